import type { PlatformClass } from '../../abi.ts';
import { isZone, nullPointer, offsetAt, transaction } from '../../runtime/index.ts';
import type { ApexDatetime } from '../../runtime/index.ts';
import { localeTag } from '../../runtime/numberFormat.ts';
import { zoneName } from '../../runtime/zones.ts';
import { need } from '../define.ts';

export class ApexTimeZone {
  readonly id: string;
  constructor(id: string) {
    this.id = isZone(id) ? id : 'GMT';
  }
  getid(): string {
    return this.id;
  }
  /** e.g. `(GMT-08:00) Pacific Standard Time (America/Los_Angeles)` */
  getdisplayname(): string {
    const now = transaction().now();
    const minutes = offsetAt(this.id, now) / 60_000;
    const clock = new Date(Math.abs(minutes) * 60_000).toISOString().slice(11, 16);
    const name = zoneName(this.id, now, 'long', localeTag(transaction().userLocale()));
    return `(GMT${minutes < 0 ? '-' : '+'}${clock}) ${name} (${this.id})`;
  }
  /** milliseconds to GMT, with daylight saving time when it holds at that time */
  getoffset(at: ApexDatetime | null): number {
    return at === null ? nullPointer() : offsetAt(this.id, at.millis);
  }
  tostring(): string {
    return this.id;
  }
  toString(): string {
    return this.id;
  }
  equals(other: unknown): boolean {
    return other instanceof ApexTimeZone && other.id === this.id;
  }
}

const TimeZone: PlatformClass = {
  name: 'System.TimeZone',
  jsClass: ApexTimeZone,
  statics: { gettimezone: (id: string | null) => new ApexTimeZone(need(id)) },
};
export default TimeZone;
