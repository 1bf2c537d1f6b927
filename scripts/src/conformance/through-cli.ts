import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { sf, SfError } from '../salesforce-cli/sf.ts';
import { LOCAL_ORG, type Children } from './child.ts';
import type { SourceRun } from './source-folders.ts';
import { differences, type TestRun } from './compare-runs.ts';

/** The suites whose whole way through the CLI is compared with the direct runner. */
export const THROUGH_CLI: readonly string[] = ['fflib-apex-mocks', 'apex-recipes'];
const WAIT_MINUTES = '30';

interface Ready {
  readonly url: string;
  readonly accessToken: string;
}

/**
 * Deploys a project into a new local org and runs its tests, both by the Salesforce CLI, and says in which tests and classes that
 * differs from the direct runner. The clone stays as it is.
 */
export async function throughCli(
  project: string,
  run: SourceRun,
  { children, limitMs }: { readonly children: Children; readonly limitMs: number },
): Promise<string[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'conformance-cli-'));
  const home = path.join(folder, 'home');
  mkdirSync(home);
  const server = await startOrg(path.join(folder, 'state'));
  try {
    const org: CliOrg = { cwd: project, env: { HOME: home, SF_ACCESS_TOKEN: server.ready.accessToken } };
    await sf(
      ['org', 'login', 'access-token', '--instance-url', server.ready.url, '--no-prompt', '--alias', 'suite'],
      org,
    );
    const refused = await deploy(run.folders, org);
    if (refused.length > 0) return refused;
    const through = await runTests(org);
    const direct = await runDirectly(run, children, limitMs);
    return differences(through, direct);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface CliOrg {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What the org refuses, one line each. */
async function deploy(folders: readonly string[], org: CliOrg): Promise<string[]> {
  const source = folders.flatMap((folder) => ['--source-dir', folder]);
  try {
    await sf(['project', 'deploy', 'start', ...source, '--target-org', 'suite', '--wait', WAIT_MINUTES], org);
    return [];
  } catch (error) {
    if (!(error instanceof SfError)) throw error;
    return [`the deploy is refused: ${error.message.replace(/\s*\n\s*/g, '; ')}`];
  }
}

/** The CLI ends with 100 when a test fails, and prints its result all the same. */
async function runTests(org: CliOrg): Promise<TestRun> {
  const flags = ['--code-coverage', '--test-level', 'RunLocalTests', '--wait', WAIT_MINUTES, '--target-org', 'suite'];
  return (await sf(['apex', 'run', 'test', ...flags], { ...org, accepts: [100] })) as TestRun;
}

async function runDirectly(run: SourceRun, children: Children, limitMs: number): Promise<TestRun> {
  const source = run.folders.flatMap((folder) => ['--source-dir', folder]);
  const ended = await children.localOrg(['test', ...source, '--code-coverage', '--json'], limitMs);
  return JSON.parse(ended.stdout) as TestRun;
}

async function startOrg(state: string): Promise<{ readonly ready: Ready; readonly stop: () => Promise<void> }> {
  const child = spawn(process.execPath, [LOCAL_ORG, 'start', '--json', '--state', state], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<null>((resolve) => child.once('exit', () => resolve(null)));
  const line = new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
  const first = await Promise.race([line, ended]);
  if (first === null) throw new Error('The local org ended before it was ready.');
  return { ready: JSON.parse(first) as Ready, stop: () => stopped(child, ended) };
}

async function stopped(child: ChildProcess, ended: Promise<null>): Promise<void> {
  child.kill('SIGTERM');
  await ended;
}
