import { queryAll } from '../../../scripts/src/org/rest.ts';
import type { System } from '../../../scripts/src/start/system.ts';
import { runApex } from '../../anonymous-apex.ts';
import { DESK } from '../outbound-system.ts';
import { BAD_DAY, desk, KILLED, ordersByReference, requests } from './desk.ts';
import { OrgTime } from './org-time.ts';

const OUTAGE_MS = 60_000;
/** Longer than all attempts of a message together; whoever waits longer waits for ever. */
const MOST_HOURS = 48;

/** What became of the messages of one run, laid beside the partner's own book. */
export interface Outcome {
  /** messages by status */
  readonly statuses: Readonly<Record<string, number>>;
  /** neither delivered nor in a state that people see */
  readonly lost: readonly string[];
  /** said to be delivered, and not in the book */
  readonly wronglyDelivered: readonly string[];
  /** more than once in the book */
  readonly twice: readonly string[];
  /** given up for good, and in the book */
  readonly wronglyDead: readonly string[];
  /** in the book before another one of its order key that was put in earlier */
  readonly tooEarly: readonly string[];
  readonly requests: number;
  readonly jobs: number;
  /** of the org's time */
  readonly minutes: number;
  readonly milliseconds: number;
}

interface MessageRow {
  readonly Status__c: string;
  readonly Content__c: string;
}

const VISIBLE = new Set(['Delivered', 'Unknown', 'Dead']);

/**
 * Sends messages through the outbox to a partner that has a bad day and is killed for a minute when it has a third of them.
 * Time passes at once while nothing runs. With `keys` the messages have so many order keys, in turns.
 */
export async function runOutbox(system: System, integration: string, count: number, keys = 0): Promise<Outcome> {
  const run = `${integration}-${count}-${desk(system).orders().length}`;
  const before = requests(system);
  const jobsBefore = await jobs(system);
  const time = new OrgTime(system.session);
  const startedAt = await time.now();
  const started = performance.now();
  system.simulators.setFault(DESK, BAD_DAY);
  const outage = killAfter(system, time, Math.floor(count / 3));
  await runApex(system.session, enqueueing(run, integration, count, keys));
  await deliver(system, time, outage, startedAt + MOST_HOURS * 3_600_000);
  outage.end();
  const milliseconds = performance.now() - started;
  return {
    ...compare(await messagesOf(system, integration, run), ordersByReference(system), count),
    tooEarly: tooEarly(system, run, keys),
    requests: requests(system) - before,
    jobs: (await jobs(system)) - jobsBefore,
    minutes: ((await time.now()) - startedAt) / 60_000,
    milliseconds,
  };
}

interface Outage {
  /** epoch milliseconds of the org's time when the partner comes back; null before it is killed and after */
  backAt(): Promise<number | null>;
  end(): void;
}

/** Kills the partner as soon as it has taken some orders, whoever is talking to it. */
export function killAfter(system: System, time: OrgTime, orders: number): Outage {
  const already = desk(system).orders().length;
  let killed = false;
  let backAt: number | null = null;
  const watch = setInterval(() => {
    if (desk(system).orders().length - already < orders) return;
    clearInterval(watch);
    killed = true;
    system.simulators.setFault(DESK, KILLED);
  }, 2);
  return {
    backAt: async () => {
      if (killed && backAt === null) backAt = (await time.now()) + OUTAGE_MS;
      return backAt;
    },
    end: () => {
      clearInterval(watch);
      if (killed) system.simulators.setFault(DESK, BAD_DAY);
      killed = false;
      backAt = null;
    },
  };
}

/** Lets time pass from job to job until the outbox has nothing left to do. */
async function deliver(system: System, time: OrgTime, outage: Outage, latest: number): Promise<void> {
  for (;;) {
    const next = await time.quiet();
    const open = await queryAll(
      system.session,
      "SELECT Id FROM Hub_Message__c WHERE Due_Key__c != null OR Status__c = 'Claimed' LIMIT 1",
    );
    if (open.length === 0) return;
    if (next === null || next > latest) throw new Error('Messages are due, and no job will come for them.');
    const back = await outage.backAt();
    if (back !== null && back <= next) outage.end();
    await time.passUntil(next);
  }
}

function enqueueing(run: string, integration: string, count: number, keys: number): string {
  const order = keys === 0 ? '' : `.orderedBy('${run} ' + Math.mod(i, ${keys}))`;
  return `List<HubMessage> messages = new List<HubMessage>();
for (Integer i = 0; i < ${count}; i++) {
  messages.add(HubMessage.to('${integration}').post('/v1/orders')
    .content('{"reference":"${run}-' + i + '"}', 'application/json')${order}.signature('${run}-' + i));
}
HubOutbox.enqueue(messages);`;
}

function messagesOf(system: System, integration: string, run: string): Promise<MessageRow[]> {
  return queryAll<MessageRow>(
    system.session,
    `SELECT Status__c, Content__c FROM Hub_Message__c WHERE Integration__c = '${integration}'`,
  ).then((rows) => rows.filter(({ Content__c }) => referenceOf(Content__c).startsWith(`${run}-`)));
}

const referenceOf = (content: string): string => (JSON.parse(content) as { reference: string }).reference;

/** Orders of a key whose number is below that of one placed before. */
function tooEarly(system: System, run: string, keys: number): string[] {
  const highest = new Map<number, number>();
  const found: string[] = [];
  for (const { reference } of keys === 0 ? [] : desk(system).orders()) {
    if (!reference.startsWith(`${run}-`)) continue;
    const number = Number(reference.slice(run.length + 1));
    const before = highest.get(number % keys) ?? -1;
    if (number < before) found.push(`${before} before ${number}`);
    highest.set(number % keys, Math.max(before, number));
  }
  return found;
}

type Comparison = Pick<Outcome, 'statuses' | 'lost' | 'wronglyDelivered' | 'twice' | 'wronglyDead'>;

function compare(rows: readonly MessageRow[], orders: ReadonlyMap<string, number>, count: number): Comparison {
  const statuses: Record<string, number> = {};
  const messages = rows.map(({ Status__c, Content__c }) => ({ status: Status__c, reference: referenceOf(Content__c) }));
  for (const { status } of messages) statuses[status] = (statuses[status] ?? 0) + 1;
  const references = (wanted: (status: string, times: number) => boolean): string[] =>
    messages
      .filter(({ status, reference }) => wanted(status, orders.get(reference) ?? 0))
      .map(({ reference }) => reference);
  return {
    statuses,
    lost: [
      ...references((status) => !VISIBLE.has(status)),
      ...Array.from({ length: count - messages.length }, () => 'gone'),
    ],
    wronglyDelivered: references((status, times) => status === 'Delivered' && times === 0),
    twice: references((_status, times) => times > 1),
    wronglyDead: references((status, times) => status === 'Dead' && times > 0),
  };
}

async function jobs(system: System): Promise<number> {
  return (await queryAll(system.session, "SELECT Id FROM AsyncApexJob WHERE JobType = 'Queueable'")).length;
}
