import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { SfCli } from '../src/http/testing/sf-cli.ts';
import { startTestServer, type TestServer } from '../src/http/testing/test-server.ts';

let server: TestServer;
let sf: SfCli;
before(async () => {
  server = await startTestServer();
  sf = new SfCli();
  await sf.signIn(server, '--alias', 'org');
  sf.write('code.apex', "System.debug('seen in the log');");
});
after(async () => {
  sf.remove();
  await server.close();
});

interface Listed {
  readonly Id: string;
  readonly Operation: string;
  readonly Status: string;
  readonly LogUser: { readonly Name: string };
}

test('sf tails, lists and gets the debug logs of a traced user', async () => {
  const tail = sf.start(['apex', 'tail', 'log', '--target-org', 'org']);
  let shown = '';
  tail.stdout.on('data', (chunk: Buffer) => (shown += chunk.toString()));
  tail.stderr.on('data', (chunk: Buffer) => (shown += chunk.toString()));
  try {
    let logs: readonly Listed[] = [];
    for (let tries = 0; tries < 8 && !shown.includes('seen in the log'); tries++) {
      const run = await sf.run('apex run --file code.apex');
      assert.equal(run.status, 0, run.message);
      ({ result: logs } = await sf.run<readonly Listed[]>('apex list log'));
      await sleep(500);
    }
    assert.match(shown, /USER_DEBUG\|\[1\]\|DEBUG\|seen in the log/, 'the tail shows it');
    const [log] = logs;
    assert.equal(log?.Status, 'Success', 'it is listed');
    assert.equal(log.LogUser.Name, 'Admin User', 'with its user');
    const got = await sf.run<readonly { readonly log: string }[]>(`apex get log --log-id ${log.Id}`);
    assert.match(got.result[0]?.log ?? '', /EXECUTION_STARTED[\s\S]*seen in the log/, 'and can be read');
  } finally {
    tail.kill();
  }
});
