import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';

const BIN = join(import.meta.dirname, '..', '..', 'bin', 'local-org.js');
const root = mkdtempSync(join(tmpdir(), 'local-org-cli-'));
after(() => rmSync(root, { recursive: true, force: true }));

interface Ready {
  readonly url: string;
  readonly username: string;
  readonly orgId: string;
  readonly accessToken: string;
  readonly pid: number;
}

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 32 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}

function start(state: string, ...args: string[]): Promise<{ ready: Ready; exit: Promise<number | null> }> {
  const child = spawn(process.execPath, [BIN, 'start', '--state', state, '--json', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => resolve({ ready: JSON.parse(chunk.toString()) as Ready, exit }));
    void exit.then((code) => reject(new Error(`start ended with ${code}: ${text}`)));
  });
}

describe('start, status, stop, reset', () => {
  const state = join(root, 'life');

  test('an org outlives its server, keeps its secrets to its owner, and goes with reset', async () => {
    const { ready, exit } = await start(state);
    const answer = await fetch(`${ready.url}/services/data/v66.0/limits`, {
      headers: { authorization: `Bearer ${ready.accessToken}` },
    });
    assert.equal(answer.status, 200, 'the printed token works');
    assert.equal(statSync(join(state, 'keys', 'cli-jwt.key')).mode & 0o777, 0o600, 'the key is the owner’s');
    assert.equal(statSync(join(state, 'server.sqlite')).mode & 0o777, 0o600, 'so are the sessions');
    const secret = ready.accessToken.split('!')[1];
    for (const file of ['server.sqlite', 'server.sqlite-wal']) {
      assert.ok(!readFileSync(join(state, file)).includes(secret), `${file} does not hold the token`);
    }

    const used = async (server: Ready): Promise<number> => {
      const headers = { authorization: `Bearer ${server.accessToken}` };
      const limits = await fetch(`${server.url}/services/data/v66.0/limits`, { headers });
      const { DailyApiRequests } = (await limits.json()) as { DailyApiRequests: { Max: number; Remaining: number } };
      return DailyApiRequests.Max - DailyApiRequests.Remaining;
    };
    const calls = await used(ready);
    const second = run('start', '--state', state, '--json');
    assert.equal(second.status, 1, 'a second server of the same state does not start');
    assert.match(second.stderr, /^STATE_LOCKED: .*\n.*local-org stop/, 'and says why and what to do');
    const status = JSON.parse(run('status', '--state', state, '--json').stdout) as { running: boolean; url: string };
    assert.deepEqual([status.running, status.url], [true, ready.url], 'status knows it');

    assert.equal(run('stop', '--state', state).status, 0, 'stop stops it');
    assert.equal(await exit, 0, 'cleanly');
    const again = await start(state);
    assert.equal(again.ready.orgId, ready.orgId, 'the next start has the same org');
    assert.equal(await used(again.ready), calls + 1, 'and has counted its API calls');
    process.kill(again.ready.pid, 'SIGKILL');
    await again.exit;
    const third = await start(state);
    assert.equal(third.ready.orgId, ready.orgId, 'also after a kill');
    assert.equal(run('reset', '--state', state).status, 0, 'reset stops it too');
    assert.equal(existsSync(state), false, 'and removes the state');
    await third.exit;
  });
});

