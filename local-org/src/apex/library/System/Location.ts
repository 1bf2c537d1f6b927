import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexDouble, hashOf, IllegalArgumentException, toDouble } from '../../runtime/index.ts';
import { need } from '../define.ts';

/** Mean radius of the earth (IUGG), for the haversine formula that the Apex Reference Guide names. */
const RADIUS: Readonly<Record<string, number>> = { km: 6371.0088, mi: 6371.0088 / 1.609344 };

/** A place on the earth, in degrees. */
export class ApexLocation {
  readonly latitude: ApexDouble;
  readonly longitude: ApexDouble;
  constructor(latitude: ApexDouble, longitude: ApexDouble) {
    this.latitude = latitude;
    this.longitude = longitude;
  }
  getlatitude(): ApexDouble {
    return this.latitude;
  }
  getlongitude(): ApexDouble {
    return this.longitude;
  }
  getdistance(to: ApexLocation | null, unit: string | null): ApexDouble {
    return distance(this, to, unit);
  }
  equals(other: unknown): boolean {
    return (
      other instanceof ApexLocation && other.latitude.equals(this.latitude) && other.longitude.equals(this.longitude)
    );
  }
  hashcode(): number {
    return (Math.imul(31, hashOf(this.latitude)) + hashOf(this.longitude)) | 0;
  }
  tostring(): string {
    return `Location:[getLatitude=${this.latitude.tostring()};getLongitude=${this.longitude.tostring()};]`;
  }
  toString(): string {
    return this.tostring();
  }
}

function distance(from: ApexLocation | null, to: ApexLocation | null, unit: string | null): ApexDouble {
  const radius = RADIUS[need(unit).toLowerCase()];
  if (radius === undefined) throw new IllegalArgumentException(`Invalid unit: ${unit}. Use mi or km.`);
  const [a, b] = [radians(need(from)), radians(need(to))];
  const half = (x: number): number => Math.sin(x / 2) ** 2;
  const chord =
    half(b.latitude - a.latitude) + Math.cos(a.latitude) * Math.cos(b.latitude) * half(b.longitude - a.longitude);
  return new ApexDouble(2 * radius * Math.asin(Math.min(1, Math.sqrt(chord))));
}

function radians({ latitude, longitude }: ApexLocation): { latitude: number; longitude: number } {
  return { latitude: (latitude.value * Math.PI) / 180, longitude: (longitude.value * Math.PI) / 180 };
}

function degrees(value: ApexValue): ApexDouble {
  return need(toDouble(value));
}

const Location: PlatformClass = {
  name: 'System.Location',
  jsClass: ApexLocation,
  statics: {
    newinstance: (latitude: ApexValue, longitude: ApexValue) => new ApexLocation(degrees(latitude), degrees(longitude)),
    getdistance: distance,
  },
};
export default Location;
