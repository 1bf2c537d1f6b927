import type { ApexType, ApexValue, PlatformClass } from '../../abi.ts';

/** name, value, path, maximum age in seconds, secure[, SameSite[, HttpOnly]] */
export class ApexCookie {
  readonly #parts: readonly ApexValue[];
  constructor(parts: readonly ApexValue[]) {
    this.#parts = parts;
  }
  getname(): ApexValue {
    return this.#parts[0] ?? null;
  }
  getvalue(): ApexValue {
    return this.#parts[1] ?? null;
  }
  getpath(): ApexValue {
    return this.#parts[2] ?? null;
  }
  getmaxage(): ApexValue {
    return this.#parts[3] ?? null;
  }
  issecure(): ApexValue {
    return this.#parts[4] ?? null;
  }
  getsamesite(): ApexValue {
    return this.#parts[5] ?? null;
  }
  ishttponly(): boolean {
    return this.#parts[6] === true;
  }
}

const Cookie: PlatformClass = {
  name: 'System.Cookie',
  jsClass: ApexCookie,
  construct: (_: ApexType, ...parts: ApexValue[]) => new ApexCookie(parts),
};
export default Cookie;
