import type { JobProgress, TestRunOutcome } from '../../org/types.ts';
import type { ComponentSet } from '../components.ts';
import { MetadataError } from '../errors.ts';
import type { MetadataContext } from './context.ts';
import type { DeployOptions } from './options.ts';
import { NO_TESTS, type CodeCoverageResult, type RunTestResult } from './result.ts';

const REQUIRED_PERCENT = 75;
const TRIGGER_PREFIX = '01q';

/** Runs the tests that the deploy's level asks for and applies the 75 % rule. */
export async function runDeployTests(
  context: MetadataContext,
  options: DeployOptions,
  set: ComponentSet,
  onProgress: (progress: JobProgress) => void,
): Promise<RunTestResult> {
  const { testLevel } = options;
  if (testLevel === 'NoTestRun') return NO_TESTS;
  if (testLevel === 'RunRelevantTests')
    throw new MetadataError(
      'UNSUPPORTED_TEST_LEVEL',
      'UNSUPPORTED_TEST_LEVEL: this org does not run RunRelevantTests. Use RunLocalTests.',
    );
  if (!context.runTests)
    throw new MetadataError(
      'UNSUPPORTED_TEST_RUN',
      'UNSUPPORTED_TEST_RUN: this org was opened without a test runner. Deploy with NoTestRun.',
    );
  const names = testLevel === 'RunSpecifiedTests' ? options.runTests : null;
  const outcome = await context.runTests(names, (done, errors, total) =>
    onProgress({ kind: 'tests', done, errors, total, detail: null }),
  );
  const result = runTestResult(outcome);
  return { ...result, codeCoverageWarnings: coverageWarnings(result, testLevel, set) };
}

function runTestResult(outcome: TestRunOutcome): RunTestResult {
  const tests = outcome.tests.map(testEntry);
  const failures = tests.filter((test) => test['message'] !== null);
  return {
    ...NO_TESTS,
    codeCoverage: coverageOf(outcome),
    failures,
    numFailures: failures.length,
    numTestsRun: tests.length,
    successes: tests.filter((test) => test['message'] === null),
    totalTime: tests.reduce((sum, test) => sum + Number(test['time']), 0),
  };
}

/** One entry of `sf apex run test` as `RunTestSuccess` or `RunTestFailure`. */
function testEntry(test: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const apexClass = test['ApexClass'] as Readonly<Record<string, unknown>> | undefined;
  const isPass = test['Outcome'] === 'Pass';
  return {
    id: apexClass?.['Id'] ?? null,
    message: isPass ? null : typeof test['Message'] === 'string' ? test['Message'] : 'The test failed',
    methodName: test['MethodName'] ?? null,
    name: apexClass?.['Name'] ?? null,
    namespace: null,
    packageName: apexClass?.['Name'] ?? null,
    seeAllData: false,
    stackTrace: isPass ? null : (test['StackTrace'] ?? null),
    time: test['RunTime'] ?? 0,
    type: 'Class',
  };
}

interface CoverageEntry {
  readonly id?: string;
  readonly apexId?: string;
  readonly name: string;
  readonly lines: Readonly<Record<string, number>>;
}

function coverageOf(outcome: TestRunOutcome): CodeCoverageResult[] {
  const coverage = outcome.coverage as { readonly coverage?: readonly CoverageEntry[] } | undefined;
  return (coverage?.coverage ?? []).map((entry) => {
    const missed = Object.entries(entry.lines).filter(([, hits]) => hits === 0);
    return {
      id: entry.id ?? entry.apexId ?? '',
      locationsNotCovered: missed.map(([line]) => ({ column: 0, line: Number(line), numExecutions: 0, time: -1 })),
      name: entry.name,
      namespace: null,
      numLocations: Object.keys(entry.lines).length,
      numLocationsNotCovered: missed.length,
      type: (entry.id ?? entry.apexId ?? '').startsWith(TRIGGER_PREFIX) ? 'Trigger' : 'Class',
    };
  });
}

type Warning = RunTestResult['codeCoverageWarnings'][number];

/**
 * Specified tests must cover each class and trigger of the deploy; the other levels the org's Apex as a whole, and something
 * of every trigger (Apex Developer Guide, "Testing and Code Coverage").
 */
function coverageWarnings(result: RunTestResult, level: string, set: ComponentSet): Warning[] {
  const deployed = new Set(
    set.components
      .filter(({ type }) => type === 'ApexClass' || type === 'ApexTrigger')
      .map((c) => c.fullName.toLowerCase()),
  );
  if (level === 'RunSpecifiedTests')
    return result.codeCoverage
      .filter((entry) => deployed.has(entry.name.toLowerCase()) && percent([entry]) < REQUIRED_PERCENT)
      .map((entry) => warning(entry, tooLittle(entry, REQUIRED_PERCENT)));
  const untouched = result.codeCoverage
    .filter((entry) => entry.type === 'Trigger' && entry.numLocationsNotCovered === entry.numLocations)
    .map((entry) => warning(entry, tooLittle(entry, 1)));
  const average = percent(result.codeCoverage);
  if (result.codeCoverage.length === 0 || average >= REQUIRED_PERCENT) return untouched;
  return [
    ...untouched,
    warning(
      null,
      `Average test coverage across all Apex Classes and Triggers is ${average}%, at least ${REQUIRED_PERCENT}% test coverage is required.`,
    ),
  ];
}

function tooLittle(entry: CodeCoverageResult, least: number): string {
  return `Test coverage of selected Apex ${entry.type} is ${percent([entry])}%, at least ${least}% test coverage is required`;
}

function warning(entry: CodeCoverageResult | null, message: string): Warning {
  return { id: entry?.id ?? '', message, name: entry?.name ?? null, namespace: null };
}

function percent(entries: readonly CodeCoverageResult[]): number {
  const lines = entries.reduce((sum, entry) => sum + entry.numLocations, 0);
  const missed = entries.reduce((sum, entry) => sum + entry.numLocationsNotCovered, 0);
  return lines === 0 ? 100 : Math.floor(((lines - missed) / lines) * 100);
}