describe('bad beginnings', () => {
  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const state = join(root, 'port');
    const { status, stderr } = run('start', '--state', state, '--port', String(port));
    other.close();
    assert.equal(status, 1, 'it does not start');
    assert.match(stderr, new RegExp(`^PORT_TAKEN: Port ${port} .*\\n.*--port`), 'and names the port');
    assert.ok(!readdirSync(state).includes('server.lock'), 'the state is free again');
  });

  test('a state of a newer version, a damaged one, and a directory of somebody else', async () => {
    const newer = mkdtempSync(join(root, 'newer-'));
    writeFileSync(join(newer, 'state.json'), '{"version": 99}');
    assert.match(run('start', '--state', newer).stderr, /^STATE_VERSION: .*version 99/, 'newer');
    const broken = mkdtempSync(join(root, 'broken-'));
    writeFileSync(join(broken, 'state.json'), '{"vers');
    assert.match(run('start', '--state', broken).stderr, /^STATE_CORRUPT: /, 'damaged');
    const registry = mkdtempSync(join(root, 'registry-'));
    writeFileSync(join(registry, 'state.json'), '{"version": 1}');
    writeFileSync(join(registry, 'server.sqlite'), 'x'.repeat(5000));
    assert.match(run('start', '--state', registry).stderr, /^STATE_CORRUPT: .*server\.sqlite/, 'a damaged database');
    const foreign = mkdtempSync(join(root, 'foreign-'));
    writeFileSync(join(foreign, 'thesis.txt'), 'dear');
    assert.match(run('start', '--state', foreign).stderr, /^STATE_CORRUPT: .*thesis\.txt/, 'not ours');
    assert.equal(run('reset', '--state', foreign).status, 1, 'and not removed by reset');
    assert.equal(readFileSync(join(foreign, 'thesis.txt'), 'utf8'), 'dear', 'nothing is lost');
  });

  test('wrong flags, commands and folders go to standard error, with what to do', () => {
    const file = join(root, 'file');
    writeFileSync(file, '');
    for (const [args, text] of [
      [['start', '--prot', '1'], /^INVALID_ARGUMENT: .*--prot.*\n.*--help/],
      [['start', '--shape', 'round'], /^INVALID_ARGUMENT: .*developer/],
      [['start', '--port', '99999'], /^INVALID_ARGUMENT: .*65535/],
      [['start', '--hosts', '/nope'], /^INVALID_ARGUMENT: --hosts \/nope/],
      [['start', '--state', file], /^STATE_UNREADABLE: .*\n.*--state/],
      [['reset', '--state', file], /^ENOTDIR: .*\n.*Check the path/],
      [['status', '--shape', 'enterprise'], /^INVALID_ARGUMENT: .*--schema-gaps/],
      [['check'], /^INVALID_ARGUMENT: --source-dir is missing/],
      [['test', '--source-dir', '/nope'], /^PATH_NOT_FOUND: \/nope/],
      [['dance'], /^local-org: there is no command "dance"\.\n\n.*local-org start/s],
      [[], /^local-org: name a command\./],
    ] as const) {
      const { status, stdout, stderr } = run(...args);
      assert.deepEqual([status, stdout], [1, ''], `local-org ${args.join(' ')}: ${stdout}`);
      assert.match(stderr, text, `local-org ${args.join(' ')}`);
    }
  });
});

describe('what can be asked', () => {
  test('the help names every command', () => {
    for (const args of [['--help'], ['start', '--help']]) {
      const { status, stdout, stderr } = run(...args);
      assert.deepEqual([status, stderr], [0, ''], 'it is no error');
      for (const command of ['start', 'stop', 'status', 'reset', 'check', 'prepare', 'test'])
        assert.match(stdout, new RegExp(`^ {2}local-org ${command}\\b`, 'm'), command);
    }
  });

  test('which standard fields lack facts, for each shape', () => {
    const { status, stdout } = run('status', '--schema-gaps', '--json', '--shape', 'enterprise');
    const gaps = JSON.parse(stdout) as { object: string; field: string; missing: string[] }[];
    assert.equal(status, 0, 'it is no error');
    assert.ok(
      gaps.length > 0 && gaps.every(({ object, field, missing }) => object && field && missing.length > 0),
      'all',
    );
    const text = run('status', '--schema-gaps').stdout;
    assert.match(text, /^\w+\.\w+: [\w, ]+$/m, 'a line for each');
    assert.match(text, /\n\d+ fields without facts\n$/, 'and their number');
  });

  test('an org without a Dev Hub', async () => {
    const state = join(root, 'plain');
    const { ready, exit } = await start(state, '--no-dev-hub');
    const headers = { authorization: `Bearer ${ready.accessToken}` };
    const hub = await fetch(`${ready.url}/services/data/v51.0/query?q=SELECT+Id+FROM+ScratchOrgInfo`, { headers });
    assert.equal(hub.status, 400, 'the CLI sees that it is none');
    assert.match(await hub.text(), /INVALID_TYPE/, 'by this code');
    assert.match(run('stop', '--state', state).stdout, /^Stopped process \d+\.\n$/, 'stop names the process');
    assert.equal(await exit, 0, 'it ends cleanly');
    assert.match(run('stop', '--state', state).stdout, /^No local org serves /, 'the second stop has nothing to do');
  });
});
