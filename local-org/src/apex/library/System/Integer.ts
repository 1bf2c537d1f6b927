import type { ApexValue, PlatformClass } from '../../abi.ts';
import { hashOf, isNumeric, nullPointer, toInteger, textOf, TypeException } from '../../runtime/index.ts';
import { formatNumber } from '../../runtime/numberFormat.ts';
import { numberMethods } from '../numbers.ts';

/** Integer.valueOf: text of digits with a sign, or a number */
function valueOf(value: ApexValue): number {
  if (value === null) return nullPointer('Argument cannot be null.');
  if (isNumeric(value)) return toInteger(value)!;
  if (typeof value !== 'string') throw new TypeException(`Invalid integer: ${textOf(value)}`);
  const number = /^\s*[+-]?\d+\s*$/.test(value) ? Number(value) : NaN;
  if (!(number >= -2147483648 && number <= 2147483647)) throw new TypeException(`Invalid integer: ${value}`);
  return number;
}

/** Chosen by the static type Object, as values of fields have it: null stays null, and `123.00` is an Integer too. */
function valueOfObject(value: ApexValue): number | null {
  if (value === null) return null;
  return valueOf(typeof value === 'string' ? value.replace(/\.0*\s*$/, '') : value);
}

const Integer: PlatformClass = {
  name: 'System.Integer',
  statics: { valueof: valueOf, valueofobject: valueOfObject, max_value: 2147483647, min_value: -2147483648 },
  instance: {
    ...numberMethods,
    format: (value: number) => formatNumber(value),
    intvalue: (value: number) => value,
    longvalue: (value: number) => BigInt(value),
    hashcode: (value: number) => hashOf(value),
  },
};
export default Integer;
