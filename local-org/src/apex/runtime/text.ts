/** Apex values as text: concatenation, String.valueOf, System.debug. */
import type { ApexValue } from '../abi.ts';
import { transactionOrNull } from './hooks.ts';

const inProgress = new Set<object>();

/** What `'' + value` gives. */
export function textOf(value: ApexValue): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'object':
      return value === null ? 'null' : objectText(value);
    case 'undefined':
      return 'null';
  }
  return String(value);
}

function objectText(value: object): string {
  if (inProgress.has(value)) return '(already output)';
  inProgress.add(value);
  try {
    const own = (value as { tostring?: () => ApexValue }).tostring;
    if (Object.hasOwn(value.constructor.prototype as object, 'toString'))
      return (value as { toString(): string }).toString();
    if (typeof own === 'function') return textOf(own.call(value));
    return userText(value);
  } finally {
    inProgress.delete(value);
  }
}

/** `Inner:[a=1, b=null]`, without the outer class */
function userText(value: object): string {
  const info = transactionOrNull()?.describeUserClass(value);
  if (!info) return value.constructor.name;
  const fields = info.fields.map((field) => `${field.name}=${textOf(field.get(value))}`);
  return `${info.name.slice(info.name.lastIndexOf('.') + 1)}:[${fields.join(', ')}]`;
}

/** `(a, b)`, `{a, b}` */
export function joinTexts(open: string, values: Iterable<ApexValue>, close: string): string {
  const texts: string[] = [];
  for (const value of values) texts.push(textOf(value));
  return open + texts.join(', ') + close;
}
