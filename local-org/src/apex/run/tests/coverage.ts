import type { CompiledUnit } from '../../abi.ts';
import type { Engine } from '../engine.ts';

/** Executions by unit index and line, copied when a method has ended. */
export type LineCounts = readonly Int32Array[];

export function resetCoverage(engine: Engine): void {
  for (const counts of engine.coverage ?? []) counts.fill(0);
}

export function methodCoverage(engine: Engine): LineCounts | null {
  return engine.coverage === null ? null : engine.coverage.map((counts) => counts.slice());
}

/** Whether a unit counts: tests do not cover themselves. */
export function isCovered(unit: CompiledUnit): boolean {
  return !unit.symbols.isTest && unit.executableLines.length > 0;
}

export function coveredLines(
  unit: CompiledUnit,
  counts: Int32Array | undefined,
): { covered: number[]; uncovered: number[] } {
  const covered: number[] = [];
  const uncovered: number[] = [];
  for (const line of unit.executableLines) ((counts?.[line] ?? 0) > 0 ? covered : uncovered).push(line);
  return { covered, uncovered };
}
