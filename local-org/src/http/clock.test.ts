import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { deployFiles, metadataFile } from './testing/packages.ts';
import { startTestServer, type Answer, type TestServer } from './testing/test-server.ts';
import type { ClockState } from './routes/clock.ts';

const WAITS = `public class Waits implements Queueable {
  private final String name;
  public Waits(String name) { this.name = name; }
  public void execute(QueueableContext context) { insert new Account(Name = name); }
}`;
const HOURLY = `public class Hourly implements Schedulable {
  public void execute(SchedulableContext context) { insert new Account(Name = 'hourly'); }
}`;

describe('the clock of a server that was started with a movable one', () => {
  let server: TestServer;

  before(async () => {
    server = await startTestServer({ hasMovableClock: true });
    await deployFiles(
      server,
      { ApexClass: ['Waits', 'Hourly'] },
      Object.fromEntries(
        Object.entries({ Waits: WAITS, Hourly: HOURLY }).flatMap(([name, body]) => [
          [`classes/${name}.cls`, body],
          [`classes/${name}.cls-meta.xml`, metadataFile('ApexClass', { apiVersion: '66.0', status: 'Active' })],
        ]),
      ),
    );
  });
  after(() => server.close());

  const apex = async (code: string): Promise<void> => {
    const { json } = await server.call(
      'GET',
      `/services/data/v66.0/tooling/executeAnonymous?anonymousBody=${encodeURIComponent(code)}`,
    );
    const answer = json as { success: boolean; exceptionMessage: string; compileProblem: string };
    assert.equal(answer.success, true, answer.exceptionMessage ?? answer.compileProblem);
  };
  const advance = async (advanceSeconds: unknown): Promise<Answer> =>
    server.call('POST', '/_local/clock', { json: { advanceSeconds } });
  const state = async (): Promise<ClockState> => (await server.call('GET', '/_local/clock')).json;
  const quiet = async (): Promise<void> => {
    while ((await state()).isActive) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  const accounts = async (): Promise<string[]> => {
    const soql = 'SELECT Name FROM Account ORDER BY CreatedDate, Name';
    const { json } = await server.call('GET', `/services/data/v66.0/query?q=${encodeURIComponent(soql)}`);
    return (json as { records: { Name: string }[] }).records.map(({ Name }) => Name);
  };

  it('runs delayed jobs when their minutes have passed, the earlier one first', async () => {
    await apex(`System.enqueueJob(new Waits('ten'), 10); System.enqueueJob(new Waits('two'), 2);`);
    await quiet();
    const { now, nextDue } = await state();
    const minutes = (Date.parse(nextDue ?? '') - Date.parse(now)) / 60_000;
    assert.ok(minutes > 1 && minutes <= 2, `the next one is due in two minutes: ${minutes}`);
    await advance(125);
    await quiet();
    assert.deepEqual(await accounts(), ['two'], 'after two minutes');
    await advance(480);
    await quiet();
    assert.deepEqual(await accounts(), ['two', 'ten'], 'after ten minutes, not twelve');
  });

  it('is the time of Apex and of its data', async () => {
    const before = Date.now();
    await advance(3600);
    await apex(`insert new Account(Name = 'later', Description = String.valueOf(System.now().getTime()));`);
    const soql = "SELECT CreatedDate, Description FROM Account WHERE Name = 'later'";
    const { json } = await server.call('GET', `/services/data/v66.0/query?q=${encodeURIComponent(soql)}`);
    const [row] = (json as { records: { CreatedDate: string; Description: string }[] }).records;
    assert.ok(Number(row?.Description) - before > 3_600_000, 'System.now()');
    assert.ok(Date.parse(row?.CreatedDate ?? '') - before > 3_600_000, 'CreatedDate');
  });

  it('fires scheduled jobs', async () => {
    await apex(`System.schedule('Hourly', '0 30 * * * ?', new Hourly());`);
    await quiet();
    await advance(3600);
    for (let turn = 0; turn < 100 && !(await accounts()).includes('hourly'); turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    assert.ok((await accounts()).includes('hourly'), 'its minute has passed');
  });

  it('goes forward only', async () => {
    for (const wrong of [0, -5, 'soon', null, 1e12]) {
      const { status } = await advance(wrong);
      assert.equal(status, 400, `refused: ${wrong}`);
    }
  });

  it('asks who it is', async () => {
    const { status } = await server.call('GET', '/_local/clock', { token: null });
    assert.equal(status, 401, 'nobody without a session');
  });
});

it('has no such door otherwise', async () => {
  const server = await startTestServer();
  try {
    const { status } = await server.call('GET', '/_local/clock');
    assert.equal(status, 404, 'as in any org');
  } finally {
    await server.close();
  }
});
