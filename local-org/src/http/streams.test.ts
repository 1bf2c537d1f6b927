import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { deployFiles, metadataFile } from './testing/packages.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

const V = '/services/data/v66.0';
const CHANNEL = '/event/Ping__e';

let server: TestServer;
before(async () => {
  server = await startTestServer();
  const field = { fullName: 'Text__c', label: 'Text', length: 40, type: 'Text' };
  const ping = {
    deploymentStatus: 'Deployed',
    eventType: 'HighVolume',
    fields: field,
    label: 'Ping',
    pluralLabel: 'Pings',
    publishBehavior: 'PublishAfterCommit',
  };
  await deployFiles(
    server,
    { CustomObject: ['Ping__e'] },
    { 'objects/Ping__e.object': metadataFile('CustomObject', ping) },
  );
});
after(() => server.close());

type Message = Readonly<Record<string, unknown>> & { readonly successful?: boolean };

async function bayeux(...messages: readonly Message[]): Promise<readonly Message[]> {
  const answer = await server.call('POST', '/cometd/66.0', { json: messages });
  assert.equal(answer.status, 200, answer.text);
  return answer.json;
}

async function handshake(): Promise<string> {
  const [answer] = await bayeux({
    channel: '/meta/handshake',
    version: '1.0',
    supportedConnectionTypes: ['long-polling'],
  });
  assert.equal(answer?.successful, true, 'the client is known');
  return String(answer?.['clientId']);
}

async function publish(text: string): Promise<void> {
  const published = await server.call('POST', `${V}/sobjects/Ping__e`, { json: { Text__c: text } });
  assert.equal(published.status, 201, published.text);
}

/** What the next connects bring, until there is an event. */
async function nextEvents(clientId: string): Promise<readonly unknown[]> {
  for (;;) {
    const answers = await bayeux({ channel: '/meta/connect', clientId, connectionType: 'long-polling' });
    const events = answers.filter(({ channel }) => channel === CHANNEL);
    if (events.length > 0) return events.map(({ data }) => (data as { payload: { Text__c: string } }).payload.Text__c);
  }
}

test('a platform event comes to who has subscribed, and no more after the end of the subscription', async () => {
  const clientId = await handshake();
  const [subscribed] = await bayeux({ channel: '/meta/subscribe', clientId, subscription: CHANNEL });
  assert.equal(subscribed?.successful, true, 'the channel is there');
  const [events] = await Promise.all([nextEvents(clientId), publish('one')]);
  assert.deepEqual(events, ['one'], 'it comes while the client waits');
  await bayeux({ channel: '/meta/unsubscribe', clientId, subscription: CHANNEL });
  await publish('two');
  const late = await handshake();
  await bayeux({
    channel: '/meta/subscribe',
    clientId: late,
    subscription: CHANNEL,
    ext: { replay: { [CHANNEL]: -2 } },
  });
  assert.deepEqual(await nextEvents(late), ['one', 'two'], 'who comes late replays what is kept');
  const rest = await bayeux(
    { channel: '/meta/connect', clientId },
    { channel: '/meta/unsubscribe', clientId, subscription: CHANNEL },
  );
  assert.deepEqual(
    rest.map(({ channel }) => channel),
    ['/meta/connect', '/meta/unsubscribe'],
    'the first client got nothing more',
  );
  const after = await bayeux(
    { channel: '/meta/disconnect', clientId },
    { channel: '/meta/disconnect', clientId: late },
  );
  assert.deepEqual(
    after.map(({ successful }) => successful),
    [true, true],
    'both leave',
  );
});

test('a client that is not known is sent to the handshake, and what is not there is named', async () => {
  const [unknown] = await bayeux({ channel: '/meta/connect', clientId: 'nobody' });
  assert.deepEqual(unknown?.['advice'], { reconnect: 'handshake', interval: 0 }, 'it begins again');
  const clientId = await handshake();
  const [refused] = await bayeux({ channel: '/meta/subscribe', clientId, subscription: '/topic/Anything' });
  assert.deepEqual(
    [refused?.successful, refused?.['error']],
    [false, '404:/topic/Anything:The channel is not supported by the local org'],
    'a kind of channel',
  );
  const [missing] = await bayeux({ channel: '/meta/subscribe', clientId, subscription: '/event/Nothing__e' });
  assert.match(String(missing?.['error']), /Nothing__e/, 'an event that is not deployed');
  const stranger = await server.call('POST', '/cometd/66.0', { token: 'x', json: [{ channel: '/meta/handshake' }] });
  assert.equal(stranger.status, 401, 'nobody comes in without a session');
  assert.deepEqual(server.problems, [], 'nothing unexpected happened');
});
