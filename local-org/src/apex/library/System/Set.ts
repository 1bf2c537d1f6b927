import type { ApexType, ApexValue, PlatformClass } from '../../abi.ts';
import { ApexSet, iterate } from '../../runtime/index.ts';

/** new Set<T>(), (list or set) */
function construct(type: ApexType, ...args: ApexValue[]): ApexSet {
  return args.length === 0 || typeof args[0] === 'number' ? new ApexSet(type) : new ApexSet(type, iterate(args[0]));
}

const Set_: PlatformClass = {
  name: 'System.Set',
  jsClass: ApexSet,
  construct: construct,
};
export default Set_;
