export type TestLevel = 'NoTestRun' | 'RunSpecifiedTests' | 'RunLocalTests' | 'RunAllTestsInOrg' | 'RunRelevantTests';

/** `DeployOptions` of the Metadata API. */
export interface DeployOptions {
  readonly allowMissingFiles: boolean;
  readonly autoUpdatePackage: boolean;
  readonly checkOnly: boolean;
  readonly ignoreWarnings: boolean;
  readonly performRetrieve: boolean;
  readonly purgeOnDelete: boolean;
  readonly rollbackOnError: boolean;
  readonly runTests: readonly string[];
  readonly singlePackage: boolean;
  readonly testLevel: TestLevel;
}

const LEVELS: readonly string[] = [
  'NoTestRun',
  'RunSpecifiedTests',
  'RunLocalTests',
  'RunAllTestsInOrg',
  'RunRelevantTests',
];

/** Options as they come over SOAP (texts) or REST (JSON values). */
export function readDeployOptions(raw: Readonly<Record<string, unknown>>): DeployOptions {
  const flag = (name: string): boolean => raw[name] === true || raw[name] === 'true';
  const tests = raw['runTests'];
  const runTests = Array.isArray(tests) ? tests.map(String) : typeof tests === 'string' && tests !== '' ? [tests] : [];
  const level =
    typeof raw['testLevel'] === 'string' && LEVELS.includes(raw['testLevel']) ? raw['testLevel'] : 'NoTestRun';
  return {
    allowMissingFiles: flag('allowMissingFiles'),
    autoUpdatePackage: flag('autoUpdatePackage'),
    checkOnly: flag('checkOnly'),
    ignoreWarnings: flag('ignoreWarnings'),
    performRetrieve: flag('performRetrieve'),
    purgeOnDelete: flag('purgeOnDelete'),
    rollbackOnError: flag('rollbackOnError'),
    runTests,
    singlePackage: flag('singlePackage'),
    testLevel: runTests.length > 0 && level === 'NoTestRun' ? 'RunSpecifiedTests' : (level as TestLevel),
  };
}
