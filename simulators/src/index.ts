export { findSimulators } from './discover.ts';
export { startSimulators } from './server.ts';
export type { RunningSimulators, SimulatorOptions } from './server.ts';
export type { Fault, FaultKind } from './faults.ts';
export { FAULT_KINDS } from './faults.ts';
export type { BookEntry } from './book.ts';
