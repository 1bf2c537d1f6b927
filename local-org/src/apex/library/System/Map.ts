import type { ApexType, PlatformClass } from '../../abi.ts';
import { ApexList, ApexMap } from '../../runtime/index.ts';

/** new Map<K, V>(), (map), (list of records) */
function construct(type: ApexType, ...args: (ApexMap | ApexList | null)[]): ApexMap {
  if (args[0] instanceof ApexList) return ApexMap.ofRecords(type, args[0]);
  const map = new ApexMap(type);
  if (args.length > 0) map.putall(args[0]);
  return map;
}

const Map_: PlatformClass = {
  name: 'System.Map',
  jsClass: ApexMap,
  construct: construct,
};
export default Map_;
