import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { execute, localOrg } from './support/commands.ts';
import { writeSeedFile } from '../../scripts/src/start/demo-seed.ts';
import { startLocalOrg } from '../../scripts/src/start/local-org-process.ts';
import { readFlags } from '../../scripts/src/start/flags.ts';
import { API } from './support/rest-client.ts';
import { startServer } from './support/server.ts';
import { ROOT, workplace, type Workplace } from './support/workplace.ts';

interface Refusal {
  readonly error: { readonly code: string; readonly message: string; readonly remedy: string };
}

let place: Workplace;
before(() => {
  place = workplace();
});
after(() => place.remove());

/** `start --json` that must end at once, with one line of JSON. */
async function refusedStart(...args: string[]): Promise<Refusal['error']> {
  const { code, stdout, stderr } = await localOrg(place, 'start', '--json', ...args);
  assert.equal(code, 1, `it does not start: ${stdout}${stderr}`);
  const { error } = JSON.parse(stdout) as Refusal;
  assert.ok(stderr.includes(error.message) && stderr.includes(error.remedy), 'people read the same');
  assert.doesNotMatch(stderr, /\n\s+at /, 'without a stack trace');
  return error;
}

describe('a state that has been used', () => {
  let accountId: string;
  const state = () => join(place.folder, 'state');

  /** The org is there, and so is what was written into it. */
  async function holdsItsRow(): Promise<void> {
    const server = await startServer(place);
    try {
      assert.deepEqual(
        (await server.rest.rows('SELECT Id, Name FROM Account')).map((row) => [row['Id'], row['Name']]),
        [[accountId, 'Kept']],
        'nothing is lost',
      );
    } finally {
      assert.equal(await server.stop(), 0, 'it ends cleanly');
    }
  }

  before(async () => {
    const server = await startServer(place);
    const { json } = await server.rest.call('POST', `${API}/sobjects/Account`, { Name: 'Kept' });
    accountId = (json as { id: string }).id;
    await server.stop();
  });

  test('is left alone when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const { code, message, remedy } = await refusedStart('--state', state(), '--port', String(port));
    other.close();
    assert.equal(code, 'PORT_TAKEN', 'the kind of failure');
    assert.match(message, new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is used by another program`), 'what happened');
    assert.match(remedy, /--port/, 'what to do');
    await holdsItsRow();
  });

  test('of another version is refused until the version that wrote it comes back', async () => {
    const manifest = join(state(), 'state.json');
    const original = readFileSync(manifest, 'utf8');
    writeFileSync(manifest, JSON.stringify({ version: 999 }));
    const { code, message, remedy } = await refusedStart('--state', state());
    assert.equal(code, 'STATE_VERSION', 'the kind of failure');
    assert.match(message, /has version 999; this local-org reads version \d/, 'both versions');
    assert.match(remedy, /newer local-org.*--state.*local-org reset/, 'three ways on');
    writeFileSync(manifest, original);
    await holdsItsRow();
  });

  test('with a damaged org is refused by the name of the file, which is kept', async () => {
    const [name = ''] = readdirSync(join(state(), 'orgs')).filter((file) => file.endsWith('.sqlite'));
    const file = join(state(), 'orgs', name);
    const original = readFileSync(file);
    const damaged = Buffer.from(original).fill(0xff, 0, 4096);
    writeFileSync(file, damaged);
    const { code, message, remedy } = await refusedStart('--state', state());
    assert.equal(code, 'STATE_CORRUPT', 'the kind of failure');
    assert.ok(message.includes(file), 'which file');
    assert.match(remedy, /Restore the file from a copy, or run `local-org reset`/, 'what to do');
    assert.deepEqual(readFileSync(file), damaged, 'nothing was overwritten');
    writeFileSync(file, original);
    await holdsItsRow();
  });
});

describe('wrong flags', { concurrency: 2 }, () => {
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [['start', '--prot', '1'], /Unknown option '--prot'/],
    [['start', '--port', 'http'], /--port must be a number from 0 to 65535, not "http"/],
    [['start', '--port', '70000'], /not "70000"/],
    [['start', '--shape', 'round'], /--shape must be one of developer, enterprise.*not "round"/],
    [['start', '--hosts', 'nowhere.json'], /--hosts nowhere\.json cannot be read/],
    [['start', '--seed', 'nowhere.ndjson', '--state', 'unseeded'], /SEED_FAILED: .*nowhere\.ndjson/],
    [['start', 'somewhere'], /somewhere/],
    [['check'], /--source-dir is missing/],
    [['check', '--source-dir', 'nowhere'], /nowhere: File or folder not found/],
    [['test', '--shape', 'x', '--source-dir', '.'], /--shape must be one of/],
    [['stop', '--now'], /Unknown option '--now'/],
  ];
  for (const [args, text] of cases) {
    test(`local-org ${args.join(' ')}`, async () => {
      const { code, stdout, stderr } = await localOrg(place, ...args);
      assert.equal(code, 1, 'it fails');
      assert.match(stderr, text, 'names the flag');
      assert.match(stderr, /local-org --help|source-format|--seed/, 'and the way on');
      assert.doesNotMatch(stderr, /\n\s+at /, 'without a stack trace');
      assert.equal(stdout, '', 'standard output stays empty');
    });
  }

  test('an unknown command shows the usage', async () => {
    const { code, stderr } = await localOrg(place, 'dance');
    assert.equal(code, 1, 'it fails');
    assert.match(stderr, /there is no command "dance"[\s\S]*local-org start .*--port N/, 'with all commands');
  });

  test('npm start -- --prot 1', async () => {
    const program = join(ROOT, 'scripts/src/start/main.ts');
    const { code, stdout, stderr } = await execute([process.execPath, program, '--prot', '1'], place.env, place.folder);
    assert.equal(code, 1, 'it fails');
    assert.match(stderr, /Unknown option '--prot'/, 'names the flag');
    assert.match(stderr, /Usage: npm start -- \[--port N\]/, 'and shows the usage');
    assert.equal(stdout, '', 'before anything was started');
  });

  for (const [args, text] of [
    [['--port', 'x'], /--port takes a number from 0 to 65535, not "x"/],
    [['--port'], /--port/],
    [['--shape', 'round'], /There is no shape "round"/],
    [['now'], /now/],
  ] as const) {
    test(`npm start -- ${args.join(' ')} is refused in the same way`, () => {
      assert.throws(() => readFlags(args, {}), { name: 'FlagError', message: text }, 'names the flag');
    });
  }
});

describe('npm start', () => {
  test('passes on why the org did not start, and what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const hostsFile = place.write('hosts.json', '{}');
    const state = join(place.folder, 'demo');
    try {
      await assert.rejects(startLocalOrg({ root: ROOT, state, port, shape: 'developer', hostsFile }), {
        name: 'LocalOrgError',
        message: new RegExp(
          `Port ${port} on 127\\.0\\.0\\.1 is used by another program\\.\\nChoose another with --port`,
        ),
      });
    } finally {
      other.close();
    }
  });

  test('writes its demo data as a whole or not at all', async () => {
    const file = join(place.folder, 'demo.ndjson');
    await writeSeedFile(file, Date.parse('2026-11-21T10:00:00Z'));
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    assert.ok(lines.length > 2500 && lines.every((line) => line.startsWith('{') && line.endsWith('}')), 'whole lines');
    const drafts = readdirSync(place.folder).filter((name) => name.startsWith('demo.ndjson.'));
    assert.deepEqual(drafts, [], 'no draft is left');
  });
});

describe('a Node that is too old', () => {
  /** Any Node can play an older one. */
  const AS_18 = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'18.20.0'})";

  function copyOf(launcher: string): string {
    const root = join(place.folder, 'clone');
    cpSync(join(ROOT, launcher), join(root, launcher));
    writeFileSync(join(root, 'package.json'), '{"type": "module"}');
    return join(root, launcher);
  }

  const launchers = [
    ['local-org/bin/local-org.js', ['status']],
    ['scripts/bin/run.js', ['scripts/src/start/main.ts']],
  ] as const;

  for (const [launcher, args] of launchers) {
    test(`${launcher} without the npm package node says so`, async () => {
      const command = [process.execPath, '--import', AS_18, copyOf(launcher), ...args];
      const { code, stderr } = await execute(command, place.env, place.folder);
      assert.equal(code, 1, 'it fails');
      assert.match(stderr, /Node 24/, 'what is needed');
      assert.match(stderr, /Node 18\.20\.0/, 'what is there');
      assert.match(stderr, /npm ci/, 'what to do');
    });

    test(`${launcher} says that install scripts were skipped`, async () => {
      const file = copyOf(launcher);
      const folder = join(place.folder, 'clone/node_modules/node');
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'package.json'), '{"name": "node", "version": "24.0.0"}');
      const { code, stderr } = await execute(
        [process.execPath, '--import', AS_18, file, ...args],
        place.env,
        place.folder,
      );
      assert.equal(code, 1, 'it fails');
      assert.match(stderr, /install script/, 'the reason');
      assert.match(stderr, /npm (ci|rebuild node)/, 'what to do');
    });
  }
});
