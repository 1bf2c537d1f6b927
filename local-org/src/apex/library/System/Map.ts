import type { ApexType, PlatformClass } from '../../abi.ts';
import { ApexMap } from '../../runtime/index.ts';
import type { ApexList } from '../../runtime/index.ts';

/** new Map<K, V>(), (map), (list of records) */
function construct(type: ApexType, ...args: (ApexMap | ApexList | null)[]): ApexMap {
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
