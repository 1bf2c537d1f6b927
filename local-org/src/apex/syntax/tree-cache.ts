import type { Parsed } from './parsed.ts';

/** Parsing is the dearest step of a compile, and a deploy compiles the whole org, of which it changes little. */
const MOST_CHARACTERS = 2_000_000;

/** Trees of this thread by source text, the longest unused dropped first. Trees are never written to. */
export class TreeCache<T> {
  readonly #known = new Map<string, Parsed<T>>();
  #characters = 0;

  of(text: string, parse: () => Parsed<T>): Parsed<T> {
    const known = this.#known.get(text);
    if (known !== undefined) {
      this.#known.delete(text);
      this.#known.set(text, known);
      return known;
    }
    const parsed = parse();
    this.#known.set(text, parsed);
    this.#characters += text.length;
    this.#shrink();
    return parsed;
  }

  #shrink(): void {
    for (const text of this.#known.keys()) {
      if (this.#characters <= MOST_CHARACTERS) return;
      this.#known.delete(text);
      this.#characters -= text.length;
    }
  }
}
