import type { TestRunOutcome } from '../../org/types.ts';
import type { TestResultRow } from './test-runs.ts';

/** The answer of runTestsSynchronous. */
export function synchronousResult(outcome: TestRunOutcome): Record<string, unknown> {
  const tests = outcome.tests as unknown as readonly TestResultRow[];
  const passed = tests.filter((test) => test.Outcome === 'Pass');
  const failed = tests.filter((test) => test.Outcome === 'Fail' || test.Outcome === 'CompileFail');
  return {
    apexLogId: null,
    codeCoverage: [],
    codeCoverageWarnings: [],
    failures: failed.map((test) => ({
      ...common(test),
      message: test.Message,
      packageName: test.ApexClass.Name,
      stackTrace: test.StackTrace,
      type: 'Class',
    })),
    flowCoverage: [],
    flowCoverageWarnings: [],
    numFailures: failed.length,
    numTestsRun: tests.length,
    successes: passed.map(common),
    totalTime: tests.reduce((sum, test) => sum + test.RunTime, 0),
  };
}

function common(test: TestResultRow): Record<string, unknown> {
  return {
    id: test.ApexClass.Id,
    methodName: test.MethodName,
    name: test.ApexClass.Name,
    namespace: null,
    seeAllData: false,
    time: test.RunTime,
  };
}
