import assert from 'node:assert/strict';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sf } from '../scripts/src/salesforce-cli/sf.ts';
import { SHAPES } from '../scripts/src/start/flags.ts';
import { ROOT, startSystem, type System } from '../scripts/src/start/system.ts';

const ALIAS = 'hub-cli';

interface DeployAnswer {
  readonly numberComponentsDeployed: number;
  readonly files: readonly { readonly state: string; readonly fullName: string }[];
}
interface TestAnswer {
  readonly summary: { readonly passing: number; readonly failing: number; readonly testRunCoverage: string };
}

/** Every file of a folder by its path, components' compiled JavaScript left out. */
function contents(folder: string): Record<string, string> {
  const files = globSync('force-app/**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, file), readFileSync(file, 'utf8')] as const;
    }),
  );
}

for (const shape of SHAPES) {
  describe(`the Salesforce CLI on an org of shape ${shape}`, { timeout: 300_000 }, () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'hub-cli-'));
    const home = path.join(folder, 'home');
    const project = path.join(folder, 'project');
    let system: System;
    const call = (args: readonly string[]): Promise<unknown> => sf(args, { cwd: project, env: { HOME: home } });

    before(async () => {
      system = await startSystem({
        state: path.join(folder, 'state'),
        notes: path.join(folder, 'notes'),
        home,
        alias: ALIAS,
        port: 0,
        shape,
      });
      await system.deploy();
      for (const part of ['force-app', 'sfdx-project.json', '.forceignore'])
        cpSync(path.join(ROOT, part), path.join(project, part), { recursive: true });
    });
    after(async () => {
      await system.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    it('deploys force-app a second time and finds nothing changed', async () => {
      const answer = (await call([
        'project',
        'deploy',
        'start',
        '--target-org',
        ALIAS,
        '--source-dir',
        'force-app',
        '--wait',
        '10',
      ])) as DeployAnswer;
      const changed = answer.files
        .filter((file) => file.state !== 'Unchanged')
        .map((file) => `${file.state} ${file.fullName}`);
      assert.deepEqual(changed, [], 'the second deploy changes nothing');
    });

    it('runs the Apex tests with at least 90 % coverage', async () => {
      const { summary } = (await call([
        'apex',
        'run',
        'test',
        '--target-org',
        ALIAS,
        '--test-level',
        'RunLocalTests',
        '--code-coverage',
        '--wait',
        '10',
      ])) as TestAnswer;
      assert.equal(summary.failing, 0, 'no test fails');
      assert.ok(summary.passing > 50, `${summary.passing} tests ran`);
      assert.ok(Number.parseInt(summary.testRunCoverage, 10) >= 90, `coverage is ${summary.testRunCoverage}`);
    });

    it('retrieves force-app as it stands in the repository', async () => {
      const before = contents(project);
      await call([
        'project',
        'retrieve',
        'start',
        '--target-org',
        ALIAS,
        '--source-dir',
        'force-app',
        '--wait',
        '10',
        '--ignore-conflicts',
      ]);
      assert.deepEqual(contents(project), before, 'a retrieve leaves no difference');
    });
  });
}
