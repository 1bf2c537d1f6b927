import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Children } from './child.ts';
import { readClone, type Clone } from './clone.ts';
import { gaps } from './feature.ts';
import { addUp, testOnce, type Counted } from './test-once.ts';
import type { SuiteResult } from './result.ts';
import { packageFolders, sourceRuns, type SourceRun } from './source-folders.ts';
import { THROUGH_CLI, throughCli } from './through-cli.ts';
import { knownSuite, type KnownSuite } from './table.ts';

export interface RunOptions {
  /** the folder of clones */
  readonly root: string;
  readonly limitMs: number;
  readonly children: Children;
  /** run the suites of `THROUGH_CLI` by the Salesforce CLI, too */
  readonly throughCli: boolean;
  /** told what is going on, in a few words */
  readonly say: (text: string) => void;
}

/** Folders of clones, as they are run: those with a minimum first, in the order of the table. */
export function suiteNames(root: string, order: readonly KnownSuite[]): string[] {
  const names = readdirSync(root, { withFileTypes: true })
    .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
  const known = order.map(({ name }) => name).filter((name) => names.includes(name));
  return [...known, ...names.filter((name) => !known.includes(name))];
}

/** Runs a suite with an empty compile cache and once more; what prevents that is in the result. */
export async function runSuite(name: string, options: RunOptions): Promise<SuiteResult> {
  const folder = path.join(options.root, name);
  const known = knownSuite(name);
  const clone = readClone(folder);
  const base = emptyResult(name, known, clone);
  const missing = (known?.beside ?? []).filter((other) => !existsSync(path.join(options.root, other)));
  if (missing.length > 0)
    return { ...base, error: `It is deployed with ${missing.join(' and ')}, which is not there.` };
  let runs: SourceRun[];
  try {
    runs = sourceRuns(folder, besideFolders(options.root, known), known?.also);
  } catch (error) {
    return {
      ...base,
      error: `sfdx-project.json cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
  if (runs.length === 0) return { ...base, error: 'There is no Apex in it.' };
  const cache = mkdtempSync(path.join(os.tmpdir(), 'conformance-'));
  try {
    const cold = await testAll(runs, cache, 'cold', options);
    const warm = cold.error === null ? await testAll(runs, cache, 'warm', options) : null;
    const result = measured(base, cold, warm);
    if (!options.throughCli || !THROUGH_CLI.includes(name) || options.children.isStopped) return result;
    options.say('through the Salesforce CLI');
    return { ...result, throughCli: await throughCliOf(folder, runs, options) };
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

async function testAll(runs: readonly SourceRun[], cache: string, what: string, options: RunOptions): Promise<Counted> {
  const results: Counted[] = [];
  for (const run of runs) {
    options.say(what);
    results.push(await testOnce(run, cache, options));
  }
  return addUp(results);
}

/** Lines for the page; that it could not be done is one of them. */
async function throughCliOf(folder: string, runs: readonly SourceRun[], options: RunOptions): Promise<string[]> {
  const lines: string[] = [];
  for (const run of runs) {
    try {
      lines.push(...(await throughCli(folder, run, options)));
    } catch (error) {
      lines.push(
        `it could not be run: ${error instanceof Error ? error.message.replace(/\s*\n\s*/g, '; ') : String(error)}`,
      );
    }
  }
  return lines;
}

function measured(base: SuiteResult, cold: Counted, warm: Counted | null): SuiteResult {
  const changed = warm !== null && warm.error === null && warm.passed !== cold.passed;
  return {
    ...base,
    passed: Math.min(cold.passed, warm?.passed ?? cold.passed),
    total: cold.total,
    cold: cold.error === null ? cold.timing : null,
    warm: warm?.error === null ? warm.timing : null,
    gaps: gaps((changed && warm.passed < cold.passed ? warm : cold).failed, cold.problems),
    compileProblems: cold.problems,
    warnings: [
      ...base.warnings,
      ...(changed
        ? [`the second run passed ${warm.passed} tests and the first ${cold.passed}: the lower number counts`]
        : []),
    ],
    error: cold.error ?? warm?.error ?? null,
  };
}

function emptyResult(name: string, known: KnownSuite | undefined, clone: Clone | null): SuiteResult {
  return {
    name,
    repository: known?.repository ?? clone?.repository ?? null,
    commit: clone?.commit ?? null,
    passed: 0,
    total: 0,
    minimum: known?.minimum ?? null,
    cold: null,
    warm: null,
    gaps: [],
    compileProblems: [],
    warnings: cloneWarnings(known, clone),
    error: null,
    throughCli: null,
  };
}

function cloneWarnings(known: KnownSuite | undefined, clone: Clone | null): string[] {
  if (clone === null) return ['it is not a git clone, so its commit is not known'];
  if (known === undefined || clone.commit.startsWith(known.commit) || known.commit.startsWith(clone.commit)) return [];
  return [`it is at ${clone.commit}, and its minimum was set at ${known.commit}`];
}

function besideFolders(root: string, known: KnownSuite | undefined): string[] {
  return (known?.beside ?? []).flatMap((other) => packageFolders(path.join(root, other)));
}
