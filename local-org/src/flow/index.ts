/** Flows: reads their metadata, says what the local org cannot run, and runs them. */
export { readFlow } from './read/flow.ts';
export type { ReadFlow } from './read/flow.ts';
export type { FlowProblem, FlowScope } from './read/compiler.ts';
export { runForRows, startedBy } from './run/record-triggered.ts';
export type { SaveMoment } from './run/record-triggered.ts';
export { newInterview, runInterviews } from './run/interviews.ts';
export { FlowFault } from './types.ts';
export type * from './types.ts';
