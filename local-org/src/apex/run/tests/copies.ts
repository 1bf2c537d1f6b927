import { Engine } from '../engine.ts';
import { fileState } from '../user-rights.ts';
import { hideOrgData } from './silo.ts';

interface CopyKind {
  readonly seeAllData: boolean;
  readonly withCoverage: boolean;
}

/**
 * Engines on private copies of the org, in which tests run. Every class takes back what it did, so that the next one gets
 * the same copy, with its code already loaded, as long as neither the org's data nor its code has changed.
 */
export class TestCopies {
  readonly #made = new Map<string, Engine>();
  #source: Engine | null = null;
  #state = '';

  of(source: Engine, kind: CopyKind): Engine {
    const state = fileState(source.db);
    if (source !== this.#source || state !== this.#state) this.close();
    this.#source = source;
    this.#state = state;
    const key = JSON.stringify(kind);
    let copy = this.#made.get(key);
    if (copy === undefined) this.#made.set(key, (copy = copyOf(source, kind)));
    return copy;
  }

  close(): void {
    for (const { db } of this.#made.values()) db.close();
    this.#made.clear();
  }
}

function copyOf(source: Engine, { seeAllData, withCoverage }: CopyKind): Engine {
  const { org, callouts } = source;
  const db = source.db.copyTo(':memory:');
  if (!seeAllData) hideOrgData(db);
  return new Engine({ org, db, callouts, withCoverage, program: source.program.program });
}
