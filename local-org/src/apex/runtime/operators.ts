/** Operators on Apex values that emitted code does not inline. */
import type { ApexValue } from '../abi.ts';
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { ApexDecimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { ApexEnum } from './enum.ts';
import { MathException, nullPointer, TypeException } from './exceptions.ts';
import { compareNumbers, equalValues, isNumeric } from './hash.ts';
import { compareMoments } from './sorting.ts';
import { textOf } from './text.ts';
import { runtimeType } from './assign.ts';

/** `==` */
export function eq(a: ApexValue, b: ApexValue): boolean {
  if (a === b) return true;
  if (typeof a === 'string' && typeof b === 'string') return sameText(a, b);
  if (a === null || b === null) return false;
  const moments = compareMoments(a, b);
  return moments === null ? equalValues(a, b) : moments === 0;
}

function sameText(a: string, b: string): boolean {
  return a.length === b.length && a.toLowerCase() === b.toLowerCase();
}

/** `===` */
export function same(a: ApexValue, b: ApexValue): boolean {
  if (a === b) return true;
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b) === 0;
  return compareMoments(a, b) === 0;
}

/** For `< <= > >=`. Text without case, and above null; other nulls throw NullPointerException. */
export function compare(a: ApexValue, b: ApexValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' || typeof b === 'string') return compareText(a, b);
  if (a === null || b === null) return nullPointer();
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b);
  if (a instanceof ApexEnum && b instanceof ApexEnum) return a.position - b.position;
  const moments = compareMoments(a, b);
  if (moments !== null) return moments;
  throw new TypeException(
    `Comparison of ${runtimeType(a).toString()} and ${runtimeType(b).toString()} is not possible`,
  );
}

function compareText(a: ApexValue, b: ApexValue): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  const left = textOf(a).toLowerCase();
  const right = textOf(b).toLowerCase();
  return left < right ? -1 : left > right ? 1 : 0;
}

type Arithmetic = {
  readonly integer: (a: number, b: number) => number;
  readonly long: (a: bigint, b: bigint) => bigint;
  readonly double: (a: number, b: number) => number;
  readonly decimal: (a: ApexDecimal, b: ApexDecimal) => ApexDecimal;
};

const ADD: Arithmetic = {
  integer: (a, b) => (a + b) | 0,
  long: (a, b) => a + b,
  double: (a, b) => a + b,
  decimal: (a, b) => a.plus(b),
};
const SUBTRACT: Arithmetic = {
  integer: (a, b) => (a - b) | 0,
  long: (a, b) => a - b,
  double: (a, b) => a - b,
  decimal: (a, b) => a.minus(b),
};
const MULTIPLY: Arithmetic = {
  integer: (a, b) => Math.imul(a, b),
  long: (a, b) => a * b,
  double: (a, b) => a * b,
  decimal: (a, b) => a.times(b),
};
const DIVIDE: Arithmetic = {
  integer: idiv,
  long: (a, b) => (b === 0n ? divideByZero() : a / b),
  double: (a, b) => (b === 0 ? divideByZero() : a / b),
  decimal: (a, b) => a.over(b),
};

/** In the wider of both types: Integer, Long, Double, Decimal. */
function calculate(operation: Arithmetic, a: ApexValue, b: ApexValue): ApexValue {
  if (a instanceof ApexDecimal && b instanceof ApexDecimal) return operation.decimal(a, b);
  if (typeof a === 'number' && typeof b === 'number') return operation.integer(a, b);
  if (typeof a === 'bigint' && typeof b === 'bigint') return BigInt.asIntN(64, operation.long(a, b));
  if (a === null || b === null) return nullPointer();
  if (!isNumeric(a) || !isNumeric(b)) {
    throw new TypeException(
      `Arithmetic expressions must use numeric arguments, not ${runtimeType(isNumeric(a) ? b : a).toString()}`,
    );
  }
  if (a instanceof ApexDecimal || b instanceof ApexDecimal)
    return operation.decimal(ApexDecimal.of(a), ApexDecimal.of(b));
  if (a instanceof ApexDouble || b instanceof ApexDouble)
    return new ApexDouble(operation.double(toNumber(a), toNumber(b)));
  return BigInt.asIntN(64, operation.long(BigInt(a), BigInt(b)));
}

function toNumber(value: number | bigint | ApexDouble): number {
  return value instanceof ApexDouble ? value.value : Number(value);
}

/** `+`: text, numbers, and days on a Date or Datetime */
export function add(a: ApexValue, b: ApexValue): ApexValue {
  if (a instanceof ApexDecimal && b instanceof ApexDecimal) return a.plus(b);
  if (typeof a === 'string' || typeof b === 'string') return textOf(a) + textOf(b);
  return shifted(a, b, 1) ?? calculate(ADD, a, b);
}

export function subtract(a: ApexValue, b: ApexValue): ApexValue {
  return shifted(a, b, -1) ?? calculate(SUBTRACT, a, b);
}

export function multiply(a: ApexValue, b: ApexValue): ApexValue {
  return calculate(MULTIPLY, a, b);
}

export function divide(a: ApexValue, b: ApexValue): ApexValue {
  return calculate(DIVIDE, a, b);
}

export function negate(a: ApexValue): ApexValue {
  if (typeof a === 'number') return -a | 0;
  if (typeof a === 'bigint') return BigInt.asIntN(64, -a);
  if (a instanceof ApexDouble) return new ApexDouble(-a.value);
  if (a instanceof ApexDecimal) return a.negated();
  return nullPointer();
}

export function idiv(a: number, b: number): number {
  if (b === 0) return divideByZero();
  return (a / b) | 0;
}

function divideByZero(): never {
  throw new MathException('Divide by 0');
}

function shifted(moment: ApexValue, days: ApexValue, sign: 1 | -1): ApexDate | ApexDatetime | null {
  if (!(moment instanceof ApexDate || moment instanceof ApexDatetime)) return null;
  if (days === null) return nullPointer();
  if (!isNumeric(days)) return null;
  const count = ApexDecimal.of(days);
  if (moment instanceof ApexDate) return moment.adddays(sign * count.intvalue());
  return moment.plusDays(sign > 0 ? count : count.negated());
}

/** Bitwise and shift operators where at least the left operand is a Long; shift counts are taken modulo 64. */
export function bits(operator: '&' | '|' | '^' | '<<' | '>>' | '>>>', a: ApexValue, b: ApexValue): ApexValue {
  if (a === null || b === null) return nullPointer();
  const left = BigInt(a as number | bigint);
  const right = BigInt(b as number | bigint);
  switch (operator) {
    case '&':
      return BigInt.asIntN(64, left & right);
    case '|':
      return BigInt.asIntN(64, left | right);
    case '^':
      return BigInt.asIntN(64, left ^ right);
    case '<<':
      return BigInt.asIntN(64, left << (right & 63n));
    case '>>':
      return BigInt.asIntN(64, left >> (right & 63n));
    case '>>>':
      return BigInt.asIntN(64, BigInt.asUintN(64, left) >> (right & 63n));
  }
}
