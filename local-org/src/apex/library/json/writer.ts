import { JSONException } from '../../runtime/index.ts';

/** Text of a JSON string; control characters as Jackson writes them. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(/\\u00([01][0-9a-f])/g, (_, hex: string) => `\\u00${hex.toUpperCase()}`);
}

interface Level {
  readonly array: boolean;
  count: number;
  afterName: boolean;
}

/** Writes JSON event by event, compact or in the platform's indented format. */
export class JsonWriter {
  readonly #pretty: boolean;
  readonly #levels: Level[] = [];
  #text = '';
  constructor(pretty: boolean) {
    this.#pretty = pretty;
  }
  get text(): string {
    return this.#text;
  }
  get depth(): number {
    return this.#levels.length;
  }

  name(name: string): void {
    const level = this.#levels.at(-1);
    if (!level || level.array || level.afterName)
      throw new JSONException('Can not write a field name, expecting a value');
    this.#text += (level.count++ > 0 ? ',' : '') + this.#newLine() + quote(name) + (this.#pretty ? ' : ' : ':');
    level.afterName = true;
  }
  raw(text: string): void {
    this.#before();
    this.#text += text;
  }
  start(array: boolean): void {
    this.#before();
    this.#text += array ? '[' : '{';
    this.#levels.push({ array, count: 0, afterName: false });
  }
  end(array: boolean): void {
    const level = this.#levels.pop();
    if (!level || level.array !== array || level.afterName) {
      throw new JSONException(
        `Current context not an ${array ? 'ARRAY' : 'OBJECT'} but ${level?.array ? 'ARRAY' : level ? 'OBJECT' : 'ROOT'}`,
      );
    }
    if (this.#pretty) this.#text += level.count === 0 || array ? ' ' : this.#newLine();
    this.#text += array ? ']' : '}';
  }

  #before(): void {
    const level = this.#levels.at(-1);
    if (!level) {
      if (this.#text !== '') this.#text += ' ';
      return;
    }
    if (level.array) {
      if (level.count++ > 0) this.#text += ',';
      if (this.#pretty) this.#text += ' ';
    } else {
      if (!level.afterName) throw new JSONException('Can not write a value, expecting field name');
      level.afterName = false;
    }
  }
  #newLine(): string {
    if (!this.#pretty) return '';
    return '\n' + '  '.repeat(this.#levels.filter((level) => !level.array).length);
  }
}
