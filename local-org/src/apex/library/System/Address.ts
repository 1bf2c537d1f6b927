import type { PlatformClass } from '../../abi.ts';
import type { ApexDouble } from '../../runtime/index.ts';
import { need } from '../define.ts';
import { ApexLocation } from './Location.ts';

export interface AddressParts {
  readonly street: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly stateCode: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  readonly countryCode: string | null;
  readonly geocodeAccuracy: string | null;
  readonly latitude: ApexDouble | null;
  readonly longitude: ApexDouble | null;
}

/** The value of a compound address field. */
export class ApexAddress {
  readonly parts: AddressParts;
  constructor(parts: AddressParts) {
    this.parts = parts;
  }
  getstreet(): string | null {
    return this.parts.street;
  }
  getcity(): string | null {
    return this.parts.city;
  }
  getstate(): string | null {
    return this.parts.state;
  }
  getstatecode(): string | null {
    return this.parts.stateCode;
  }
  getpostalcode(): string | null {
    return this.parts.postalCode;
  }
  getcountry(): string | null {
    return this.parts.country;
  }
  getcountrycode(): string | null {
    return this.parts.countryCode;
  }
  getgeocodeaccuracy(): string | null {
    return this.parts.geocodeAccuracy;
  }
  getlatitude(): ApexDouble | null {
    return this.parts.latitude;
  }
  getlongitude(): ApexDouble | null {
    return this.parts.longitude;
  }
  getdistance(to: ApexLocation | null, unit: string | null): ApexDouble {
    const { latitude, longitude } = this.parts;
    return new ApexLocation(need(latitude), need(longitude)).getdistance(to, unit);
  }
  tostring(): string {
    const shown = Object.entries(this.parts).map(([name, value]) => `${name}=${value}`);
    return `System.Address[${shown.join(', ')}]`;
  }
  toString(): string {
    return this.tostring();
  }
}

const Address: PlatformClass = { name: 'System.Address', jsClass: ApexAddress };
export default Address;
