import { Decimal } from '../decimal.ts';
import { EvaluationError } from '../errors.ts';
import { argument, illegalType, simple, wrongType } from '../code.ts';
import type { Call, Code, Functions } from '../code.ts';
import { commonKind, DAY } from '../values.ts';
import type { Kind, Value } from '../values.ts';

const ORDERED: readonly Kind[] = ['number', 'date', 'datetime', 'time', 'text'];
const number = (value: Value): Decimal | null => (value instanceof Decimal ? value : null);

/** Arithmetic, comparison and `&`. What is not known makes the result unknown; blank text is only blank. */
export const OPERATORS: Functions = {
  '+': { min: 2, max: 2, compile: (call) => additive(call, 1) },
  '-': { min: 2, max: 2, compile: (call) => additive(call, -1) },
  'unary +': simple(['number'], 'number', ([value]) => value ?? null),
  'unary -': simple(['number'], 'number', ([value]) => number(value ?? null)?.negated() ?? null),
  '*': arithmetic((left, right) => left.times(right)),
  '/': arithmetic((left, right) => {
    if (right.sign === 0) throw new EvaluationError('Division by zero');
    return left.dividedBy(right);
  }),
  '^': arithmetic(power),
  '&': simple(['text', 'text'], 'text', ([left, right]) => concat(left ?? null, right ?? null)),
  '=': { min: 2, max: 2, compile: (call) => equality(call, false) },
  '<>': { min: 2, max: 2, compile: (call) => equality(call, true) },
  '<': ordering((order) => order < 0),
  '<=': ordering((order) => order <= 0),
  '>': ordering((order) => order > 0),
  '>=': ordering((order) => order >= 0),
};

export function concat(left: Value, right: Value): string | null {
  const text = `${typeof left === 'string' ? left : ''}${typeof right === 'string' ? right : ''}`;
  return text === '' ? null : text;
}

function arithmetic(apply: (left: Decimal, right: Decimal) => Decimal): Functions[string] {
  return simple(['number', 'number'], 'number', ([first, second]) => {
    const [left, right] = [number(first ?? null), number(second ?? null)];
    return left === null || right === null ? null : apply(left, right);
  });
}

/** More than 64 digits are refused, as in the published formula engine. */
export function power(base: Decimal, exponent: Decimal): Decimal {
  const times = exponent.toNumber();
  if (Math.log10(Math.abs(base.toNumber()) || 1) * times > 64)
    throw new EvaluationError('Out of range argument to POWER() function');
  if (Number.isInteger(times) && times >= 0) return base.power(times);
  const result = base.toNumber() ** times;
  if (!Number.isFinite(result)) throw new EvaluationError('Out of range argument to POWER() function');
  return Decimal.of(result);
}

/** Numbers, text with `+`, and dates, datetimes and times with numbers or with each other. */
function additive(call: Call, sign: 1 | -1): Code {
  const left = argument(call, 0, 'number', 'text', 'date', 'datetime', 'time');
  const right = argument(call, 1, 'number', 'text', 'date', 'datetime', 'time');
  const result = (kind: Kind, apply: (left: Value, right: Value) => Value): Code => ({
    kind,
    at: call.at,
    run: (frame) => {
      const [first, second] = [left.run(frame), right.run(frame)];
      return kind !== 'text' && (first === null || second === null) ? null : apply(first, second);
    },
  });
  const [a, b] = [left.kind, right.kind];
  if ((a === 'text' || a === 'null') && b === 'text') return text(call, sign, result, right);
  if (a === 'text') return b === 'null' ? text(call, sign, result, left) : refuse(call, ['text'], right);
  if (a === 'null' || b === 'null') return result(a === 'null' ? b : a, () => null);
  if (a === 'number') return fromNumber(call, sign, b, right, result);
  if (b === 'number') return result(a, (value, amount) => shift(a, value, amount, sign));
  if (a !== b || sign === 1) return refuse(call, ['number'], right);
  const unit = a === 'datetime' ? Decimal.of(DAY) : Decimal.of(1);
  return result('number', (first, second) => Decimal.of(Number(first) - Number(second)).dividedBy(unit));
}

type Result = (kind: Kind, apply: (left: Value, right: Value) => Value) => Code;

function refuse(call: Call, kinds: readonly Kind[], found: Code): never {
  throw wrongType(call, kinds, found);
}

function text(call: Call, sign: 1 | -1, result: Result, found: Code): Code {
  return sign === 1 ? result('text', concat) : refuse(call, ['number'], found);
}

function fromNumber(call: Call, sign: 1 | -1, kind: Kind, right: Code, result: Result): Code {
  if (kind === 'number')
    return result('number', (first, second) => {
      const [left, other] = [first as Decimal, second as Decimal];
      return sign === 1 ? left.plus(other) : left.minus(other);
    });
  if (sign === -1 || kind === 'text') return refuse(call, ['number'], right);
  return result(kind, (amount, value) => shift(kind, value, amount, 1));
}

/** Whole days for dates, days for datetimes to the second, milliseconds for times. */
function shift(kind: Kind, value: Value, amount: Value, sign: 1 | -1): Value {
  const by = amount as Decimal;
  if (kind === 'date') return Number(value) + sign * by.toInteger();
  if (kind === 'datetime') return Number(value) + sign * by.times(Decimal.of(86_400)).round(0).toNumber() * 1000;
  return (((Number(value) + sign * by.round(0).toNumber()) % DAY) + DAY) % DAY;
}

function equality(call: Call, negated: boolean): Code {
  const [left, right] = call.args as [Code, Code];
  for (const side of [left, right]) {
    if (side.kind === 'location') throw illegalType(call);
    if (side.kind === 'picklist' || side.kind === 'multipicklist') throw wrongType(call, ['text'], side);
  }
  const kind = commonKind(left.kind, right.kind);
  if (kind === undefined) throw wrongType(call, [left.kind], right);
  return {
    kind: 'boolean',
    at: call.at,
    run: (frame) => {
      const isEqual = equals(kind, left.run(frame), right.run(frame));
      return isEqual === null ? null : isEqual !== negated;
    },
  };
}

/** Blank text equals blank text; of other kinds what is not known equals nothing, not even itself. */
export function equals(kind: Kind, left: Value, right: Value): boolean | null {
  if (kind !== 'text' && (left === null || right === null)) return null;
  if (left instanceof Decimal && right instanceof Decimal) return left.compare(right) === 0;
  return left === right;
}

function ordering(test: (order: number) => boolean): Functions[string] {
  return {
    min: 2,
    max: 2,
    compile: (call) => {
      const left = argument(call, 0, ...ORDERED);
      const right = argument(call, 1, ...ORDERED);
      if (commonKind(left.kind, right.kind) === undefined) throw wrongType(call, [left.kind], right);
      return {
        kind: 'boolean',
        at: call.at,
        run: (frame) => {
          const [first, second] = [left.run(frame), right.run(frame)];
          return first === null || second === null ? null : test(order(first, second));
        },
      };
    },
  };
}

function order(left: NonNullable<Value>, right: NonNullable<Value>): number {
  if (left instanceof Decimal && right instanceof Decimal) return left.compare(right);
  return left === right ? 0 : left < right ? -1 : 1;
}
