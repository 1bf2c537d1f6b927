import type { ApexValue } from '../../abi.ts';
import { ApexMap } from '../../runtime/index.ts';

/** Maps of describe find their lower-cased keys in any case (Apex Developer Guide, "Using Schema Methods"). */
export class CaseInsensitiveMap extends ApexMap {
  override get(key: ApexValue): ApexValue {
    return super.get(typeof key === 'string' ? key.toLowerCase() : key);
  }
  override containskey(key: ApexValue): boolean {
    return super.containskey(typeof key === 'string' ? key.toLowerCase() : key);
  }
}
