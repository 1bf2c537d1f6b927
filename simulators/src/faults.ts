import { seededRandom } from './seeded-random.ts';

/** What a partner can do wrong on request; `times` counts down, then the partner is well again. */
export const FAULT_KINDS = [
  'status',
  'throttle',
  'reset',
  'reset-after-reading',
  'hang',
  'slow-body',
  'garbage',
  'truncated',
  'wrong-content-type',
  'huge',
  'redirect',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];
export interface Fault {
  readonly kind: FaultKind;
  /** for `status` */
  readonly status?: number;
  /** for `status` and `throttle`: the answer's JSON, instead of one that says what was asked for */
  readonly body?: string;
  /** seconds or an HTTP date, for `status` and `throttle`; without it the answer carries no Retry-After */
  readonly retryAfter?: number | string;
  /** how many requests; without it until it is taken away */
  readonly times?: number;
  /** only paths that start so */
  readonly path?: string;
  /** the share of requests that it strikes, 0 to 1; without it all */
  readonly rate?: number;
  /** begins the row of random numbers behind `rate`: the same seed strikes the same requests */
  readonly seed?: number;
  /** the partner does what was asked first; only its answer is lost to the fault */
  readonly afterActing?: boolean;
}

interface Active {
  readonly fault: Fault;
  readonly random: () => number;
  left: number;
}

/** The faults that are switched on, by partner. */
export class Faults {
  readonly #active = new Map<string, Active[]>();

  /** Several faults are tried in their order; the first that strikes is the one. */
  set(partner: string, faults: Fault | readonly Fault[] | null): void {
    const list = faults === null ? [] : [faults].flat();
    this.#active.set(
      partner,
      list.map((fault) => ({
        fault,
        random: seededRandom(fault.seed ?? 1),
        left: fault.times ?? Number.POSITIVE_INFINITY,
      })),
    );
  }

  take(partner: string, path: string): Fault | null {
    for (const entry of this.#active.get(partner) ?? []) {
      if (entry.left <= 0 || !path.startsWith(entry.fault.path ?? '')) continue;
      if (entry.random() >= (entry.fault.rate ?? 1)) continue;
      entry.left -= 1;
      return entry.fault;
    }
    return null;
  }
}
