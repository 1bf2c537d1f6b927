import type { ApexType, ApexValue } from '../../abi.ts';
import {
  JSONException,
  nullPointer,
  T_BLOB,
  T_BOOLEAN,
  T_DATE,
  T_DATETIME,
  T_DECIMAL,
  T_DOUBLE,
  T_ID,
  T_INTEGER,
  T_LONG,
  T_TIME,
} from '../../runtime/index.ts';
import type { ApexEnum, TypeToken } from '../../runtime/index.ts';
import { constant } from '../define.ts';
import JSONToken from '../System/JSONToken.ts';
import { typed } from './read.ts';
import { tokenize } from './tokens.ts';
import type { JsonToken } from './tokens.ts';
import { readTree } from './tree.ts';

/** System.JSONParser */
export class ApexJsonParser {
  readonly #tokens: readonly JsonToken[];
  #at = -1;
  #cleared: JsonToken | null = null;
  #isCleared = false;
  constructor(text: string) {
    this.#tokens = tokenize(text);
  }
  get #current(): JsonToken | null {
    return this.#isCleared ? null : (this.#tokens[this.#at] ?? null);
  }
  nexttoken(): ApexEnum | null {
    this.#isCleared = false;
    if (this.#at < this.#tokens.length) this.#at++;
    return this.getcurrenttoken();
  }
  nextvalue(): ApexEnum | null {
    const token = this.nexttoken();
    return this.#current?.kind === 'FIELD_NAME' ? this.nexttoken() : token;
  }
  getcurrenttoken(): ApexEnum | null {
    const token = this.#current;
    return token && constant(JSONToken, token.kind);
  }
  hascurrenttoken(): boolean {
    return this.#current !== null;
  }
  clearcurrenttoken(): null {
    this.#cleared = this.#current ?? this.#cleared;
    this.#isCleared = true;
    return null;
  }
  getlastclearedtoken(): ApexEnum | null {
    return this.#cleared && constant(JSONToken, this.#cleared.kind);
  }
  gettext(): string | null {
    return this.#current?.text ?? null;
  }
  /** the field whose value (or name) is current */
  getcurrentname(): string | null {
    const token = this.#current;
    if (!token) return null;
    if (token.kind === 'FIELD_NAME') return token.text;
    const start = token.kind === 'END_OBJECT' || token.kind === 'END_ARRAY' ? this.#startOf(this.#at) : this.#at;
    const before = this.#tokens[start - 1];
    return before?.kind === 'FIELD_NAME' ? before.text : null;
  }
  #startOf(end: number): number {
    let depth = 0;
    for (let at = end; at >= 0; at--) {
      const { kind } = this.#tokens[at];
      if (kind === 'END_OBJECT' || kind === 'END_ARRAY') depth++;
      if ((kind === 'START_OBJECT' || kind === 'START_ARRAY') && --depth === 0) return at;
    }
    return 0;
  }
  skipchildren(): null {
    const token = this.#current;
    if (token?.kind === 'START_OBJECT' || token?.kind === 'START_ARRAY')
      this.#at = readTree(this.#tokens, this.#at).next - 1;
    return null;
  }
  #as(type: TypeToken): ApexValue {
    const token = this.#current;
    if (!token || !token.kind.startsWith('VALUE_')) {
      throw new JSONException(
        `Current token (${token?.kind ?? 'null'}) is not a value that can be read as ${type.name}`,
      );
    }
    return typed(readTree(this.#tokens, this.#at).node, type, false);
  }
  getblobvalue(): ApexValue {
    return this.#as(T_BLOB);
  }
  getbooleanvalue(): ApexValue {
    return this.#as(T_BOOLEAN);
  }
  getdatevalue(): ApexValue {
    return this.#as(T_DATE);
  }
  getdatetimevalue(): ApexValue {
    return this.#as(T_DATETIME);
  }
  gettimevalue(): ApexValue {
    return this.#as(T_TIME);
  }
  getdecimalvalue(): ApexValue {
    return this.#as(T_DECIMAL);
  }
  getdoublevalue(): ApexValue {
    return this.#as(T_DOUBLE);
  }
  getidvalue(): ApexValue {
    return this.#as(T_ID);
  }
  getintegervalue(): ApexValue {
    return this.#as(T_INTEGER);
  }
  getlongvalue(): ApexValue {
    return this.#as(T_LONG);
  }
  readvalueas(type: ApexType | null): ApexValue {
    return this.#read(type, false);
  }
  readvalueasstrict(type: ApexType | null): ApexValue {
    return this.#read(type, true);
  }
  /** the last token of the value is current afterwards */
  #read(type: ApexType | null, strict: boolean): ApexValue {
    if (type === null) return nullPointer();
    if (!this.#current) this.nexttoken();
    if (this.#current?.kind === 'FIELD_NAME') this.nexttoken();
    if (!this.#current) throw new JSONException('No content to map to Object due to end of input');
    const { node, next } = readTree(this.#tokens, this.#at);
    this.#at = next - 1;
    return typed(node, type as TypeToken, strict);
  }
}
