import assert from 'node:assert/strict';
import { it } from 'node:test';
import { debugLogsOfJobs } from './debug-logs.ts';
import type { EventListener } from './events.ts';
import type { FaultRecord } from './records.ts';
import { PLANTED } from './scenarios.ts';
import type { FaultsSystem } from './system.ts';

/** Declares the tests that nothing secret or personal was left behind by any fault that was measured before. */
export function secretsStory(
  system: () => FaultsSystem,
  records: ReadonlyMap<string, FaultRecord>,
  events: () => EventListener,
): void {
  const forbidden = (): Readonly<Record<string, string>> => {
    const { secrets } = system().simulators;
    const tokens = system()
      .desk.tokens()
      .map((token, index): [string, string] => [`access token ${index}`, token]);
    return {
      'planted token': PLANTED.token,
      'planted address': PLANTED.email,
      'planted card number': PLANTED.card,
      'planted address of a query': encodeURIComponent(PLANTED.query),
      'client secret': secrets.clientSecret,
      'api key': secrets.apiKey,
      ...Object.fromEntries(tokens),
    };
  };
  const assertSilent = (where: string, text: string, except = ''): void => {
    for (const [what, value] of Object.entries(forbidden()).filter(([, candidate]) => candidate !== except))
      assert.ok(!text.includes(value), `${where} holds the ${what}`);
  };

  it('there was something to leak: answers, contents and queries carried it', () => {
    assert.ok(system().desk.tokens().length > 0, 'tokens were given');
    const notes = system()
      .desk.orders()
      .map(({ note }) => note ?? '');
    assert.ok(
      notes.some((note) => note.includes(PLANTED.email)),
      'the partner received the planted address',
    );
    assert.ok(JSON.stringify([...records.values()]).includes('***'), 'something was masked');
  });

  it('no log row, exception or message holds a secret or a person', () => {
    for (const [fault, record] of records) {
      const { read, write, keyedWrite, ...rest } = record;
      for (const call of [read, write, keyedWrite])
        assertSilent(`what ${fault} left`, JSON.stringify({ ...call, debugLog: '' }));
      assertSilent(`the queue after ${fault}`, JSON.stringify(rest));
    }
  });

  it('no debug log holds a secret or a person', () => {
    for (const [fault, { read, write, keyedWrite }] of records)
      for (const { debugLog } of [read, write, keyedWrite]) {
        assert.ok(debugLog.includes('USER_DEBUG'), `there is a log of ${fault}`);
        assertSilent(`the debug log of ${fault}`, debugLog, encodeURIComponent(PLANTED.query));
      }
  });

  it('no debug log of a job holds a secret or a person', async () => {
    const logs = await debugLogsOfJobs(system().session);
    assert.ok(
      logs.some((log) => log.includes('CALLOUT_REQUEST')),
      'deliveries were logged',
    );
    for (const log of logs) assertSilent('the debug log of a job', log);
  });

  it('no event holds a secret or a person', () => {
    assert.ok(events().heard.length >= records.size, 'the events were heard');
    for (const event of events().heard) assertSilent('an event', JSON.stringify(event));
  });
}
