import { Decimal } from '../decimal.ts';
import { EvaluationError } from '../errors.ts';
import { argument, simple } from '../code.ts';
import type { Call, Code, Functions, FunctionSpec } from '../code.ts';
import { toId18 } from '../../schema/ids.ts';
import type { Value } from '../values.ts';
import { dateText, datetimeText, timeText } from './calendar.ts';

type Values = readonly Value[];
const string = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
const blank = (text: string): string | null => (text === '' ? null : text);
const whole = (value: Value | undefined): number | null => (value instanceof Decimal ? value.toInteger() : null);

/** `Text Functions` of "Formula Operators and Functions by Context"; positions count from 1. */
export const TEXT: Functions = {
  LEN: simple(['text'], 'number', ([text]) => Decimal.of(string(text).length)),
  LEFT: cut((text, count) => text.slice(0, Math.max(count, 0))),
  RIGHT: cut((text, count) => (count <= 0 ? '' : text.slice(-count))),
  MID: simple(['text', 'number', 'number'], 'text', mid),
  SUBSTR: simple(['text', 'number', 'number'], 'text', substr, 1),
  LOWER: simple(['text', 'text'], 'text', ([text]) => blank(string(text).toLowerCase()), 1),
  UPPER: simple(['text', 'text'], 'text', ([text]) => blank(string(text).toUpperCase()), 1),
  INITCAP: simple(['text'], 'text', ([text]) => blank(initialCapitals(string(text)))),
  TRIM: simple(['text'], 'text', ([text]) => blank(string(text).trim().replace(/ +/g, ' '))),
  REVERSE: simple(['text'], 'text', ([text]) => blank([...string(text)].reverse().join(''))),
  LPAD: simple(['text', 'number', 'text'], 'text', (values) => pad(values, (fill, text) => fill + text), 1),
  RPAD: simple(['text', 'number', 'text'], 'text', (values) => pad(values, (fill, text) => text + fill), 1),
  BEGINS: search((text, part) => text.startsWith(part)),
  CONTAINS: search((text, part) => text.includes(part)),
  FIND: simple(['text', 'text', 'number'], 'number', find, 1),
  SUBSTITUTE: simple(['text', 'text', 'text'], 'text', ([text, old, replacement]) =>
    old == null ? null : blank(string(text).replaceAll(string(old), string(replacement))),
  ),
  VALUE: simple(['text'], 'number', ([text]) => toNumber(text ?? null)),
  ISNUMBER: simple(['text'], 'boolean', ([text]) => Decimal.parse(string(text).trim()) !== null),
  ASCII: simple(['text'], 'number', ([text]) => (text == null ? null : Decimal.of(string(text).codePointAt(0) ?? 0))),
  CHR: simple(['number'], 'text', ([code]) => (code == null ? null : String.fromCodePoint(whole(code) ?? 0))),
  BR: simple([], 'text', () => '<br>'),
  CASESAFEID: simple(['text'], 'text', ([id]) => (id == null ? null : (toId18(string(id)) ?? string(id)))),
  TEXT: { min: 1, max: 1, compile: compileText },
  HYPERLINK: { ...simple(['text', 'text', 'text'], 'text', hyperlink, 1), uses: ['field', 'apex'] },
  IMAGE: { ...simple(['text', 'text', 'number', 'number'], 'text', image, 2), uses: ['field', 'apex'] },
  REGEX: { ...simple(['text', 'text'], 'boolean', matches), uses: ['rule', 'apex'] },
  HTMLENCODE: simple(['text'], 'text', ([text]) => blank(html(string(text)))),
  JSENCODE: simple(['text'], 'text', ([text]) => blank(javascript(string(text)))),
  JSINHTMLENCODE: simple(['text'], 'text', ([text]) => blank(html(javascript(string(text))))),
  URLENCODE: simple(['text'], 'text', ([text]) => blank(encodeURIComponent(string(text)).replaceAll('%20', '+'))),
};

