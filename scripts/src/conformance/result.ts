import type { CompileProblem, Gap } from './feature.ts';

/** Times in milliseconds, memory in MB. */
export interface Timing {
  readonly wallMs: number;
  readonly compileMs: number;
  readonly peakMb: number;
}

export interface SuiteResult {
  readonly name: string;
  readonly repository: string | null;
  readonly commit: string | null;
  readonly passed: number;
  readonly total: number;
  readonly minimum: number | null;
  /** with an empty compile cache */
  readonly cold: Timing | null;
  readonly warm: Timing | null;
  readonly gaps: readonly Gap[];
  readonly compileProblems: readonly CompileProblem[];
  readonly warnings: readonly string[];
  /** why it could not be run; its counts are then 0 */
  readonly error: string | null;
  /** what the Salesforce CLI gave, where it was asked */
  readonly throughCli: readonly string[] | null;
}

export function isMissed({ passed, minimum }: SuiteResult): boolean {
  return minimum !== null && passed < minimum;
}
