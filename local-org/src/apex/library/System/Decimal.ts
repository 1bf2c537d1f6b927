import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexDecimal, isNumeric, nullPointer, textOf, TypeException } from '../../runtime/index.ts';

function valueOf(value: ApexValue): ApexDecimal {
  if (value === null) return nullPointer('Argument cannot be null.');
  if (isNumeric(value)) return ApexDecimal.of(value);
  const parsed = typeof value === 'string' ? ApexDecimal.parse(value.trim()) : null;
  if (!parsed) throw new TypeException(`Invalid decimal: ${textOf(value)}`);
  return parsed;
}

const Decimal: PlatformClass = { name: 'System.Decimal', jsClass: ApexDecimal, statics: { valueof: valueOf } };
export default Decimal;
