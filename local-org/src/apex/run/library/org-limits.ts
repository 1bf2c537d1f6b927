import type { ApexValue, PlatformClass } from '../../abi.ts';
import { engine } from '../engine.ts';
import { listOf, mapByName } from './helpers.ts';

/**
 * Maxima of org limits that the local org has by edition; what nothing counts stands at zero. Only limits of
 * `/services/data/vXX.0/limits` whose number does not depend on licences are here.
 */
const MAXIMA: Readonly<Record<string, readonly [developer: number, enterprise: number]>> = {
  DailyApiRequests: [15_000, 100_000],
  DailyAsyncApexExecutions: [250_000, 250_000],
  DailyBulkApiBatches: [15_000, 15_000],
  DataStorageMB: [5, 10_240],
  FileStorageMB: [20, 10_240],
  HourlyPublishedPlatformEvents: [50_000, 250_000],
  DailyDeliveredPlatformEvents: [10_000, 50_000],
  SingleEmail: [15, 5_000],
};

/** System.OrgLimit. */
class OrgLimit {
  readonly #name: string;
  readonly #limit: number;
  readonly #value: number;
  constructor(name: string, limit: number, value: number) {
    this.#name = name;
    this.#limit = limit;
    this.#value = value;
  }
  getname(): string {
    return this.#name;
  }
  getlimit(): number {
    return this.#limit;
  }
  getvalue(): number {
    return this.#value;
  }
  tostring(): string {
    return `OrgLimit[Name: ${this.#name}, Value: ${this.#value}, Limit: ${this.#limit}]`;
  }
}

function all(): OrgLimit[] {
  const isDeveloper = engine().org.shape === 'developer';
  return Object.entries(MAXIMA).map(
    ([name, [developer, enterprise]]) => new OrgLimit(name, isDeveloper ? developer : enterprise, 0),
  );
}

export const ORG_LIMIT_CLASSES: readonly PlatformClass[] = [
  {
    name: 'System.OrgLimits',
    statics: {
      getall: (): ApexValue => listOf('System.OrgLimit', all()),
      getmap: (): ApexValue =>
        mapByName(
          'System.OrgLimit',
          all().map((limit) => [limit.getname(), limit]),
        ),
    },
  },
  { name: 'System.OrgLimit', jsClass: OrgLimit },
];
