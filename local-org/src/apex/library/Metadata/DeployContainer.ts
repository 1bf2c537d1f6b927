import type { PlatformClass } from '../../abi.ts';
import { ApexList, equalValues, typeOf } from '../../runtime/index.ts';
import { need } from '../define.ts';
import { PlatformValue } from '../derived/value-class.ts';

/** What Metadata.Operations.enqueueDeployment deploys. */
export class ApexDeployContainer {
  readonly items: PlatformValue[] = [];
  addmetadata(item: PlatformValue | null): null {
    this.items.push(need(item));
    return null;
  }
  getmetadata(): ApexList {
    return new ApexList(typeOf('List', [typeOf('Metadata.Metadata')]), [...this.items]);
  }
  removemetadata(item: PlatformValue | null): boolean {
    return this.#remove((candidate) => candidate === item);
  }
  removemetadatabyfullname(name: string | null): boolean {
    return this.#remove((candidate) => equalValues(candidate['fullname'], name));
  }
  #remove(isIt: (item: PlatformValue) => boolean): boolean {
    const at = this.items.findIndex(isIt);
    if (at >= 0) this.items.splice(at, 1);
    return at >= 0;
  }
}

const DeployContainer: PlatformClass = {
  name: 'Metadata.DeployContainer',
  jsClass: ApexDeployContainer,
  construct: () => new ApexDeployContainer(),
};
export default DeployContainer;
