import type { Parsed } from './parsed.ts';

/** Trees by source text: a compile asks twice for what changed, first for its outline and then for its bodies. */
export class TreeCache<T> {
  readonly #known = new Map<string, Parsed<T>>();

  of(text: string, parse: () => Parsed<T>): Parsed<T> {
    let known = this.#known.get(text);
    if (known === undefined) this.#known.set(text, (known = parse()));
    return known;
  }

  clear(): void {
    this.#known.clear();
  }
}
