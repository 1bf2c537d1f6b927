import { resolve } from 'node:path';
import type { TestRunOutcome } from '../org/types.ts';
import { invalid, parseFlags, portNumber, shapeName } from './options.ts';
import { printTestRun } from './print-test-run.ts';
import { runSourceTests, type RunOptions, type SourceTests } from './run-source-tests.ts';

const PASSED = 0;
const NOTHING_RAN = 1;
const TEST_FAILED = 100;
const DEBUGGER_PORT = 9229;

/** `local-org test`: runs Apex tests of source folders on a throwaway org. 0, 100 when a test failed, 1 when nothing could run. */
export async function testCommand(argv: string[]): Promise<number> {
  const flags = parseFlags(withDefaultPort(argv), {
    'source-dir': { type: 'string', multiple: true, short: 'd' },
    'class-names': { type: 'string', multiple: true, short: 'n' },
    'code-coverage': { type: 'boolean', default: false },
    'compile-cache': { type: 'string' },
    inspect: { type: 'string' },
    watch: { type: 'boolean', default: false },
    shape: { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  const dirs = flags['source-dir'] ?? [];
  if (dirs.length === 0) throw invalid('--source-dir is missing: it names the folders with the Apex to test.');
  const classNames = flags['class-names']?.flatMap((names) => names.split(',')).map((name) => name.trim());
  const cache = flags['compile-cache'];
  const request = {
    dirs,
    shape: shapeName(flags.shape),
    classNames: classNames ?? null,
    codeCoverage: flags['code-coverage'],
    inspectPort: flags.inspect === undefined ? null : portNumber(flags.inspect, '--inspect'),
  };
  const options = cache === undefined ? {} : { compileCache: resolve(cache) };
  if (flags.watch) return await watched(request, options, flags.json);
  const early = sayWhenNothingRan();
  try {
    const outcome = await runSourceTests(request, options);
    if (flags.json) process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
    else printTestRun(outcome);
    if (outcome.tests.length === 0) process.stderr.write('NOTHING_RAN: there is no test to run in these folders.\n');
    return exitCode(outcome);
  } finally {
    early.end();
  }
}

async function watched(request: SourceTests, options: RunOptions, json: boolean): Promise<number> {
  if (json) throw invalid('--watch prints for people: leave --json away.');
  if ((request.inspectPort ?? null) !== null) throw invalid('--watch and --inspect exclude each other.');
  return (await import('./watch.ts')).watchTests(request, options);
}

/** `--inspect` alone means the port where Node's debuggers look first. */
function withDefaultPort(argv: readonly string[]): string[] {
  return argv.map((arg) => (arg === '--inspect' ? `--inspect=${DEBUGGER_PORT}` : arg));
}

/** A process that ends before its tests have run, because nothing keeps it alive, fails and says so. */
function sayWhenNothingRan(): { end(): void } {
  const say = (): void => {
    process.exitCode = NOTHING_RAN;
    process.stderr.write('NOTHING_RAN: the process ended before the tests had run. Run them again.\n');
  };
  process.once('exit', say);
  return { end: () => void process.off('exit', say) };
}

function exitCode(outcome: TestRunOutcome): number {
  if (outcome.tests.length === 0) return NOTHING_RAN;
  return outcome.tests.some((test) => test['Outcome'] !== 'Pass') ? TEST_FAILED : PASSED;
}
