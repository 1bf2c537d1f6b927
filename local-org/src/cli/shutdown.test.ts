import assert from 'node:assert/strict';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { localOrg } from '../../test/support/commands.ts';
import { metadataXml, packageXml } from '../../test/support/packages.ts';
import { API } from '../../test/support/rest-client.ts';
import { startServer, type Server } from '../../test/support/server.ts';
import { workplace, type Workplace } from '../../test/support/workplace.ts';

let place: Workplace;
let partner: HttpServer;
let hosts: string;
let server: Server;
let called: Promise<unknown>;

/** A partner that takes every call and answers none. */
before(async () => {
  place = workplace();
  partner = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => partner.once('listening', resolve));
  const { port } = partner.address() as AddressInfo;
  hosts = place.write('hosts.json', JSON.stringify({ 'slow.example.com': `http://127.0.0.1:${port}` }));
});
after(() => {
  partner.closeAllConnections();
  partner.close();
  return place.remove();
});
beforeEach(async () => {
  called = new Promise((resolve) => partner.once('request', resolve));
  server = await startServer(place, '--hosts', hosts);
});

const anonymous = (code: string): Promise<unknown> =>
  server.rest
    .call('GET', `${API}/tooling/executeAnonymous/?anonymousBody=${encodeURIComponent(code)}`)
    .catch(() => 'cut off');

async function openCallout(): Promise<void> {
  const site = metadataXml(
    'RemoteSiteSetting',
    '<disableProtocolSecurity>false</disableProtocolSecurity><isActive>true</isActive><url>https://slow.example.com</url>',
  );
  const deployed = await server.rest.deploy({
    'package.xml': packageXml({ RemoteSiteSetting: ['Slow'] }),
    'remoteSiteSettings/Slow.remoteSite': site,
  });
  assert.equal(deployed.status, 'Succeeded', JSON.stringify(deployed.details.componentFailures));
  void anonymous(
    "HttpRequest r = new HttpRequest(); r.setEndpoint('https://slow.example.com/'); r.setMethod('GET'); r.setTimeout(120000); new Http().send(r);",
  );
  await called;
}

/** An event stream of a browser, and a CometD client that waits. */
async function openStreams(): Promise<void> {
  const signIn = await fetch(server.loginUrl, { redirect: 'manual' });
  const cookie = (signIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const stream = await fetch(`${server.url}/lightning/events?channel=/event/Any__e`, { headers: { cookie } });
  assert.equal(stream.status, 200, 'the stream is open');
  void stream.text().catch(() => 'cut off');
  const [{ clientId }] = (await server.rest.call('POST', '/cometd/67.0/handshake', [{ channel: '/meta/handshake' }]))
    .json as [{ clientId: string }];
  void server.rest
    .call('POST', '/cometd/67.0/connect', [{ channel: '/meta/connect', clientId }])
    .catch(() => 'cut off');
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('a server ends', () => {
  test('while streams are open and a callout is under way', async () => {
    await openStreams();
    await openCallout();
    assert.equal(await server.stop(), 0, 'cleanly');
    assert.equal(isRunning(server.pid), false, 'nothing of it runs on');
  });

  test('while Apex holds the file of the org, and what was not committed is not there', async () => {
    void anonymous("insert new Account(Name = 'Never'); while (true) { Integer i = 1; }");
    await sleep(1500);
    assert.equal(await server.stop(), 0, 'cleanly');
    server = await startServer(place, '--hosts', hosts);
    assert.deepEqual(await server.rest.rows('SELECT Name FROM Account'), [], 'the transaction was rolled back');
    assert.equal(await server.stop(), 0, 'and again');
  });

  test('when its launcher is killed', async () => {
    await openCallout();
    process.kill(server.launcherPid, 'SIGKILL');
    while (isRunning(server.pid)) await sleep(50);
    const status = await localOrg(place, 'status', '--json', '--state', `${place.folder}/state`);
    assert.equal((JSON.parse(status.stdout) as { running: boolean }).running, false, 'and leaves the state free');
  });

  test('by local-org stop', async () => {
    const { code, stdout } = await localOrg(place, 'stop', '--state', `${place.folder}/state`);
    assert.deepEqual([code, stdout], [0, `Stopped process ${server.pid}.\n`], 'which says so');
    assert.equal(isRunning(server.pid), false, 'when it is over');
  });
});
