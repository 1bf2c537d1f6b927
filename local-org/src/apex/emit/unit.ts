import type { CompiledUnit, UnitSymbols } from '../abi.ts';
import type { BoundBlock, BoundClass } from '../check/bound.ts';
import type { ClassSymbol } from '../types/model.ts';
import { emitClass } from './classes.ts';
import { ExpressionEmitter } from './expressions.ts';
import { className } from './names.ts';
import { neverNull } from './nullability.ts';
import { StatementEmitter } from './statements.ts';
import { HELPERS, UnitEmitter } from './unit-emitter.ts';

export interface UnitFacts {
  readonly name: string;
  readonly kind: CompiledUnit['kind'];
  readonly file: string;
  readonly apiVersion: number;
  readonly symbols: UnitSymbols;
}

/** A class with its inner types; `run` is the body of a trigger or of anonymous Apex. */
export function emitUnit(bound: BoundClass, facts: UnitFacts, run: BoundBlock | null = null): CompiledUnit {
  const unit = new UnitEmitter(facts.file, bound.symbol);
  for (const part of inOrder(bound)) emitClass(part, unit);
  if (run) emitRun(bound.symbol, run, bound, unit);
  const { writer } = unit;
  return {
    ...facts,
    code: `${HELPERS}${unit.declarations}${writer.text}`,
    map: shifted(writer.map, HELPERS.length + unit.declarations.length),
    executableLines: [...unit.executable].sort((a, b) => a - b),
  };
}

/** What is extended comes first. */
function inOrder(bound: BoundClass): BoundClass[] {
  const all = [bound, ...bound.inner.flatMap(flatten)];
  const done = new Set<ClassSymbol>();
  const sorted: BoundClass[] = [];
  const visit = (part: BoundClass): void => {
    if (done.has(part.symbol)) return;
    done.add(part.symbol);
    const parent = all.find((other) => other.symbol === part.symbol.superType?.symbol);
    if (parent) visit(parent);
    sorted.push(part);
  };
  all.forEach(visit);
  return sorted;
}

function flatten(bound: BoundClass): BoundClass[] {
  return [bound, ...bound.inner.flatMap(flatten)];
}

function emitRun(symbol: ClassSymbol, body: BoundBlock, bound: BoundClass, unit: UnitEmitter): void {
  unit.owner = symbol;
  unit.sharing = bound.sharing;
  const name = className(symbol);
  unit.write(`${name}.run=function run()`);
  new StatementEmitter(new ExpressionEmitter(unit, neverNull([], body))).block(body);
  unit.write(';');
}

/** The declarations are known last but stand first, on the same line: columns of line 1 move right. */
function shifted(map: string, columns: number): string {
  const parsed = JSON.parse(map) as { mappings: string };
  const end = parsed.mappings.indexOf(';');
  const first = end < 0 ? parsed.mappings : parsed.mappings.slice(0, end);
  if (first === '') return map;
  const segments = first.split(',');
  const [segment = ''] = segments;
  const { value, length } = decode(segment);
  segments[0] = encode(value + columns) + segment.slice(length);
  return JSON.stringify({ ...parsed, mappings: segments.join(',') + (end < 0 ? '' : parsed.mappings.slice(end)) });
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The first number of a segment, which is never negative: base 64, five bits each, the lowest bit is the sign. */
function decode(segment: string): { value: number; length: number } {
  let value = 0;
  let length = 0;
  for (let shift = 0; ; shift += 5) {
    const digit = DIGITS.indexOf(segment[length++] ?? 'A');
    value += (digit & 31) * 2 ** shift;
    if ((digit & 32) === 0) return { value: value / 2, length };
  }
}

function encode(value: number): string {
  let rest = value * 2;
  let text = '';
  do {
    const digit = rest % 32;
    rest = Math.floor(rest / 32);
    text += DIGITS[rest > 0 ? digit + 32 : digit];
  } while (rest > 0);
  return text;
}
