import type { ApexValue, PlatformClass } from '../../abi.ts';
import { hashOf, isNumeric, nullPointer, toInteger, toLong, textOf, TypeException } from '../../runtime/index.ts';
import { formatNumber } from '../../runtime/numberFormat.ts';
import { numberMethods } from '../numbers.ts';

const MAX = 9223372036854775807n;
const MIN = -9223372036854775808n;

function valueOf(value: ApexValue): bigint {
  if (value === null) return nullPointer('Argument cannot be null.');
  if (isNumeric(value)) return toLong(value)!;
  const number =
    typeof value === 'string' && /^\s*[+-]?\d+(?:\.0*)?\s*$/.test(value)
      ? BigInt(value.trim().replace(/^\+|\.0*$/g, ''))
      : null;
  if (number === null || number > MAX || number < MIN) throw new TypeException(`Invalid long: ${textOf(value)}`);
  return number;
}

const Long: PlatformClass = {
  name: 'System.Long',
  statics: { valueof: valueOf, max_value: MAX, min_value: MIN },
  instance: {
    ...numberMethods,
    format: (value: bigint) => formatNumber(value),
    intvalue: (value: bigint) => toInteger(value),
    longvalue: (value: bigint) => value,
    hashcode: (value: bigint) => hashOf(value),
  },
};
export default Long;
