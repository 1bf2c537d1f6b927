import { formatNumber } from './numberFormat.ts';

/** An Apex Double: 64-bit IEEE 754. */
export class ApexDouble {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
  intvalue(): number {
    return Math.trunc(this.value) | 0;
  }
  longvalue(): bigint {
    return BigInt.asIntN(64, BigInt(Math.trunc(this.value)));
  }
  /** half away from negative infinity, as Java's Math.round */
  round(): bigint {
    return BigInt(Math.floor(this.value + 0.5));
  }
  format(): string {
    return formatNumber(this.value);
  }
  tostring(): string {
    return doubleText(this.value);
  }
  toString(): string {
    return doubleText(this.value);
  }
  equals(other: unknown): boolean {
    return other instanceof ApexDouble && other.value === this.value;
  }
  hashcode(): number {
    return doubleHash(this.value);
  }
}

/** Java's Double.toString: at least one decimal, exponent below 10^-3 and from 10^7. */
export function doubleText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) {
    const [digits, exponent] = value.toExponential().split('e') as [string, string];
    return `${digits.includes('.') ? digits : digits + '.0'}E${Number(exponent)}`;
  }
  if (Object.is(value, -0)) return '-0.0';
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

const bits = new DataView(new ArrayBuffer(8));

/** Java's Double.hashCode. */
export function doubleHash(value: number): number {
  bits.setFloat64(0, value);
  return bits.getInt32(0) ^ bits.getInt32(4);
}
