export type Rounding = 'half-up' | 'down' | 'up' | 'floor' | 'ceiling';

/** Digits of a quotient that does not end, as the formula engine keeps them. */
const PRECISION = 39;
const POWERS: bigint[] = [1n];

function power(exponent: number): bigint {
  for (let next = POWERS.length; next <= exponent; next++) POWERS.push((POWERS[next - 1] ?? 1n) * 10n);
  return POWERS[exponent] ?? 1n;
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/** An exact decimal number, `unscaled / 10^scale`. */
export class Decimal {
  readonly unscaled: bigint;
  readonly scale: number;
  constructor(unscaled: bigint, scale = 0) {
    this.unscaled = unscaled;
    this.scale = scale;
  }

  /** From decimal text, with an exponent or without; null when it is none. */
  static parse(text: string): Decimal | null {
    const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text);
    if (match === null || !(match[2] || match[3])) return null;
    const fraction = match[3] ?? '';
    const unscaled = BigInt(`${match[1] === '-' ? '-' : ''}${match[2] ?? ''}${fraction}`);
    const scale = fraction.length - Number(match[4] ?? 0);
    return scale < 0 ? new Decimal(unscaled * power(-scale)) : new Decimal(unscaled, scale);
  }

  /** The shortest decimal that reads as this number. */
  static of(value: number): Decimal {
    return Number.isSafeInteger(value) ? new Decimal(BigInt(value)) : (Decimal.parse(String(value)) ?? ZERO);
  }

  get sign(): number {
    return this.unscaled === 0n ? 0 : this.unscaled < 0n ? -1 : 1;
  }

  plus(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.#at(scale) + other.#at(scale), scale);
  }
  minus(other: Decimal): Decimal {
    return this.plus(other.negated());
  }
  times(other: Decimal): Decimal {
    return new Decimal(this.unscaled * other.unscaled, this.scale + other.scale).#limited();
  }
  /** The divisor is not zero. */
  dividedBy(other: Decimal): Decimal {
    const digits = String(magnitude(other.unscaled)).length + PRECISION + other.scale;
    return new Decimal((this.unscaled * power(digits)) / other.unscaled, this.scale + digits - other.scale).#limited();
  }
  /** With the sign of the dividend. */
  remainder(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.#at(scale) % other.#at(scale), scale);
  }
  negated(): Decimal {
    return new Decimal(-this.unscaled, this.scale);
  }
  absolute(): Decimal {
    return new Decimal(magnitude(this.unscaled), this.scale);
  }
  /** To a whole power that is not negative. */
  power(exponent: number): Decimal {
    let result = new Decimal(1n);
    let factor = this.plus(ZERO);
    for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
      if (left % 2 === 1) result = result.times(factor);
      factor = factor.times(factor);
    }
    return result;
  }
  compare(other: Decimal): number {
    return this.minus(other).sign;
  }

  /** To so many places; a negative number of places rounds to tens, hundreds, … */
  round(places: number, rounding: Rounding = 'half-up'): Decimal {
    if (places >= this.scale) return this;
    const unit = power(this.scale - places);
    const whole = this.unscaled / unit;
    const rest = this.unscaled % unit;
    const step = this.sign * (isAway(rounding, this.sign, rest, unit) ? 1 : 0);
    const rounded = whole + BigInt(step);
    return places >= 0 ? new Decimal(rounded, places) : new Decimal(rounded * power(-places));
  }

  /** Truncated towards zero. */
  toInteger(): number {
    return Number(this.round(0, 'down').unscaled);
  }
  toNumber(): number {
    return Number(this.toString());
  }
  /** Plain digits without trailing zeros. */
  toString(): string {
    const digits = String(magnitude(this.unscaled)).padStart(this.scale + 1, '0');
    const whole = digits.slice(0, digits.length - this.scale);
    const fraction = digits.slice(digits.length - this.scale).replace(/0+$/, '');
    return `${this.unscaled < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
  }

  #at(scale: number): bigint {
    return this.unscaled * power(scale - this.scale);
  }
  #limited(): Decimal {
    const extra = String(magnitude(this.unscaled)).length - PRECISION;
    return extra > 0 ? this.round(Math.max(this.scale - extra, 0)) : this;
  }
}

function isAway(rounding: Rounding, sign: number, rest: bigint, unit: bigint): boolean {
  if (rest === 0n) return false;
  switch (rounding) {
    case 'down':
      return false;
    case 'up':
      return true;
    case 'floor':
      return sign < 0;
    case 'ceiling':
      return sign > 0;
    case 'half-up':
      return magnitude(rest) * 2n >= unit;
  }
}

export const ZERO = new Decimal(0n);
