import type { TestLevel } from './options.ts';

export type DeployStatus =
  'Pending' | 'InProgress' | 'Succeeded' | 'SucceededPartial' | 'Failed' | 'Canceling' | 'Canceled';

/** `DeployMessage` of the Metadata API. */
export interface DeployMessage {
  readonly changed: boolean;
  readonly columnNumber: number | null;
  readonly componentType: string;
  readonly created: boolean;
  readonly createdDate: string;
  readonly deleted: boolean;
  readonly fileName: string;
  readonly fullName: string;
  readonly id: string | null;
  readonly lineNumber: number | null;
  readonly problem: string | null;
  readonly problemType: 'Error' | 'Warning' | null;
  readonly success: boolean;
  readonly warning: boolean;
}

/** `CodeCoverageResult` of the Metadata API. */
export interface CodeCoverageResult {
  readonly id: string;
  readonly locationsNotCovered: readonly {
    readonly column: number;
    readonly line: number;
    readonly numExecutions: number;
    readonly time: number;
  }[];
  readonly name: string;
  readonly namespace: null;
  readonly numLocations: number;
  readonly numLocationsNotCovered: number;
  readonly type: 'Class' | 'Trigger';
}

/** `RunTestsResult` of the Metadata API. */
export interface RunTestResult {
  readonly codeCoverage: readonly CodeCoverageResult[];
  readonly codeCoverageWarnings: readonly {
    readonly id: string;
    readonly message: string;
    readonly name: string | null;
    readonly namespace: null;
  }[];
  readonly failures: readonly Readonly<Record<string, unknown>>[];
  readonly flowCoverage: readonly never[];
  readonly flowCoverageWarnings: readonly never[];
  readonly numFailures: number;
  readonly numTestsRun: number;
  readonly successes: readonly Readonly<Record<string, unknown>>[];
  readonly totalTime: number;
}

export const NO_TESTS: RunTestResult = {
  codeCoverage: [],
  codeCoverageWarnings: [],
  failures: [],
  flowCoverage: [],
  flowCoverageWarnings: [],
  numFailures: 0,
  numTestsRun: 0,
  successes: [],
  totalTime: 0,
};

/** `DeployResult` of the Metadata API; the JSON of REST, and element by element that of SOAP. */
export interface DeployResult {
  readonly canceledBy: string | null;
  readonly canceledByName: string | null;
  readonly checkOnly: boolean;
  readonly completedDate: string | null;
  readonly createdBy: string;
  readonly createdByName: string;
  readonly createdDate: string;
  readonly details: {
    readonly componentFailures: readonly DeployMessage[];
    readonly componentSuccesses: readonly DeployMessage[];
    readonly retrieveResult: null;
    readonly runTestResult: RunTestResult;
  };
  readonly done: boolean;
  readonly errorMessage: string | null;
  readonly errorStatusCode: string | null;
  readonly id: string;
  readonly ignoreWarnings: boolean;
  readonly lastModifiedDate: string;
  readonly numberComponentErrors: number;
  readonly numberComponentsDeployed: number;
  readonly numberComponentsTotal: number;
  readonly numberTestErrors: number;
  readonly numberTestsCompleted: number;
  readonly numberTestsTotal: number;
  readonly rollbackOnError: boolean;
  readonly runTestsEnabled: boolean;
  readonly startDate: string | null;
  readonly stateDetail: string | null;
  readonly status: DeployStatus;
  readonly success: boolean;
  readonly testLevel: TestLevel;
}
