import type { Bound, BoundOf } from '../check/bound.ts';
import type { ExpressionEmitter } from './expressions.ts';
import { isNeverNull } from './nullability.ts';

const METHODS = { '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide' } as const;

export function emitArithmetic(node: BoundOf<'arithmetic'>, emitter: ExpressionEmitter): string {
  const { operator } = node;
  const left = emitter.needed(node.left);
  const right = emitter.needed(node.right);
  switch (node.type.key) {
    case 'integer':
      if (operator === '*') return `Math.imul(${left},${right})`;
      return operator === '/' ? `$.idiv(${left},${right})` : `(${left}${operator}${right}|0)`;
    case 'long':
      return operator === '/' ? `$.divide(${left},${right})` : `BigInt.asIntN(64,${left}${operator}${right})`;
    case 'date':
    case 'datetime':
    case 'time':
      return moved(node, left, right);
    default:
      return `$.${METHODS[operator]}(${left},${right})`;
  }
}

/** Dates move by days, times by milliseconds; parts of days are for the runtime. */
function moved(node: BoundOf<'arithmetic'>, left: string, right: string): string {
  const isInteger = node.right.type.key === 'integer';
  if (!isInteger) return `$.${METHODS[node.operator]}(${left},${right})`;
  const amount = node.operator === '-' ? `-${right}` : right;
  return `${left}.${node.type.key === 'time' ? 'addmilliseconds' : 'adddays'}(${amount})`;
}

export function emitNegate(node: BoundOf<'negate'>, emitter: ExpressionEmitter): string {
  const operand = emitter.needed(node.operand);
  if (node.type.key === 'integer') return `(-${operand}|0)`;
  return node.type.key === 'long' ? `BigInt.asIntN(64,-${operand})` : `$.negate(${operand})`;
}

export function emitBits(node: BoundOf<'bits'>, emitter: ExpressionEmitter): string {
  const left = emitter.needed(node.left);
  const right = emitter.needed(node.right);
  if (node.type.key === 'long') return `$.bits(${JSON.stringify(node.operator)},${left},${right})`;
  if (node.type.key === 'boolean')
    return node.operator === '^' ? `(${left}!==${right})` : `Boolean(${left}${node.operator}${right})`;
  const amount = node.operator.length > 1 && node.right.type.key === 'long' ? `Number(${right}&31n)` : right;
  return `(${left}${node.operator}${amount}|0)`;
}

/** Types whose JavaScript text is their Apex text; null reads "null" in both. */
const PLAIN_TEXT: ReadonlySet<string> = new Set(['string', 'id', 'integer', 'long', 'boolean']);

export function emitConcat(node: BoundOf<'concat'>, emitter: ExpressionEmitter): string {
  const start = isText(node.left) || isText(node.right) ? '' : '""+';
  return `(${start}${part(node.left, emitter)}+${rest(node.right, emitter)})`;
}

/** What begins with a text needs no brackets behind a `+`: that spares the text in between. */
function rest(node: Bound, emitter: ExpressionEmitter): string {
  return node.kind === 'concat' && isText(node.left)
    ? `${part(node.left, emitter)}+${rest(node.right, emitter)}`
    : part(node, emitter);
}

function isText(node: Bound): boolean {
  return (
    node.kind === 'concat' ||
    (node.kind === 'literal' && typeof node.value === 'string') ||
    !PLAIN_TEXT.has(node.type.key)
  );
}

function part(node: Bound, emitter: ExpressionEmitter): string {
  return PLAIN_TEXT.has(node.type.key) ? emitter.value(node) : `$.str(${emitter.value(node)})`;
}

/** Apex Developer Guide, Expression Operators: a comparison with null is false; only text orders null, below all other. */
export function emitCompare(node: BoundOf<'compare'>, emitter: ExpressionEmitter): string {
  const [a, b] = [emitter.value(node.left), emitter.value(node.right)];
  const { operator } = node;
  if (isInlineNumber(node.left) && isInlineNumber(node.right)) {
    if (isNeverNull(node.left, emitter.safe) && isNeverNull(node.right, emitter.safe)) return `(${a}${operator}${b})`;
    return `${{ '<': '$lt', '<=': '$le', '>': '$gt', '>=': '$ge' }[operator]}(${a},${b})`;
  }
  const isText = [node.left.type.key, node.right.type.key].some((key) => key === 'string' || key === 'id');
  return `(${isText ? '$.compare' : '$cmp'}(${a},${b})${operator}0)`;
}

function isInlineNumber(node: Bound): boolean {
  return node.type.key === 'integer' || node.type.key === 'long';
}

/** Types that JavaScript compares as Apex does. */
const IDENTICAL: ReadonlySet<string> = new Set(['integer', 'long', 'boolean']);

export function emitEquals(node: BoundOf<'equals'>, emitter: ExpressionEmitter): string {
  const [a, b] = [emitter.value(node.left), emitter.value(node.right)];
  const types = [node.left.type, node.right.type];
  const hasNull = types.some((type) => type.kind === 'null');
  const plain = types.every((type) => IDENTICAL.has(type.key)) || types.every((type) => type.symbol?.kind === 'enum');
  const exactText = node.exact && types.every((type) => type.key === 'string');
  if (hasNull || plain || exactText) return `(${a}${node.negated ? '!==' : '==='}${b})`;
  return `${node.negated ? '!' : ''}$.${node.exact ? 'same' : 'eq'}(${a},${b})`;
}
