import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BookEntry } from 'simulators';
import { queryAll } from '../../../scripts/src/org/rest.ts';
import { apexRun } from './apex-run.ts';
import type { CallRecord, FaultRecord, LogRow, MessageRecord } from './records.ts';
import type { FaultScenario } from './scenarios.ts';
import { DESK, type FaultsSystem } from './system.ts';

const POLL_MS = 25;
const PATIENCE_MS = 20_000;
/** Full jitter may say "at once"; then a second attempt has happened before anybody could look, and the measurement is repeated. */
const REPETITIONS = 4;

/** Shows one fault to a read, a write, a write with a key, and to messages of the outbox without and with a key. */
export async function measure(system: FaultsSystem, scenario: FaultScenario): Promise<FaultRecord> {
  const keyed = `${scenario.integration}_Keyed`;
  try {
    return {
      fault: scenario.fault,
      read: await measureCall(system, scenario, scenario.integration, 'GET'),
      write: await measureCall(system, scenario, scenario.integration, 'POST'),
      keyedWrite: await measureCall(system, scenario, keyed, 'POST'),
      ...(scenario.queue === 'never' ? {} : await measureMessages(system, scenario, scenario.integration, keyed)),
    };
  } finally {
    system.simulators.setFault(DESK, null);
  }
}

async function measureCall(
  system: FaultsSystem,
  scenario: FaultScenario,
  integration: string,
  method: string,
): Promise<CallRecord> {
  const id = await begin(system, scenario, [integration]);
  const before = scenario.before?.(integration) ?? '';
  const run = await apexRun(system.session, `${before}\nOrderProbe.call('${integration}', '${method}', '${id}');`);
  const seen = run.printed as Omit<CallRecord, 'log' | 'breaker' | 'hour' | 'requests' | 'acted' | 'debugLog'>;
  const logged =
    scenario.log === 'nothing'
      ? { log: null, hour: null, breaker: null }
      : await logOf(system, integration, id, seen.exception !== null);
  return { ...seen, ...logged, ...bookOf(system, id), debugLog: run.log };
}

/** As on the first day, with the fault on. Answers the id of the call to come. */
async function begin(system: FaultsSystem, scenario: FaultScenario, integrations: readonly string[]): Promise<string> {
  system.simulators.setFault(DESK, null);
  await system.forget();
  await scenario.prepare?.(system, integrations);
  system.simulators.setFault(DESK, scenario.partner ?? null);
  return system.nextId();
}

interface HourRow {
  readonly Calls__c: number;
  readonly Failures__c: number;
}
interface BreakerRow {
  readonly Consecutive_Failures__c: number;
  readonly Open_Until__c: string | null;
}
type Logged = Pick<CallRecord, 'log' | 'hour' | 'breaker'>;

/** The subscriber writes row, hour and breaker in one transaction: who sees the row of a failure, or the hour of a success, sees all. */
async function logOf(system: FaultsSystem, integration: string, id: string, isFailure: boolean): Promise<Logged> {
  const rows = (): Promise<LogRow[]> =>
    queryAll<LogRow>(
      system.session,
      `SELECT State__c, Text__c, Status_Code__c, Attempts__c, Retry_After__c, May_Have_Acted__c, Path__c, Excerpt__c
       FROM Hub_Call__c WHERE Correlation_Id__c = '${id}'`,
    );
  const hours = (): Promise<HourRow[]> =>
    queryAll<HourRow>(
      system.session,
      `SELECT Calls__c, Failures__c FROM Hub_Call_Hour__c WHERE Integration__c = '${integration}'`,
    );
  await until<readonly object[]>(isFailure ? rows : hours, (found) => found.length > 0, `the log of ${id}`);
  const [log] = await rows();
  const [hour] = await hours();
  const [breaker] = await queryAll<BreakerRow>(
    system.session,
    `SELECT Consecutive_Failures__c, Open_Until__c FROM Hub_Breaker__c WHERE Integration__c = '${integration}'`,
  );
  return {
    log: log ?? null,
    hour: { calls: hour?.Calls__c ?? 0, failures: hour?.Failures__c ?? 0 },
    breaker: {
      failures: breaker?.Consecutive_Failures__c ?? 0,
      isOpen: (breaker?.Open_Until__c ?? null) !== null,
    },
  };
}

function bookOf(system: FaultsSystem, id: string): { requests: number; acted: number } {
  const entries = system.simulators.book(DESK).filter((entry: BookEntry) => entry.correlationId === id);
  return { requests: entries.length, acted: entries.filter(({ acted }) => acted).length };
}

interface MessageRow {
  readonly Integration__c: string;
  readonly Status__c: string;
  readonly Attempts__c: number;
  readonly Next_At__c: string | null;
  readonly Last_Attempt_At__c: string | null;
  readonly CreatedDate: string;
  readonly Reason__c: string | null;
  readonly Last_State__c: string | null;
  readonly Last_Text__c: string | null;
}

async function measureMessages(
  system: FaultsSystem,
  scenario: FaultScenario,
  integration: string,
  keyed: string,
): Promise<Pick<FaultRecord, 'message' | 'keyedMessage'>> {
  for (let repetition = 1; ; repetition += 1) {
    const id = await begin(system, scenario, [integration, keyed]);
    await apexRun(system.session, `OrderProbe.enqueue(new List<String>{ '${integration}', '${keyed}' }, '${id}');`);
    const rows = await settled(system, scenario, id);
    if (rows.some((row) => row.Attempts__c > 1) && repetition < REPETITIONS) continue;
    const record = (name: string): MessageRecord => {
      const row = rows.find((candidate) => candidate.Integration__c === name);
      assert.ok(row !== undefined, `the message of ${name} is there`);
      return { ...messageRecord(row), ...bookOf(system, `${id} ${name}`) };
    };
    return { message: record(integration), keyedMessage: record(keyed) };
  }
}

async function settled(system: FaultsSystem, scenario: FaultScenario, id: string): Promise<MessageRow[]> {
  const ask = (): Promise<MessageRow[]> =>
    queryAll<MessageRow>(
      system.session,
      `SELECT Integration__c, Status__c, Attempts__c, Next_At__c, Last_Attempt_At__c, CreatedDate, Reason__c, Last_State__c, Last_Text__c
       FROM Hub_Message__c WHERE Correlation_Id__c LIKE '${id} %'`,
    );
  const rests = ({ Status__c }: MessageRow): boolean => Status__c !== 'Pending' && Status__c !== 'Claimed';
  return until(ask, (rows) => rows.length === 2 && rows.every(scenario.rests ?? rests), `the messages of ${id}`);
}

function messageRecord(row: MessageRow): Omit<MessageRecord, 'requests' | 'acted'> {
  const from = Date.parse(row.Last_Attempt_At__c ?? row.CreatedDate);
  return {
    status: row.Status__c,
    attempts: row.Attempts__c,
    waitSeconds: row.Next_At__c === null ? null : (Date.parse(row.Next_At__c) - from) / 1000,
    reason: row.Reason__c,
    lastState: row.Last_State__c,
    lastText: row.Last_Text__c,
  };
}

/** Asks again until the answer is as wanted. @throws with the last answer when it never is */
export async function until<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean, what: string): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > end) throw new Error(`${what}: after ${PATIENCE_MS} ms still ${JSON.stringify(answer)}`);
    await sleep(POLL_MS);
  }
}
