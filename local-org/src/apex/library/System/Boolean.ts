import type { ApexValue, PlatformClass } from '../../abi.ts';
import { hashOf, nullPointer, textOf, TypeException } from '../../runtime/index.ts';
import { numberMethods } from '../numbers.ts';

/** "true" in any case is true, any other text false (Apex Reference, Boolean.valueOf). */
function valueOf(value: ApexValue): boolean {
  if (value === null) return nullPointer('Argument cannot be null.');
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.toLowerCase() === 'true';
  throw new TypeException(`Invalid boolean: ${textOf(value)}`);
}

const Boolean_: PlatformClass = {
  name: 'System.Boolean',
  statics: { valueof: valueOf },
  instance: { ...numberMethods, hashcode: (value: boolean) => hashOf(value) },
};
export default Boolean_;
