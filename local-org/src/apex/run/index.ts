/** Running compiled Apex: worker threads, jobs, transactions, tests. */
export { createWorkers } from './workers.ts';
export type { WorkerOptions } from './workers.ts';
export { callableFlows } from './flows/org-flows.ts';
export type { CallableFlow } from './flows/org-flows.ts';
export { WorkerError } from './protocol.ts';
export { loadProgram, programHash, saveProgram } from './program-store.ts';
export type { PublishedEvent } from './events.ts';
export { OrgClock } from './schedule/org-clock.ts';
export { hasWaitingWork, nextWaiting } from './schedule/waiting-work.ts';
export { logBody } from './trace-flags.ts';
