import type { Scalar } from '../../data/types.ts';
import type { TestRunOutcome } from '../../org/types.ts';
import type { LocalOrg } from '../../org/server-types.ts';
import type { LocalOrgServer } from '../../org/server.ts';
import { systemAccess } from '../../org/users.ts';
import { whenFree } from '../../org/when-free.ts';
import { objectRows } from '../../metadata/store/object-rows.ts';
import { randomId } from '../../schema/index.ts';
import type { Caller } from '../auth.ts';
import { coverageRows } from './coverage-rows.ts';
import { textOr } from '../text.ts';
import type { TestRequest } from './request.ts';

interface ClassRef {
  readonly id: string;
  readonly name: string;
}

export interface TestResultRow {
  readonly MethodName: string;
  readonly Outcome: string;
  readonly Message: string | null;
  readonly StackTrace: string | null;
  readonly RunTime: number;
  readonly ApexClass: { readonly Id: string; readonly Name: string };
}

/** Runs Apex tests and keeps the rows by which the Tooling API shows a run. */
export class TestRuns {
  readonly #server: LocalOrgServer;
  readonly #onProblem: (error: unknown) => void;

  constructor(server: LocalOrgServer, onProblem: (error: unknown) => void) {
    this.#server = server;
    this.#onProblem = onProblem;
  }

  /** Starts a run; its rows are there when this answers with the id of the run. */
  async start(caller: Caller, request: TestRequest): Promise<string> {
    const { org, userId } = caller;
    const classes = testClasses(org, request.classNames);
    const run = { id: randomId('707'), resultId: randomId('05m'), userId, started: this.#server.now() };
    const queue = classes.map((item) => ({ ...item, queueId: randomId('709') }));
    await whenFree(() => this.#saveStart(org, run, queue));
    void this.#perform(org, run, queue, request).catch(this.#onProblem);
    return run.id;
  }

  async runNow(caller: Caller, request: TestRequest): Promise<TestRunOutcome> {
    const outcome = await runJob(caller.org, caller.userId, request);
    await whenFree(() => inTransaction(caller.org, () => coverageRows(caller.org, outcome)));
    return outcome;
  }

  async #perform(org: LocalOrg, run: Run, queue: readonly Queued[], request: TestRequest): Promise<void> {
    try {
      const outcome = await runJob(org, run.userId, request);
      await whenFree(() => this.#saveEnd(org, run, queue, outcome, 'Completed'));
    } catch (error) {
      await whenFree(() => this.#saveEnd(org, run, queue, { summary: {}, tests: [] }, 'Failed'));
      throw error;
    }
  }

  #saveStart(org: LocalOrg, run: Run, queue: readonly Queued[]): void {
    inTransaction(org, () => {
      const rows = objectRows(org.database);
      rows.put('ApexTestRunResult', run.resultId, runRow(run, queue, { Status: 'Processing' }));
      for (const item of queue) rows.put('ApexTestQueueItem', item.queueId, queueRow(run, item, 'Processing'));
    });
  }

  #saveEnd(org: LocalOrg, run: Run, queue: readonly Queued[], outcome: TestRunOutcome, status: string): void {
    const tests = outcome.tests as unknown as readonly TestResultRow[];
    const end = new Date(this.#server.now()).toISOString();
    inTransaction(org, () => {
      const rows = objectRows(org.database);
      for (const item of queue) rows.put('ApexTestQueueItem', item.queueId, queueRow(run, item, status));
      for (const test of tests) {
        const item = queue.find((candidate) => candidate.name === test.ApexClass.Name);
        rows.put('ApexTestResult', randomId('07M'), resultRow(run, item, test, end));
      }
      const totals = { Status: status, EndTime: end, ...counts(tests), ClassesCompleted: queue.length };
      coverageRows(org, outcome);
      rows.put('ApexTestRunResult', run.resultId, runRow(run, queue, totals));
    });
  }
}

interface Run {
  readonly id: string;
  readonly resultId: string;
  readonly userId: string;
  readonly started: number;
}
interface Queued extends ClassRef {
  readonly queueId: string;
}
type Row = Record<string, Scalar>;

function runJob(org: LocalOrg, userId: string, request: TestRequest): Promise<TestRunOutcome> {
  const { classNames, methods, codeCoverage } = request;
  return org.workers.run({ kind: 'tests', userId, classNames, methods, codeCoverage });
}

export function inTransaction(org: LocalOrg, work: () => void): void {
  org.database.transaction(() => {
    org.database.lock();
    work();
  });
}

/** Classes by name; all that hold tests when none is named. */
function testClasses(org: LocalOrg, names: readonly string[] | null): ClassRef[] {
  const where = names === null ? '' : ' WHERE Name IN :names';
  const soql = `SELECT Id, Name, Body FROM ApexClass${where} ORDER BY Name`;
  const { rows } = org.query({
    soql,
    api: 'tooling',
    access: systemAccess(org),
    binds: names === null ? {} : { names },
  });
  const all = rows.map(({ values }) => ({
    id: textOr(values['Id']),
    name: textOr(values['Name']),
    body: textOr(values['Body']),
  }));
  return names === null ? all.filter(({ body }) => /@\s*istest\b|\btestmethod\b/i.test(body)) : all;
}

function runRow(run: Run, queue: readonly Queued[], changes: Row): Row {
  const started = new Date(run.started).toISOString();
  return {
    AsyncApexJobId: run.id,
    UserId: run.userId,
    StartTime: started,
    CreatedDate: started,
    SystemModstamp: started,
    JobName: null,
    IsAllTests: false,
    Source: 'API',
    ClassesEnqueued: queue.length,
    ClassesCompleted: 0,
    MethodsEnqueued: 0,
    MethodsCompleted: 0,
    MethodsFailed: 0,
    TestTime: 0,
    TestSetupTime: 0,
    ...changes,
  };
}

function queueRow(run: Run, item: Queued, status: string): Row {
  const time = new Date(run.started).toISOString();
  return {
    ApexClassId: item.id,
    ParentJobId: run.id,
    TestRunResultId: run.resultId,
    Status: status,
    CreatedById: run.userId,
    CreatedDate: time,
    SystemModstamp: time,
  };
}

function resultRow(run: Run, item: Queued | undefined, test: TestResultRow, time: string): Row {
  return {
    ApexClassId: test.ApexClass.Id || (item?.id ?? null),
    ApexTestRunResultId: run.resultId,
    AsyncApexJobId: run.id,
    QueueItemId: item?.queueId ?? null,
    IsTestSetup: false,
    Message: test.Message,
    MethodName: test.MethodName,
    Outcome: test.Outcome,
    RunTime: test.RunTime,
    StackTrace: test.StackTrace,
    TestTimestamp: time,
    SystemModstamp: time,
  };
}

function counts(tests: readonly TestResultRow[]): Row {
  const failed = tests.filter((test) => test.Outcome !== 'Pass' && test.Outcome !== 'Skip').length;
  const time = tests.reduce((sum, test) => sum + test.RunTime, 0);
  return { MethodsEnqueued: tests.length, MethodsCompleted: tests.length, MethodsFailed: failed, TestTime: time };
}
