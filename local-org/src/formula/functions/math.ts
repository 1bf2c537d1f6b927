import { Decimal } from '../decimal.ts';
import type { Rounding } from '../decimal.ts';
import { EvaluationError } from '../errors.ts';
import { argument, simple } from '../code.ts';
import type { Call, Code, Functions, FunctionSpec } from '../code.ts';
import type { Location, Value } from '../values.ts';

const MANY = 255;
/** A third is exact to so many digits only, so what rounds to a whole number there is one. */
const NOISE = 18;
/** Mean radius of the earth in kilometres (IUGG). */
const RADIUS = 6371.0088;
const KILOMETRES_PER_MILE = 1.609344;

/** `Math Functions` of "Formula Operators and Functions by Context". */
export const MATH: Functions = {
  ABS: unary((value) => value.absolute()),
  CEILING: unary((value) => towards(value, 'up')),
  FLOOR: unary((value) => towards(value, 'down')),
  MCEILING: unary((value) => towards(value, 'ceiling')),
  MFLOOR: unary((value) => towards(value, 'floor')),
  INT: unary((value) => towards(value, 'floor')),
  EXP: real(Math.exp),
  LN: real(
    (value) => Math.log(value),
    (value) => value > 0,
  ),
  LOG: real(
    (value) => Math.log10(value),
    (value) => value > 0,
  ),
  SQRT: real(Math.sqrt, (value) => value >= 0),
  SIN: real(Math.sin),
  COS: real(Math.cos),
  TAN: real(Math.tan),
  ASIN: outside(Math.asin),
  ACOS: outside(Math.acos),
  ATAN: real(Math.atan),
  ATAN2: binary((y, x) => Decimal.of(Math.atan2(y.toNumber(), x.toNumber()))),
  PI: simple([], 'number', () => Decimal.of(Math.PI)),
  MOD: binary((value, divisor) => {
    if (divisor.sign === 0) throw new EvaluationError('Division by zero');
    return value.remainder(divisor);
  }),
  ROUND: binary((value, places) => value.round(places.toInteger())),
  TRUNC: simple(
    ['number', 'number'],
    'number',
    ([value, places]) => decimal(value)?.round(decimal(places)?.toInteger() ?? 0, 'down') ?? null,
    1,
  ),
  MAX: { min: 1, max: MANY, compile: (call) => extreme(call, 1) },
  MIN: { min: 1, max: MANY, compile: (call) => extreme(call, -1) },
  GEOLOCATION: simple(['number', 'number'], 'location', ([latitude, longitude]) => location(latitude, longitude)),
  DISTANCE: simple(['location', 'location', 'text'], 'number', ([from, to, unit]) => distance(from, to, unit)),
};

function decimal(value: Value | undefined): Decimal | null {
  return value instanceof Decimal ? value : null;
}

function unary(apply: (value: Decimal) => Decimal): FunctionSpec {
  return simple(['number'], 'number', ([value]) => {
    const number = decimal(value);
    return number === null ? null : apply(number);
  });
}

function binary(apply: (left: Decimal, right: Decimal) => Decimal): FunctionSpec {
  return simple(['number', 'number'], 'number', ([first, second]) => {
    const [left, right] = [decimal(first), decimal(second)];
    return left === null || right === null ? null : apply(left, right);
  });
}

function real(apply: (value: number) => number, allowed: (value: number) => boolean = () => true): FunctionSpec {
  return unary((value) => {
    const result = allowed(value.toNumber()) ? apply(value.toNumber()) : NaN;
    if (!Number.isFinite(result)) throw new EvaluationError(`${value.toString()} is out of range`);
    return Decimal.of(result);
  });
}

/** Outside -1 to 1 there is no angle. */
function outside(apply: (value: number) => number): FunctionSpec {
  return simple(['number'], 'number', ([value]) => {
    const angle = apply(decimal(value)?.toNumber() ?? NaN);
    return Number.isNaN(angle) ? null : Decimal.of(angle);
  });
}

function towards(value: Decimal, rounding: Rounding): Decimal {
  return value.round(NOISE).round(0, rounding);
}

function extreme(call: Call, sign: 1 | -1): Code {
  const args = call.args.map((_, index) => argument(call, index, 'number'));
  return {
    kind: 'number',
    at: call.at,
    run: (frame) => {
      const values = args.map((arg) => decimal(arg.run(frame)));
      if (values.some((value) => value === null)) return null;
      return (values as Decimal[]).reduce((best, value) => (value.compare(best) * sign > 0 ? value : best));
    },
  };
}

function location(latitude: Value | undefined, longitude: Value | undefined): Location | null {
  const [north, east] = [decimal(latitude), decimal(longitude)];
  return north === null || east === null ? null : { latitude: north.toNumber(), longitude: east.toNumber() };
}

/** Along a great circle; the unit is `mi` or `km`. */
function distance(from: Value | undefined, to: Value | undefined, unit: Value | undefined): Decimal | null {
  if (!isLocation(from) || !isLocation(to)) return null;
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (a: number, b: number): number => Math.sin(radians(b - a) / 2) ** 2;
  const arc =
    half(from.latitude, to.latitude) +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * half(from.longitude, to.longitude);
  const kilometres = 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(arc)));
  return Decimal.of(unit === 'mi' ? kilometres / KILOMETRES_PER_MILE : kilometres);
}

function isLocation(value: Value | undefined): value is Location {
  return typeof value === 'object' && value !== null && !(value instanceof Decimal);
}
