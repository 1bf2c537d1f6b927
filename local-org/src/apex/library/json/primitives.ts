import type { ApexValue } from '../../abi.ts';
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexTime,
  JSONException,
  toId,
} from '../../runtime/index.ts';
import { fromString } from '../System/UUID.ts';
import { JsonNumber } from './tree.ts';
import type { JsonNode } from './tree.ts';

function illegal(node: JsonNode): never {
  throw new JSONException(`Illegal value for primitive: ${scalar(node) ?? 'object'}`);
}

/** the text of a scalar; null for lists and objects */
function scalar(node: JsonNode): string | null {
  if (node instanceof JsonNumber) return node.text;
  return typeof node === 'string' || typeof node === 'boolean' ? String(node) : null;
}

function text(node: JsonNode): string {
  return scalar(node) ?? illegal(node);
}

function whole(node: JsonNode, bits: number): bigint {
  const digits = typeof node === 'boolean' ? '' : text(node);
  if (!/^-?\d+$/.test(digits)) return illegal(node);
  const value = BigInt(digits);
  return BigInt.asIntN(bits, value) === value ? value : illegal(node);
}

function real(node: JsonNode): ApexDecimal {
  return (typeof node === 'boolean' ? null : ApexDecimal.parse(text(node))) ?? illegal(node);
}

function instant(node: JsonNode): number {
  const value = text(node);
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(value);
  if (!match) throw new JSONException(`Invalid date/time: ${value}`);
  const zone = (match[3] ?? 'Z').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  return Date.parse(`${match[1]}T${match[2] ?? '00:00'}${zone}`);
}

function date(node: JsonNode): ApexDate {
  const value = text(node);
  const found = /^\d{4}-\d{1,2}-\d{1,2}$/.exec(value);
  if (!found) throw new JSONException(`Invalid date: ${value}`);
  return ApexDate.valueOfText(found[0]);
}

function time(node: JsonNode): ApexTime {
  const match = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?Z?$/.exec(text(node));
  if (!match) throw new JSONException(`Invalid time: ${text(node)}`);
  return ApexTime.of(
    Number(match[1]),
    Number(match[2]),
    Number(match[3] ?? 0),
    Number((match[4] ?? '0').padEnd(3, '0')),
  );
}

function boolean(node: JsonNode): boolean {
  const value = text(node).toLowerCase();
  return value === 'true' ? true : value === 'false' ? false : illegal(node);
}

/** Readers by type key; the node is never null. */
export const PRIMITIVES: Readonly<Record<string, (node: JsonNode) => ApexValue>> = {
  string: text,
  id: (node) => toId(text(node)),
  boolean,
  integer: (node) => Number(whole(node, 32)),
  long: (node) => whole(node, 64),
  decimal: real,
  double: (node) => new ApexDouble(real(node).toNumber()),
  date,
  datetime: (node) => new ApexDatetime(instant(node)),
  time,
  uuid: (node) => fromString(text(node)),
  blob: (node) => new ApexBlob(Buffer.from(text(node), 'base64')),
};
