import type { RestSession } from '../../scripts/src/org/rest.ts';
import { apexValue } from '../anonymous-apex.ts';

/** By check id: the subjects of its findings in order, `pass`, or why it could not be read. */
export type CheckResults = Readonly<Record<string, readonly string[] | string>>;

export interface CheckRun {
  readonly results: CheckResults;
  readonly queries: number;
  readonly queryRows: number;
  readonly cpuMs: number;
}

const RUN = `
Integer queries = Limits.getQueries();
Integer queryRows = Limits.getQueryRows();
Integer cpu = Limits.getCpuTime();
List<HubCheckResult> checks = new HubCheckRegistry().runAll();
queries = Limits.getQueries() - queries;
queryRows = Limits.getQueryRows() - queryRows;
cpu = Limits.getCpuTime() - cpu;
Map<String, Object> results = new Map<String, Object>();
for (HubCheckResult check : checks) {
    List<String> subjects = new List<String>();
    for (HubFinding finding : check.findings) {
        subjects.add(finding.subject);
    }
    subjects.sort();
    results.put(
        check.checkId,
        check.status == 'fail' ? (Object) subjects : check.status == 'pass' ? 'pass' : 'unreadable: ' + check.message
    );
}
System.debug(JSON.serialize(new Map<String, Object>{
    'results' => results, 'queries' => queries, 'queryRows' => queryRows, 'cpuMs' => cpu
}));`;

/** Runs all checks as the console does, in one transaction of the session's user. */
export function runChecks(session: RestSession): Promise<CheckRun> {
  return apexValue<CheckRun>(session, RUN);
}
