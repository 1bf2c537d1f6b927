import type { ApexValue, PlatformClass } from '../../abi.ts';
import { engine } from '../engine.ts';
import type { LimitName } from '../limits.ts';

const NAMES: Readonly<Record<string, LimitName>> = {
  aggregatequeries: 'aggregateQueries',
  apexcursorrows: 'apexCursorRows',
  apexcursors: 'apexCursors',
  apexpaginationcursorrows: 'apexPaginationCursorRows',
  apexpaginationcursors: 'apexPaginationCursors',
  callouts: 'callouts',
  cputime: 'cpuTime',
  dmlrows: 'dmlRows',
  dmlstatements: 'dmlStatements',
  emailinvocations: 'emailInvocations',
  fetchcallsonapexcursor: 'fetchCallsOnApexCursor',
  futurecalls: 'futureCalls',
  heapsize: 'heapSize',
  mobilepushapexcalls: 'mobilePushApexCalls',
  publishimmediatedml: 'publishImmediateDml',
  queries: 'queries',
  querylocatorrows: 'queryLocatorRows',
  queryrows: 'queryRows',
  queueablejobs: 'queueableJobs',
  soslqueries: 'soslQueries',
};

/** Deprecated: each gives what another one gives (Apex Reference Guide, Limits Class). */
const ALIASES: Readonly<Record<string, string>> = {
  findsimilarcalls: 'soslqueries',
  runas: 'dmlstatements',
  savepoints: 'dmlstatements',
  savepointrollbacks: 'dmlstatements',
};

function statics(): Record<string, ApexValue> {
  const methods: Record<string, ApexValue> = {};
  for (const [apexName, limit] of Object.entries(NAMES)) {
    methods[`get${apexName}`] = () => engine().transaction.limits.used(limit);
    methods[`getlimit${apexName}`] = () => engine().transaction.limits.limits[limit];
  }
  for (const [alias, original] of Object.entries(ALIASES)) {
    methods[`get${alias}`] = methods[`get${original}`];
    methods[`getlimit${alias}`] = methods[`getlimit${original}`];
  }
  // Continuations, which alone make asynchronous calls, do not run here.
  return { ...methods, getasynccalls: () => 0, getlimitasynccalls: () => 200 };
}

export const LIMITS: PlatformClass = { name: 'System.Limits', statics: statics() };
