import type { OrgDatabase } from '../../data/store/database.ts';
import { orgPreference } from '../projections/settings.ts';
import type { ComponentStore } from '../store/component-store.ts';
import { objectRows } from '../store/object-rows.ts';
import { apexWords } from './apex-words.ts';

/** States of a CronTrigger that fires no more. */
const OVER = new Set(['COMPLETE', 'DELETED', 'ERROR']);
const UNFINISHED = new Set(['Queued', 'Processing', 'Preparing', 'Holding']);
const BYPASS =
  'You can bypass this error by allowing deployments with Apex jobs in the Deployment Settings page in Setup.';

/**
 * Classes that a deploy may not bring, lower-cased, and why: those with scheduled jobs and all that they name (Apex Developer
 * Guide, "Apex Scheduler": "If you attempt to deploy changes to a class or its dependent code when the class is scheduled for
 * execution, you see the error …"), and those with other jobs that wait or run. Whether the file differs from the org's plays
 * no part: deploys of whole projects are refused too. None when DeploymentSettings skips asynchronous Apex validation.
 */
export function busyClasses(db: OrgDatabase, store: ComponentStore): ReadonlyMap<string, string> {
  const busy = new Map<string, string>();
  if (orgPreference(db, 'Deployment', 'doesSkipAsyncApexValidation') === 'true') return busy;
  const { scheduled, waiting } = unfinishedJobs(db);
  for (const name of namedBy([...scheduled.keys()], store)) busy.set(name, scheduledMessage(scheduled.get(name) ?? []));
  for (const [name, ids] of waiting)
    if (!busy.has(name))
      busy.set(
        name,
        `This Apex class has asynchronous Apex jobs pending or in progress; AsyncApexJob ID(s): ${ids.join(', ')}\n${BYPASS}`,
      );
  return busy;
}

function scheduledMessage(ids: readonly string[]): string {
  return `This schedulable class has jobs pending or in progress - CronTrigger IDs (${ids.join(', ')})\n${BYPASS}`;
}

type IdsByClass = Map<string, string[]>;

function unfinishedJobs(db: OrgDatabase): { scheduled: IdsByClass; waiting: IdsByClass } {
  const rows = objectRows(db);
  const scheduled: IdsByClass = new Map();
  const waiting: IdsByClass = new Map();
  const triggers = new Set(
    rows.find('CronTrigger', {}).flatMap((row) => (OVER.has(String(row['State'])) ? [] : [row['Id']])),
  );
  for (const job of rows.find('AsyncApexJob', {}).filter((row) => UNFINISHED.has(String(row['Status'])))) {
    const [apexClass] = job['ApexClassId'] ? rows.find('ApexClass', { Id: job['ApexClassId'] }) : [];
    if (apexClass === undefined) continue;
    const name = String(apexClass['Name']).toLowerCase();
    if (job['JobType'] !== 'ScheduledApex') add(waiting, name, job['Id']);
    else if (triggers.has(job['CronTriggerId'])) add(scheduled, name, job['CronTriggerId']);
  }
  return { scheduled, waiting };
}

function add(ids: IdsByClass, name: string, id: unknown): void {
  ids.set(name, [...(ids.get(name) ?? []), String(id).slice(0, 15)]);
}

/** The classes, what their code names, what that names, and so on. */
function namedBy(classes: readonly string[], store: ComponentStore): ReadonlySet<string> {
  const sources = new Map(store.list('ApexClass').map((stored) => [stored.fullName.toLowerCase(), stored]));
  const reached = new Set(classes);
  const waiting = [...classes];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const stored = sources.get(next);
    const [entry] = stored ? store.files(stored) : [];
    for (const word of apexWords(entry?.[1] ?? new Uint8Array()))
      if (sources.has(word) && !reached.has(word)) {
        reached.add(word);
        waiting.push(word);
      }
  }
  return reached;
}
