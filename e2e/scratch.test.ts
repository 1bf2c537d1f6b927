import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { run } from '../scripts/src/process/run.ts';
import { ROOT, startSystem, type System } from '../scripts/src/start/system.ts';

describe('npm run scratch', { timeout: 300_000 }, () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hub-scratch-'));
  const home = path.join(folder, 'home');
  let hub: System;
  const scratch = (...flags: readonly string[]) =>
    run(
      [
        process.execPath,
        'scripts/bin/run.js',
        'scripts/src/scratch/main.ts',
        '--dev-hub',
        'hub-dev-hub',
        '--alias',
        'hub-test-scratch',
        ...flags,
      ],
      { cwd: ROOT, env: { ...process.env, HOME: home } },
    );

  before(async () => {
    hub = await startSystem({
      state: path.join(folder, 'state'),
      notes: path.join(folder, 'notes'),
      home,
      alias: 'hub-dev-hub',
      port: 0,
      shape: 'enterprise',
    });
    await hub.signIn();
  });
  after(async () => {
    await hub.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('fails clearly and can be run again', async () => {
    const finished = await scratch('--definition', 'config/scratch/no-such-file.json');
    assert.equal(finished.code, 1, 'a missing definition is an error');
    assert.match(
      finished.stderr,
      /no-such-file\.json[\s\S]*Run the command again/,
      'it says which file and what to do',
    );
  });

  it('makes an org, deploys, connects it to itself and runs the Apex tests', async () => {
    const finished = await scratch();
    assert.equal(finished.code, 0, finished.stdout + finished.stderr);
    assert.match(finished.stdout, /Apex tests .*\d+ passed, coverage 9\d%/, 'the tests ran in the scratch org');
    assert.match(finished.stdout, /Integration Health {2}http/, 'it says where to look');
  });

  it('leaves alone what is done when it is run again', async () => {
    const finished = await scratch();
    assert.equal(finished.code, 0, finished.stdout + finished.stderr);
  });
});
