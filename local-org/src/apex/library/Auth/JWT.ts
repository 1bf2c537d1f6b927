import type { PlatformClass } from '../../abi.ts';
import { ApexMap, T_MAP_OF_OBJECT, transaction } from '../../runtime/index.ts';
import { serialize } from '../json/write.ts';
import { v4Text } from '../uuid.ts';

/** Claims of a JSON Web Token; valid for five minutes unless set. */
export class ApexJwt {
  #aud: string | null = null;
  #iss: string | null = null;
  #sub: string | null = null;
  #validity = 300;
  #skew = 0;
  #claims: ApexMap | null = null;

  clone(): ApexJwt {
    const copy = new ApexJwt();
    copy.#aud = this.#aud;
    copy.#iss = this.#iss;
    copy.#sub = this.#sub;
    copy.#validity = this.#validity;
    copy.#skew = this.#skew;
    copy.#claims = this.#claims?.clone() ?? null;
    return copy;
  }
  getaud(): string | null {
    return this.#aud;
  }
  setaud(aud: string | null): null {
    this.#aud = aud;
    return null;
  }
  getiss(): string | null {
    return this.#iss;
  }
  setiss(iss: string | null): null {
    this.#iss = iss;
    return null;
  }
  getsub(): string | null {
    return this.#sub;
  }
  setsub(sub: string | null): null {
    this.#sub = sub;
    return null;
  }
  getvaliditylength(): number {
    return this.#validity;
  }
  setvaliditylength(seconds: number): null {
    this.#validity = seconds;
    return null;
  }
  getnbfclockskew(): number {
    return this.#skew;
  }
  setnbfclockskew(seconds: number): null {
    this.#skew = seconds;
    return null;
  }
  getadditionalclaims(): ApexMap | null {
    return this.#claims;
  }
  setadditionalclaims(claims: ApexMap | null): null {
    this.#claims = claims;
    return null;
  }
  tojsonstring(): string {
    const now = Math.floor(transaction().now() / 1000);
    const json = new ApexMap(T_MAP_OF_OBJECT, [
      ['iss', this.#iss],
      ['sub', this.#sub],
      ['aud', this.#aud],
      ['jti', v4Text()],
      ['iat', BigInt(now)],
      ['nbf', BigInt(now - this.#skew)],
      ['exp', BigInt(now + this.#validity)],
    ]);
    if (this.#claims) json.putall(this.#claims);
    for (const [name, value] of [...json.pairs()]) if (value === null) json.remove(name);
    return serialize(json, false, false);
  }
}

const JWT: PlatformClass = {
  name: 'Auth.JWT',
  jsClass: ApexJwt,
  construct: () => new ApexJwt(),
};
export default JWT;
