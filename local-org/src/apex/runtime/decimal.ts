import { ApexDouble, doubleText } from './double.ts';
import type { ApexEnum } from './enum.ts';
import { MathException, nullPointer, TypeException } from './exceptions.ts';
import { formatNumber } from './numberFormat.ts';
import { divideRounded } from './rounding.ts';
import type { RoundingName } from './rounding.ts';

/** Decimal places of a quotient that does not end. */
const DIVISION_SCALE = 33;
const POWERS: bigint[] = [1n];

export function powerOfTen(exponent: number): bigint {
  for (let next = POWERS.length; next <= exponent; next++) POWERS.push(POWERS[next - 1] * 10n);
  return POWERS[exponent];
}

const SAFE = 2n ** 53n;
const LITERAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** What the text of a Double with few decimals says, without making the text: the fewest digits that give it back. */
function shortDecimal(value: number): ApexDecimal | null {
  if (!(Math.abs(value) >= 1e-3)) return null;
  // "5.0", but "1.0E7"
  if (Number.isSafeInteger(value) && Math.abs(value) >= 1e7) return new ApexDecimal(BigInt(value), 0);
  for (let scale = 1, power = 10; scale <= 6; scale++, power *= 10) {
    const unscaled = Math.round(value * power);
    if (!Number.isSafeInteger(unscaled)) return null;
    if (unscaled / power === value) return new ApexDecimal(BigInt(unscaled), scale);
  }
  return null;
}

/** An Apex Decimal, `unscaled / 10^scale`, as Java's BigDecimal. */
export class ApexDecimal {
  readonly unscaled: bigint;
  readonly scaleDigits: number;
  constructor(unscaled: bigint, scale: number) {
    this.unscaled = unscaled;
    this.scaleDigits = scale;
  }

  /** From a literal or number text; null when it is none. */
  static parse(text: string): ApexDecimal | null {
    const match = LITERAL.exec(text);
    if (!match || !(match[2] || match[3])) return null;
    const digits = (match[2] ?? '') + (match[3] ?? '');
    const scale = (match[3] ?? '').length - Number(match[4] ?? 0);
    if (Math.abs(scale) > 10_000) return null;
    const unscaled = BigInt(match[1] === '-' ? `-${digits}` : digits);
    return scale < 0 ? new ApexDecimal(unscaled * powerOfTen(-scale), 0) : new ApexDecimal(unscaled, scale);
  }
  static of(value: number | bigint | ApexDouble | ApexDecimal): ApexDecimal {
    if (value instanceof ApexDecimal) return value;
    if (typeof value === 'number') return new ApexDecimal(BigInt(value), 0);
    if (typeof value === 'bigint') return new ApexDecimal(value, 0);
    const parsed = shortDecimal(value.value) ?? ApexDecimal.parse(doubleText(value.value));
    if (!parsed) throw new TypeException(`Invalid decimal: ${doubleText(value.value)}`);
    return parsed;
  }

  /** the unscaled value at a scale that is not smaller */
  at(scale: number): bigint {
    return scale === this.scaleDigits ? this.unscaled : this.unscaled * powerOfTen(scale - this.scaleDigits);
  }
  plus(other: ApexDecimal): ApexDecimal {
    const scale = Math.max(this.scaleDigits, other.scaleDigits);
    return new ApexDecimal(this.at(scale) + other.at(scale), scale);
  }
  minus(other: ApexDecimal): ApexDecimal {
    const scale = Math.max(this.scaleDigits, other.scaleDigits);
    return new ApexDecimal(this.at(scale) - other.at(scale), scale);
  }
  times(other: ApexDecimal): ApexDecimal {
    return new ApexDecimal(this.unscaled * other.unscaled, this.scaleDigits + other.scaleDigits);
  }
  /** the operator `/`: exact when it ends, else 33 decimals */
  over(other: ApexDecimal): ApexDecimal {
    const preferred = Math.max(0, this.scaleDigits - other.scaleDigits);
    const full = this.quotient(other, Math.max(DIVISION_SCALE, preferred), 'HALF_EVEN');
    return full.withoutZeros(preferred);
  }
  quotient(other: ApexDecimal, scale: number, mode: RoundingName): ApexDecimal {
    if (other.unscaled === 0n) throw new MathException('Divide by 0');
    const shift = scale + other.scaleDigits - this.scaleDigits;
    let numerator = shift >= 0 ? this.unscaled * powerOfTen(shift) : this.unscaled;
    let denominator = shift >= 0 ? other.unscaled : other.unscaled * powerOfTen(-shift);
    if (denominator < 0n) [numerator, denominator] = [-numerator, -denominator];
    return new ApexDecimal(rounded(numerator, denominator, mode), scale);
  }
  negated(): ApexDecimal {
    return new ApexDecimal(-this.unscaled, this.scaleDigits);
  }
  compareTo(other: ApexDecimal): number {
    const scale = Math.max(this.scaleDigits, other.scaleDigits);
    const left = this.at(scale);
    const right = other.at(scale);
    return left < right ? -1 : left > right ? 1 : 0;
  }
  rescaled(scale: number, mode: RoundingName): ApexDecimal {
    if (scale >= this.scaleDigits) return new ApexDecimal(this.at(scale), scale);
    return new ApexDecimal(rounded(this.unscaled, powerOfTen(this.scaleDigits - scale), mode), scale);
  }
  /** drops trailing zeros down to a scale */
  withoutZeros(atLeast: number): ApexDecimal {
    let { unscaled, scaleDigits } = this;
    while (scaleDigits > atLeast && unscaled % 10n === 0n) {
      unscaled /= 10n;
      scaleDigits--;
    }
    return new ApexDecimal(unscaled, scaleDigits);
  }
  truncated(): bigint {
    return this.unscaled / powerOfTen(this.scaleDigits);
  }
  toNumber(): number {
    // The quotient of two exact numbers is the nearest number to the true one.
    if (this.scaleDigits <= 22 && this.unscaled < SAFE && this.unscaled > -SAFE)
      return Number(this.unscaled) / 10 ** this.scaleDigits;
    return Number(this.toplainstring());
  }

