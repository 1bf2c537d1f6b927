import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexDouble, isNumeric, nullPointer, toDouble, textOf, TypeException } from '../../runtime/index.ts';

const TEXT = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

function valueOf(value: ApexValue): ApexDouble {
  if (value === null) return nullPointer('Argument cannot be null.');
  if (isNumeric(value)) return toDouble(value)!;
  if (typeof value !== 'string' || !TEXT.test(value)) throw new TypeException(`Invalid double: ${textOf(value)}`);
  return new ApexDouble(Number(value));
}

const Double: PlatformClass = { name: 'System.Double', jsClass: ApexDouble, statics: { valueof: valueOf } };
export default Double;
