import type { DatabaseSync } from 'node:sqlite';
import { CallCounts } from './call-counts.ts';
import { appendApiTotalUsage } from './event-log.ts';
import { isBusy } from './when-free.ts';
import type { LocalOrg, RequestFacts } from './server-types.ts';

/** One line of the event log ApiTotalUsage. */
export interface ApiCall {
  readonly orgId: string;
  readonly at: number;
  readonly userId: string;
  readonly family: string;
  readonly version: string;
  readonly resource: string;
  readonly client: string;
  readonly method: string;
  readonly status: number;
  readonly entity: string;
  readonly appName: string;
  readonly milliseconds: number;
}

const MAX_WAITING = 50_000;

/** Takes down API calls: the counts that limits show, and the lines that the event log gets in batches. */
export class ApiUsage {
  readonly #now: () => number;
  readonly #counts: CallCounts;
  #waiting: ApiCall[] = [];

  constructor(registry: DatabaseSync, now: () => number) {
    this.#now = now;
    this.#counts = new CallCounts(registry, now);
  }

  record(facts: RequestFacts): void {
    const { session } = facts;
    const api = session && classify(facts.url);
    if (!session || !api || session.kind !== 'api') return;
    this.#counts.count(session.org.id);
    if (this.#waiting.length >= MAX_WAITING) this.#waiting.shift();
    this.#waiting.push({
      orgId: session.org.id,
      at: this.#now(),
      userId: session.userId,
      ...api,
      client: clientName(facts),
      method: facts.method,
      status: facts.status,
      appName: session.appName ?? '',
      milliseconds: Math.round(facts.milliseconds),
    });
  }

  /** Calls of the last 24 hours, also those before a restart. */
  used(orgId: string): number {
    return this.#counts.used(orgId);
  }

  /** Writes what has been counted to the event logs; what a busy org does not take now stays for the next time. */
  flush(orgs: ReadonlyMap<string, LocalOrg>): void {
    this.#counts.save(new Set(orgs.keys()));
    const calls = this.#waiting;
    this.#waiting = [];
    for (const [orgId, own] of Map.groupBy(calls, (call) => call.orgId)) {
      const org = orgs.get(orgId);
      if (org && !isWritten(org, own)) this.#waiting.unshift(...own);
    }
  }
}

function isWritten(org: LocalOrg, calls: readonly ApiCall[]): boolean {
  try {
    appendApiTotalUsage(org, calls);
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}

const SOAP_FAMILIES: Readonly<Record<string, string>> = {
  m: 'Metadata',
  s: 'Apex',
  u: 'Partner',
  c: 'Enterprise',
  T: 'Tooling',
};

/** Which API a path belongs to; undefined for what does not count (sign-in, pages, list of versions). */
function classify(url: string): Pick<ApiCall, 'family' | 'version' | 'resource' | 'entity'> | undefined {
  const path = url.split('?')[0];
  const soap = /^\/services\/Soap\/(\w)\/([\d.]+)/.exec(path);
  if (soap) return { family: 'SOAP', version: soap[2], resource: SOAP_FAMILIES[soap[1]] ?? '', entity: '' };
  const rest = /^\/services\/data\/v([\d.]+)(\/.*)?$/.exec(path);
  if (rest) {
    const resource = rest[2] ?? '/';
    const family = resource.startsWith('/jobs/') ? 'BULK' : 'REST';
    return { family, version: rest[1], resource, entity: /\/sobjects\/(\w+)/.exec(resource)?.[1] ?? '' };
  }
  if (path.startsWith('/services/apexrest/')) return { family: 'REST', version: '', resource: path, entity: '' };
  return undefined;
}

function clientName(facts: RequestFacts): string {
  return /client=([^,;]+)/.exec(facts.callOptions)?.[1]?.trim() ?? facts.userAgent.slice(0, 100);
}
