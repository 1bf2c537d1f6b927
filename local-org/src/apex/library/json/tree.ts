/** JSON as a tree that keeps the text of numbers and the order of keys. */
import type { JsonToken } from './tokens.ts';

export class JsonNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
export type JsonNode = string | boolean | null | JsonNumber | JsonNode[] | JsonObject;
/** pairs as they came, repeated keys too */
export class JsonObject {
  readonly pairs: [string, JsonNode][] = [];
}

/** The value that starts at a token, and the index behind it. */
export function readTree(tokens: readonly JsonToken[], start = 0): { node: JsonNode; next: number } {
  const token = tokens[start];
  switch (token.kind) {
    case 'START_OBJECT':
      return readObject(tokens, start + 1);
    case 'START_ARRAY':
      return readArray(tokens, start + 1);
    case 'VALUE_TRUE':
    case 'VALUE_FALSE':
      return { node: token.kind === 'VALUE_TRUE', next: start + 1 };
    case 'VALUE_NULL':
      return { node: null, next: start + 1 };
    case 'VALUE_NUMBER_INT':
    case 'VALUE_NUMBER_FLOAT':
      return { node: new JsonNumber(token.text), next: start + 1 };
    default:
      return { node: token.text, next: start + 1 };
  }
}

function readObject(tokens: readonly JsonToken[], start: number): { node: JsonNode; next: number } {
  const node = new JsonObject();
  let at = start;
  while (tokens[at].kind !== 'END_OBJECT') {
    const value = readTree(tokens, at + 1);
    node.pairs.push([tokens[at].text, value.node]);
    at = value.next;
  }
  return { node, next: at + 1 };
}

function readArray(tokens: readonly JsonToken[], start: number): { node: JsonNode; next: number } {
  const node: JsonNode[] = [];
  let at = start;
  while (tokens[at].kind !== 'END_ARRAY') {
    const value = readTree(tokens, at);
    node.push(value.node);
    at = value.next;
  }
  return { node, next: at + 1 };
}

/** Plain JavaScript values, for records. */
export function toPlain(node: JsonNode): unknown {
  if (node instanceof JsonNumber) return Number(node.text);
  if (Array.isArray(node)) return node.map(toPlain);
  if (node instanceof JsonObject) return Object.fromEntries(node.pairs.map(([key, value]) => [key, toPlain(value)]));
  return node;
}