function cut(apply: (text: string, count: number) => string): FunctionSpec {
  return simple(['text', 'number'], 'text', ([text, count]) => {
    const length = whole(count);
    return length === null ? null : blank(apply(string(text), length));
  });
}

function mid([text, start, count]: Values): string | null {
  const [from, length] = [whole(start), whole(count)];
  if (from === null || length === null) return null;
  const first = Math.max(from, 1) - 1;
  return blank(string(text).slice(first, first + Math.max(length, 0)));
}

function substr([text, start, count]: Values): string | null {
  const from = whole(start);
  if (from === null) return null;
  const first = from < 0 ? Math.max(string(text).length + from, 0) : Math.max(from, 1) - 1;
  const length = count === undefined ? undefined : (whole(count) ?? 0);
  return blank(string(text).slice(first, length === undefined ? undefined : first + Math.max(length, 0)));
}

function initialCapitals(text: string): string {
  return text.toLowerCase().replace(/[\p{L}\p{N}]+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1));
}

/** Text that is longer is cut. */
function pad(values: Values, join: (fill: string, text: string) => string): string | null {
  const text = string(values[0]);
  const length = whole(values[1]);
  if (length === null || length <= 0 || text === '') return null;
  if (length <= text.length) return text.slice(0, length);
  const filler = values[2] === undefined ? ' ' : string(values[2]);
  const missing = length - text.length;
  return filler === '' ? text : join(filler.repeat(Math.ceil(missing / filler.length)).slice(0, missing), text);
}

/** Everything contains blank text; whether blank text contains something is not known. */
function search(test: (text: string, part: string) => boolean): FunctionSpec {
  return simple(['text', 'text'], 'boolean', ([text, part]) =>
    part == null ? true : text == null ? null : test(string(text), string(part)),
  );
}

function find([part, text, start]: Values): Decimal {
  const from = start === undefined ? 0 : (whole(start) ?? 1) - 1;
  return Decimal.of(part == null || text == null ? 0 : string(text).indexOf(string(part), from) + 1);
}

function toNumber(text: Value): Decimal | null {
  if (text === null) return null;
  const number = Decimal.parse(string(text).trim());
  if (number === null) throw new EvaluationError(`The value '${string(text)}' is not a valid number.`);
  return number;
}

/** TEXT of a picklist is its API name. */
function compileText(call: Call): Code {
  const value = argument(call, 0, 'number', 'date', 'datetime', 'time', 'picklist');
  const convert = TEXT_OF[value.kind] ?? (() => null);
  return {
    kind: 'text',
    at: call.at,
    run: (frame) => {
      const found = value.run(frame);
      return found === null ? null : convert(found);
    },
  };
}

const TEXT_OF: Readonly<Record<string, (value: Value) => string | null>> = {
  number: (value) => (value instanceof Decimal ? value.toString() : null),
  date: (value) => dateText(Number(value)),
  datetime: (value) => `${datetimeText(Number(value)).slice(0, 19).replace('T', ' ')}Z`,
  time: (value) => timeText(Number(value)).slice(0, 12),
  picklist: (value) => string(value),
};

function hyperlink([url, label, target]: Values): string {
  return `<a href="${string(url)}" target="${target == null ? '_blank' : string(target)}">${string(label)}</a>`;
}

function image([url, alternative, height, width]: Values): string {
  const size = height == null || width == null ? '' : ` style="height:${whole(height)}px; width:${whole(width)}px;"`;
  return `<img src="${string(url)}" alt="${string(alternative)}"${size} border="0"/>`;
}

/** The whole text has to match. */
function matches([text, pattern]: Values): boolean {
  try {
    return new RegExp(`^(?:${string(pattern)})$`, 'su').test(string(text));
  } catch {
    throw new EvaluationError(`Invalid regular expression: ${string(pattern)}`);
  }
}

function html(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function javascript(text: string): string {
  return text
    .replace(/[\\'"]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}
