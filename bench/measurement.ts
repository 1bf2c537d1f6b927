import type { BenchContext } from './support/context.ts';

/** One thing that was measured several times. All times are milliseconds. */
export interface Measurement {
  readonly what: string;
  /** what it may be at most; null where nothing was promised */
  readonly target: number | null;
  readonly samples: readonly number[];
  /** something else that was measured in the same minute, so that machines can be compared */
  readonly beside?: { readonly what: string; readonly samples: readonly number[] };
  readonly note?: string;
}

export interface BenchCase {
  readonly name: string;
  readonly run: (context: BenchContext) => Promise<readonly Measurement[]>;
}

export function minimum(samples: readonly number[]): number {
  return Math.min(...samples);
}

export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Milliseconds of each of `times` runs, one after the other. */
export async function samplesOf(times: number, work: (index: number) => unknown): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const started = performance.now();
    await work(index);
    samples.push(performance.now() - started);
  }
  return samples;
}
