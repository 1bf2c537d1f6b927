import type { ApexEnum } from '../../runtime/index.ts';
import type { PlatformClass } from '../../abi.ts';
import { constant } from '../define.ts';
import type { OrgHost } from '../domains/hosts.ts';
import { domainTypes } from './enums.ts';

/** What a host name says of an org. */
export class ApexDomain {
  readonly #host: OrgHost;
  constructor(host: OrgHost) {
    this.#host = host;
  }
  getdomaintype(): ApexEnum {
    return constant(domainTypes, this.#host.type);
  }
  getmydomainname(): string {
    return this.#host.myDomain;
  }
  getsandboxname(): string | null {
    return this.#host.sandbox;
  }
  getpackagename(): string | null {
    return this.#host.packageName;
  }
  getsitessubdomainname(): string | null {
    return /SITES/.test(this.#host.type) ? this.#host.myDomain : null;
  }
}

const Domain: PlatformClass = { name: 'System.Domain', jsClass: ApexDomain };
export default Domain;
