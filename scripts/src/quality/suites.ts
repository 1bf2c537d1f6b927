import { readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from '../process/run.ts';
import { SHAPES } from '../start/flags.ts';
import { counted, single, type Suite, type SuiteResult } from './suite.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const bin = (name: string): string => path.join(ROOT, 'node_modules/.bin', name);

/** Tests never see the user's home, so that they cannot touch a running demo or its CLI sign-in. */
function isolated(home: string): NodeJS.ProcessEnv {
  return { ...process.env, HOME: home, FORCE_COLOR: '0' };
}

async function all(...commands: readonly (readonly string[])[]): Promise<SuiteResult> {
  let output = '';
  for (const command of commands) {
    const finished = await run(command, { cwd: ROOT });
    output += finished.stdout + finished.stderr;
    if (finished.code !== 0) return single(finished.code, output);
  }
  return single(0, output);
}

async function nodeTests(home: string, concurrency: number, ...patterns: readonly string[]): Promise<SuiteResult> {
  const args = ['--test', '--test-reporter=spec', `--test-concurrency=${concurrency}`, ...patterns];
  const finished = await run([process.execPath, ...args], { cwd: ROOT, env: isolated(home) });
  const count = (name: string): number => Number(new RegExp(`^ℹ ${name} (\\d+)$`, 'm').exec(finished.stdout)?.[1] ?? 0);
  return counted(
    count('pass'),
    count('fail') + count('cancelled'),
    finished.code,
    failuresOf(finished.stdout) + finished.stderr,
  );
}

/** Of a long report only the part that tells what failed. */
function failuresOf(report: string): string {
  const start = report.indexOf('✖ failing tests:');
  return start === -1 ? report.slice(-4_000) : report.slice(start);
}

interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

async function componentTests(home: string): Promise<SuiteResult> {
  const file = path.join(home, 'jest.json');
  const finished = await run([bin('sfdx-lwc-jest'), '--', '--json', `--outputFile=${file}`], {
    cwd: ROOT,
    env: isolated(home),
  });
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as JestReport;
    return counted(
      report.numPassedTests,
      report.numFailedTests + report.numRuntimeErrorTestSuites,
      finished.code,
      finished.stderr,
    );
  } catch {
    return counted(0, 0, finished.code, finished.stdout + finished.stderr);
  } finally {
    rmSync(file, { force: true });
  }
}

interface ApexReport {
  readonly summary: {
    readonly passing: number;
    readonly failing: number;
    readonly testRunCoverage?: string;
    readonly compileProblems?: readonly { file: string; line: number; message: string }[];
  };
  readonly tests: readonly { FullName: string; Outcome: string; Message: string | null; StackTrace: string | null }[];
}

export const MINIMUM_COVERAGE = 90;

async function apexTests(home: string, shape: string): Promise<SuiteResult> {
  const command = [
    process.execPath,
    'local-org/bin/local-org.js',
    'test',
    '--source-dir',
    'force-app',
    '--source-dir',
    'examples',
    '--shape',
    shape,
    '--code-coverage',
    '--json',
  ];
  const finished = await run(command, { cwd: ROOT, env: isolated(home) });
  let report: ApexReport;
  try {
    report = JSON.parse(finished.stdout) as ApexReport;
  } catch {
    return counted(0, 0, finished.code, finished.stdout.slice(-4_000) + finished.stderr);
  }
  const problems = (report.summary.compileProblems ?? []).map(
    (problem) => `${problem.file}:${problem.line} ${problem.message}`,
  );
  const failures = report.tests
    .filter((test) => test.Outcome !== 'Pass')
    .map((test) => `${test.FullName}: ${test.Message}\n${test.StackTrace}`);
  const covered = Number.parseInt(report.summary.testRunCoverage ?? '0', 10);
  const short =
    covered < MINIMUM_COVERAGE ? [`Coverage is ${covered} %, the project keeps ${MINIMUM_COVERAGE} %.`] : [];
  const output = [...problems, ...failures, ...short].join('\n');
  return counted(
    report.summary.passing + (1 - short.length),
    report.summary.failing + problems.length + short.length,
    0,
    output,
  );
}

/** Everything that `npm test` runs, in the order of cost. */
export function suites(home: string): Suite[] {
  const cores = os.availableParallelism();
  return [
    {
      name: 'type check',
      run: () =>
        all(
          [bin('tsc'), '-p', 'tsconfig.json'],
          [bin('tsc'), '-p', 'tsconfig.lwc.json', '--noEmit'],
          [bin('tsc'), '-p', 'local-org/src/lightning/client/tsconfig.json'],
        ),
    },
    { name: 'lint', run: () => all([bin('eslint'), '.']) },
    {
      name: 'format',
      run: () =>
        all(
          [bin('prettier'), '--check', '--log-level', 'warn', '.'],
          [
            process.execPath,
            'local-org/bin/local-org.js',
            'format',
            '--check',
            '--source-dir',
            'force-app',
            '--source-dir',
            'org-bound',
            '--source-dir',
            'examples',
          ],
        ),
    },
    { name: 'components', run: () => componentTests(home) },
    {
      name: 'scripts, simulators, demo org',
      run: () =>
        nodeTests(home, cores, 'scripts/src/**/*.test.ts', 'simulators/src/**/*.test.ts', 'config/**/*.test.ts'),
    },
    { name: 'local org', run: () => nodeTests(home, cores, 'local-org/src/**/*.test.ts') },
    ...SHAPES.map((shape) => ({ name: `Apex on ${shape}`, run: () => apexTests(home, shape) })),
    { name: 'Salesforce CLI on the local org', run: () => nodeTests(home, 1, 'local-org/test/**/*.test.ts') },
    { name: 'end to end in a browser', run: () => nodeTests(home, 1, 'e2e/**/*.test.ts') },
  ];
}
