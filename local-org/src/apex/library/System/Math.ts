import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexDecimal, ApexDouble, MathException, nullPointer, transaction } from '../../runtime/index.ts';
import { compareNumbers } from '../../runtime/hash.ts';
import { need } from '../define.ts';

type Numeric = number | bigint | ApexDecimal | ApexDouble;

/** A function of real numbers: Decimal in, Decimal out, else Double */
const real = (compute: (value: number) => number) => (value: Numeric | null) => {
  const input = need(value);
  if (input instanceof ApexDecimal) return ApexDecimal.of(new ApexDouble(finite(compute(input.toNumber()))));
  return new ApexDouble(compute(input instanceof ApexDouble ? input.value : Number(input)));
};

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new MathException('Result is not a number');
  return value;
}

function number(value: Numeric | null): number {
  const input = need(value);
  return input instanceof ApexDecimal ? input.toNumber() : input instanceof ApexDouble ? input.value : Number(input);
}

/** to a whole number, in the type of the argument */
const whole =
  (mode: 'CEILING' | 'FLOOR' | 'HALF_EVEN', compute: (value: number) => number) => (value: Numeric | null) => {
    const input = need(value);
    if (input instanceof ApexDecimal) return input.rescaled(0, mode);
    return new ApexDouble(compute(number(input)));
  };

function abs(value: Numeric | null): ApexValue {
  const input = need(value);
  if (typeof input === 'number') return Math.abs(input) | 0;
  if (typeof input === 'bigint') return BigInt.asIntN(64, input < 0n ? -input : input);
  return input instanceof ApexDecimal ? input.abs() : new ApexDouble(Math.abs(input.value));
}

function mod(a: number | bigint | null, b: number | bigint | null): ApexValue {
  if (a === null || b === null) return nullPointer();
  if (Number(b) === 0) throw new MathException('Divide by 0');
  if (typeof a === 'number' && typeof b === 'number') return (a % b) | 0;
  return BigInt(a) % BigInt(b);
}

/** half to even (Apex Reference, Math.round) */
function rint(value: number): number {
  const floor = Math.floor(value);
  const part = value - floor;
  if (part !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

function roundToLong(value: Numeric | null): bigint {
  const input = need(value);
  if (input instanceof ApexDecimal) return input.round();
  return BigInt.asIntN(64, BigInt(rint(number(input))));
}

const pick = (sign: 1 | -1) => (a: Numeric | null, b: Numeric | null) =>
  Math.sign(compareNumbers(need(a), need(b))) * sign >= 0 ? a : b;

function signum(value: Numeric | null): ApexValue {
  const input = need(value);
  if (input instanceof ApexDecimal) return ApexDecimal.of(input.compareTo(ApexDecimal.of(0)));
  return new ApexDouble(Math.sign(number(input)));
}

function atan2(y: Numeric | null, x: Numeric | null): ApexValue {
  const angle = new ApexDouble(Math.atan2(number(y), number(x)));
  return y instanceof ApexDecimal || x instanceof ApexDecimal ? ApexDecimal.of(angle) : angle;
}

function random(): ApexDouble {
  const bytes = Buffer.from(transaction().randomBytes(8));
  return new ApexDouble(Number(bytes.readBigUInt64BE() >> 11n) / 2 ** 53);
}

const Math_: PlatformClass = {
  name: 'System.Math',
  statics: {
    e: new ApexDouble(Math.E),
    pi: new ApexDouble(Math.PI),
    abs,
    acos: real(Math.acos),
    asin: real(Math.asin),
    atan: real(Math.atan),
    atan2,
    cbrt: real(Math.cbrt),
    ceil: whole('CEILING', Math.ceil),
    cos: real(Math.cos),
    cosh: real(Math.cosh),
    exp: real(Math.exp),
    floor: whole('FLOOR', Math.floor),
    log: real(Math.log),
    log10: real(Math.log10),
    max: pick(1),
    min: pick(-1),
    mod,
    pow: (base: Numeric | null, exponent: Numeric | null) => new ApexDouble(Math.pow(number(base), number(exponent))),
    random,
    rint: whole('HALF_EVEN', rint),
    round: (value: Numeric | null) => Number(BigInt.asIntN(32, roundToLong(value))),
    roundtolong: roundToLong,
    signum,
    sin: real(Math.sin),
    sinh: real(Math.sinh),
    sqrt: real(Math.sqrt),
    tan: real(Math.tan),
    tanh: real(Math.tanh),
  },
};
export default Math_;
