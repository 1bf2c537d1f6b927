import { nullPointer } from './exceptions.ts';

const DAY = 86_400_000;

/** An Apex Time: milliseconds since midnight; arithmetic wraps around midnight. */
export class ApexTime {
  readonly millis: number;
  constructor(millis: number) {
    this.millis = ((millis % DAY) + DAY) % DAY;
  }
  static of(hour: number, minute: number, second: number, millisecond: number): ApexTime {
    return new ApexTime(((hour * 60 + minute) * 60 + second) * 1000 + millisecond);
  }
  hour(): number {
    return Math.trunc(this.millis / 3_600_000);
  }
  minute(): number {
    return Math.trunc(this.millis / 60_000) % 60;
  }
  second(): number {
    return Math.trunc(this.millis / 1000) % 60;
  }
  millisecond(): number {
    return this.millis % 1000;
  }
  addhours(hours: number | null): ApexTime {
    return this.#plus(hours, 3_600_000);
  }
  addminutes(minutes: number | null): ApexTime {
    return this.#plus(minutes, 60_000);
  }
  addseconds(seconds: number | null): ApexTime {
    return this.#plus(seconds, 1000);
  }
  addmilliseconds(milliseconds: number | null): ApexTime {
    return this.#plus(milliseconds, 1);
  }
  /** e.g. `14:05:00.000Z` */
  tostring(): string {
    return new Date(this.millis).toISOString().slice(11);
  }
  toString(): string {
    return this.tostring();
  }
  equals(other: unknown): boolean {
    return other instanceof ApexTime && other.millis === this.millis;
  }
  hashcode(): number {
    return this.millis;
  }
  #plus(count: number | null, unit: number): ApexTime {
    if (count === null) return nullPointer();
    return new ApexTime(this.millis + count * unit);
  }
}
