import type { Schema } from '../../schema/types.ts';
import type { ApexSource, OrgFacts } from '../types/facts.ts';
import { isTrigger, sha } from './outlines.ts';
import type { Outline } from './outlines.ts';
import { schemaKeys } from './schema-keys.ts';

export interface KeyedFile {
  readonly source: ApexSource;
  readonly outline: Outline;
  /** of the class, lower-cased; of a trigger a name that no class can have */
  readonly key: string;
}

interface Seen {
  readonly words: ReadonlySet<string>;
  readonly namesCustom: boolean;
}
interface Visible extends Seen {
  readonly key: string;
  readonly hash: string;
}

/**
 * The key under which the result of a file is kept. A file depends on its own text, and on what it can reach: whatever
 * it uses of another class, of the schema or of the org is named in its text, or in what can be seen of a class that is
 * named there, and so on. Names in comments and strings count too, which costs a compile now and then and misses nothing.
 */
export class UnitKeys {
  readonly #classes = new Map<string, Visible>();
  readonly #facts: readonly (readonly [string, ReadonlySet<string>])[];
  readonly #schema: { readonly base: string; readonly custom: string };

  /** null when the schema cannot say when it changes */
  static of(files: readonly KeyedFile[], schema: Schema, facts: OrgFacts): UnitKeys | null {
    const keys = schemaKeys(schema);
    return keys && new UnitKeys(files, keys, facts);
  }

  private constructor(files: readonly KeyedFile[], schema: { base: string; custom: string }, facts: OrgFacts) {
    this.#schema = schema;
    this.#facts = Object.entries(facts)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, names]) => [kind, new Set((names as readonly string[]).map((name) => name.toLowerCase()))]);
    for (const { key, source, outline } of files) {
      const { signature } = outline;
      const hash = sha(`${source.apiVersion}\0${signature}`);
      if (!this.#classes.has(key)) this.#classes.set(key, { key, hash, ...seenIn(signature) });
    }
  }

  keyOf({ source }: KeyedFile): string {
    const own = seenIn(source.text);
    const reached = this.#reachedFrom(own);
    const namesCustom = own.namesCustom || reached.some((other) => other.namesCustom);
    return `unit-${sha(
      [
        ...[isTrigger(source) ? 'trigger' : 'class', source.apiVersion, source.text],
        ...[this.#schema.base, namesCustom ? this.#schema.custom : ''],
        ...reached.map((other) => `${other.key} ${other.hash}`),
        ...this.#factsIn([own, ...reached]),
      ].join('\0'),
    )}`;
  }

  #reachedFrom(start: Seen): Visible[] {
    const reached = new Set<Visible>();
    const waiting: Seen[] = [start];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      for (const word of next.words) {
        const found = this.#classes.get(word);
        if (!found || reached.has(found)) continue;
        reached.add(found);
        waiting.push(found);
      }
    }
    return [...reached].sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** Of the org's names those that are used, so that a new label does not ask for a compile of all. */
  #factsIn(places: readonly Seen[]): string[] {
    return this.#facts.map(([kind, names]) => {
      const used = new Set<string>();
      for (const { words } of places) for (const word of words) if (names.has(word)) used.add(word);
      return `${kind} ${[...used].sort().join(' ')}`;
    });
  }
}

function seenIn(text: string): Seen {
  const words = new Set<string>();
  for (const [word] of text.matchAll(/[a-z_]\w*/gi)) words.add(word.toLowerCase());
  return { words, namesCustom: text.includes('__') };
}