  // --- methods of Apex -----------------------------------------------------------------------------------------------
  abs(): ApexDecimal {
    return this.unscaled < 0n ? this.negated() : this;
  }
  divide(
    divisor: ApexDecimal | number | bigint | ApexDouble | null,
    scale: number | null,
    mode?: ApexEnum | null,
  ): ApexDecimal {
    if (divisor === null || scale === null) return nullPointer();
    return this.quotient(ApexDecimal.of(divisor), checkedScale(scale), roundingOf(mode));
  }
  doublevalue(): ApexDouble {
    return new ApexDouble(this.toNumber());
  }
  format(): string {
    return formatNumber(this.toplainstring());
  }
  intvalue(): number {
    return Number(BigInt.asIntN(32, this.truncated()));
  }
  longvalue(): bigint {
    return BigInt.asIntN(64, this.truncated());
  }
  pow(exponent: number | null): ApexDecimal {
    if (exponent === null) return nullPointer();
    if (exponent < 0 || exponent > 32_767) throw new MathException(`Invalid exponent: ${exponent}`);
    return new ApexDecimal(this.unscaled ** BigInt(exponent), this.scaleDigits * exponent);
  }
  precision(): number {
    return String(this.unscaled < 0n ? -this.unscaled : this.unscaled).length;
  }
  round(mode?: ApexEnum | null): bigint {
    return BigInt.asIntN(64, this.rescaled(0, roundingOf(mode)).unscaled);
  }
  scale(): number {
    return this.scaleDigits;
  }
  setscale(scale: number | null, mode?: ApexEnum | null): ApexDecimal {
    if (scale === null) return nullPointer();
    return this.rescaled(checkedScale(scale), roundingOf(mode));
  }
  striptrailingzeros(): ApexDecimal {
    return this.withoutZeros(0);
  }
  toplainstring(): string {
    const negative = this.unscaled < 0n;
    const digits = String(negative ? -this.unscaled : this.unscaled).padStart(this.scaleDigits + 1, '0');
    const sign = negative ? '-' : '';
    if (this.scaleDigits === 0) return sign + digits;
    return `${sign}${digits.slice(0, -this.scaleDigits)}.${digits.slice(-this.scaleDigits)}`;
  }
  /** Java's BigDecimal.toString: an exponent when the number is below 10^-6 */
  tostring(): string {
    const digits = String(this.unscaled < 0n ? -this.unscaled : this.unscaled);
    const adjusted = digits.length - 1 - this.scaleDigits;
    if (adjusted >= -6) return this.toplainstring();
    const mantissa = digits.length === 1 ? digits : `${digits[0]}.${digits.slice(1)}`;
    return `${this.unscaled < 0n ? '-' : ''}${mantissa}E${adjusted}`;
  }
  toString(): string {
    return this.tostring();
  }
  equals(other: unknown): boolean {
    return other instanceof ApexDecimal && this.compareTo(other) === 0;
  }
  hashcode(): number {
    const { unscaled, scaleDigits } = this.withoutZeros(0);
    return (Number(BigInt.asIntN(32, unscaled ^ (unscaled >> 32n))) * 31 + scaleDigits) | 0;
  }
}

function rounded(numerator: bigint, denominator: bigint, mode: RoundingName): bigint {
  const result = divideRounded(numerator, denominator, mode);
  if (result === null) throw new MathException('Rounding necessary');
  return result;
}

function roundingOf(mode: ApexEnum | null | undefined): RoundingName {
  if (mode === null) return nullPointer();
  return mode === undefined ? 'HALF_EVEN' : (mode.constant as RoundingName);
}

/** The Apex Reference allows scales from -33 to 33. */
function checkedScale(scale: number): number {
  if (scale < 0 || scale > 33) throw new MathException(`Scale out of range: ${scale}`);
  return scale;
}
