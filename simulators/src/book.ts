import type { FaultKind } from './faults.ts';

/** One request as the partner saw it. */
export interface BookEntry {
  readonly method: string;
  /** with the query, without the partner's prefix */
  readonly path: string;
  readonly idempotencyKey: string | null;
  readonly correlationId: string | null;
  /** the fault that struck it, if any */
  fault: FaultKind | null;
  /** the partner did what was asked, whether or not its answer arrived; reading is not acting, nor is repeating an answer */
  acted: boolean;
  /** what the partner meant to answer; null when it never came to that */
  status: number | null;
}

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** What each partner was asked and whether it acted: the truth beside which an org's log and queue are laid. */
export class Book {
  readonly #entries = new Map<string, BookEntry[]>();

  open(partner: string, seen: Seen): BookEntry {
    const header = (name: string): string | null => [seen.headers[name] ?? null].flat()[0] ?? null;
    const entry: BookEntry = {
      method: seen.method,
      path: seen.path,
      idempotencyKey: header('idempotency-key'),
      correlationId: header('x-correlation-id'),
      fault: null,
      acted: false,
      status: null,
    };
    const entries = this.#entries.get(partner);
    if (entries === undefined) this.#entries.set(partner, [entry]);
    else entries.push(entry);
    return entry;
  }

  of(partner: string): readonly BookEntry[] {
    return this.#entries.get(partner) ?? [];
  }

  clear(partner: string): void {
    this.#entries.delete(partner);
  }
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A repeated answer carries `Idempotent-Replayed`, as https://docs.stripe.com/api/idempotent_requests describes. */
export function hasActed(method: string, status: number, replayed: boolean): boolean {
  return !SAFE.has(method) && status >= 200 && status < 300 && !replayed;
}
