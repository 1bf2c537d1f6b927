import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexDate, ApexDatetime, ApexList, iterate, nullPointer, textOf } from '../../runtime/index.ts';
import { need } from '../define.ts';
import { messageFormat } from '../text/messageFormat.ts';
import { stringMethods } from '../text/methods.ts';

/** String.valueOf: dates without time, datetimes in the user's zone, null stays null */
export function stringValueOf(value: ApexValue): string | null {
  if (value === null) return null;
  if (value instanceof ApexDate) return value.iso();
  if (value instanceof ApexDatetime) return value.localText();
  return textOf(value);
}

const String_: PlatformClass = {
  name: 'System.String',
  statics: {
    valueof: stringValueOf,
    valueofobject: (value: ApexValue) => (value === null ? null : textOf(value)),
    valueofgmt: (value: ApexDatetime | null) => (value === null ? null : textOf(value)),
    escapesinglequotes: (text: string | null) => (text === null ? null : text.replace(/[\\']/g, '\\$&')),
    format: (pattern: string | null, values: ApexList | null) =>
      pattern === null ? nullPointer() : messageFormat(pattern, values === null ? [] : values.values),
    fromchararray: (codes: ApexList | null) => String.fromCodePoint(...(need(codes).values as number[])),
    getcommonprefix: (texts: ApexList | null) => commonPrefix(need(texts).values as (string | null)[]),
    isblank: (text: string | null) => text === null || !/\S/.test(text),
    isnotblank: (text: string | null) => text !== null && /\S/.test(text),
    isempty: (text: string | null) => text === null || text === '',
    isnotempty: (text: string | null) => text !== null && text !== '',
    join,
  },
  instance: stringMethods,
};
export default String_;

function join(values: ApexValue, separator: string | null): string {
  if (separator === null) return nullPointer();
  const texts: string[] = [];
  for (const value of iterate(values)) texts.push(value === null ? '' : (stringValueOf(value) ?? ''));
  return texts.join(separator);
}

function commonPrefix(texts: readonly (string | null)[]): string {
  if (texts.length === 0) return '';
  let prefix = texts[0] ?? '';
  for (const text of texts) {
    if (text === null) return '';
    while (!text.startsWith(prefix)) prefix = prefix.slice(0, -1);
  }
  return prefix;
}
