import { addMapping, GenMapping, toEncodedMap } from '@jridgewell/gen-mapping';
import type { Position } from '../syntax/index.ts';

/** JavaScript text in the making, with the Apex place of what is written. */
export class Writer {
  readonly #parts: string[] = [];
  readonly #map: GenMapping;
  readonly #source: string;
  #line = 1;
  #column = 0;

  constructor(source: string) {
    this.#source = source;
    this.#map = new GenMapping({ file: `${source}.js` });
  }

  /** `text` has no line breaks. */
  write(text: string): void {
    this.#parts.push(text);
    this.#column += text.length;
  }

  newLine(): void {
    this.#parts.push('\n');
    this.#line++;
    this.#column = 0;
  }

  /** Moves down to an Apex line, so that both texts agree on lines wherever the order allows it. */
  atLine(line: number): void {
    while (this.#line < line) this.newLine();
  }

  mark(at: Position): void {
    addMapping(this.#map, {
      generated: { line: this.#line, column: this.#column },
      original: { line: at.line, column: at.column - 1 },
      source: this.#source,
    });
  }

  get text(): string {
    return this.#parts.join('');
  }

  /** JSON of a source map, version 3 */
  get map(): string {
    return JSON.stringify(toEncodedMap(this.#map));
  }
}
