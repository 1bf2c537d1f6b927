import type { ApexType, ApexValue, PlatformClass } from '../../abi.ts';
import { ApexList, iterate, TypeException } from '../../runtime/index.ts';

/** new List<T>(), (size), (list or set) */
function construct(type: ApexType, ...args: ApexValue[]): ApexList {
  const [source] = args;
  if (args.length === 0) return new ApexList(type);
  if (typeof source !== 'number') return new ApexList(type, [...iterate(source)]);
  if (source < 0) throw new TypeException(`Invalid list size: ${source}`);
  return new ApexList(
    type,
    Array.from({ length: source }, () => null),
  );
}

const List: PlatformClass = {
  name: 'System.List',
  jsClass: ApexList,
  construct: construct,
};
export default List;
