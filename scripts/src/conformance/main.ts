import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { load, machine } from '../../../bench/support/machine.ts';
import { Children } from './child.ts';
import { readClone } from './clone.ts';
import { readFlags, USAGE, UsageError, type Flags } from './flags.ts';
import { KeptResults } from './kept.ts';
import { asMarkdown, lineOf } from './report.ts';
import { isMissed, type SuiteResult } from './result.ts';
import { runSuite, suiteNames } from './run-suite.ts';
import { KNOWN_SUITES } from './table.ts';

const INTERRUPTED = 130;

/** `npm run conformance`: runs public suites by `local-org test` and writes what passes to bench/conformance.md. */
async function main(argv: readonly string[]): Promise<number> {
  const flags = readFlags(argv);
  const names = suiteNames(flags.root, KNOWN_SUITES).filter((name) => flags.only?.includes(name) ?? true);
  if (names.length === 0) throw new UsageError(`${flags.root} has no folders: clone the suites into it.`);
  if (flags.results) mustBeWritable(flags.results);
  const before = load();
  const children = new Children();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => children.stop());
  const kept = new KeptResults(flags.root);
  if (flags.resume) kept.load();
  const results = await runAll(names, flags, children, kept);
  if (children.isStopped) {
    console.error(
      `\nInterrupted after ${results.length} of ${names.length}. They are kept: go on with the same command and --resume.`,
    );
    return INTERRUPTED;
  }
  if (flags.results) await write(flags.results, results, before);
  kept.remove();
  return summary(results);
}

async function runAll(
  names: readonly string[],
  flags: Flags,
  children: Children,
  kept: KeptResults,
): Promise<SuiteResult[]> {
  const results: SuiteResult[] = [];
  for (const [index, name] of names.entries()) {
    if (children.isStopped) break;
    const say = (text: string): void => console.log(`[${index + 1}/${names.length}] ${name}: ${text} …`);
    const known = kept.of(name, readClone(path.join(flags.root, name))?.commit ?? null);
    const result = known ?? (await runSuite(name, { ...flags, children, say }));
    if (children.isStopped) break;
    for (const warning of known ? [] : result.warnings) console.error(`${name}: ${warning}.`);
    console.log(`${verdict(result)} ${lineOf(result)}`);
    for (const line of result.throughCli ?? []) console.log(`  through the Salesforce CLI: ${line}`);
    if (!known) kept.add(result);
    results.push(result);
  }
  return results;
}

function verdict(result: SuiteResult): string {
  if (isMissed(result)) return '✗';
  return result.error === null ? '✓' : '-';
}

function mustBeWritable(file: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    closeSync(openSync(file, 'a'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The results cannot be written: ${reason}. Name another file by --results.`, { cause: error });
  }
}

async function write(file: string, results: readonly SuiteResult[], before: string): Promise<void> {
  const busy = `load ${before} before the run and ${load()} after it; it should be below the number of cores`;
  const text = asMarkdown(results, [...machine(), busy], new Date().toISOString().slice(0, 10));
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: 'markdown' }));
  console.log(`\nWritten to ${path.relative(process.cwd(), file)}`);
}

/** 1 when a minimum is missed or nothing ran. */
function summary(results: readonly SuiteResult[]): number {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const total = results.reduce((sum, result) => sum + result.total, 0);
  const missed = results.filter(isMissed);
  for (const { name, passed: reached, minimum } of missed)
    console.error(`${name} passes ${reached} tests; it must pass ${minimum}.`);
  if (total === 0) console.error('Nothing ran.');
  console.log(`${passed} passed, ${total === 0 ? 1 : total - passed} failed`);
  return missed.length === 0 && total > 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 1;
}
