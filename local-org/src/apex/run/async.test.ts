import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { JobResults } from '../../org/types.ts';
import { openProject, type TestOrg } from './test-project.ts';

const WORK = `public without sharing class Work {
    public class Good implements Queueable {
        public void execute(QueueableContext context) { insert as system new Account(Name = 'Queued work'); }
    }
    public class Bad implements Queueable {
        public void execute(QueueableContext context) { Integer zero = 0; Integer one = 1 / zero; }
    }
    public class Sized implements Database.Batchable<Integer> {
        public Integer seen = 0;
        public Iterable<Integer> start(Database.BatchableContext context) { return new List<Integer>{ 1, 2, 3, 4, 5 }; }
        public void execute(Database.BatchableContext context, List<Integer> scope) {
            seen++;
            if (seen > 1) { throw new IllegalArgumentException('state was kept'); }
            if (scope[0] == 3) { throw new IllegalArgumentException('not three'); }
            insert as system new Account(Name = 'Batch ' + scope[0]);
        }
        public void finish(Database.BatchableContext context) { }
    }
    static Integer calls = 0;
    @future
    public static void later(String name) {
        calls++;
        insert as system new Account(Name = name + ' ' + calls);
    }
}`;

const NAMED_WORK = `public without sharing class NamedWork implements Queueable {
    private static final String NAME = 'Named by a static';
    public void execute(QueueableContext context) { store(); }
    private static void store() { insert as system new Account(Name = NAME); }
}`;

let org: TestOrg;
before(async () => {
  org = await openProject({ 'Work.cls': WORK, 'NamedWork.cls': NAMED_WORK });
});
after(() => org.close());

async function run(code: string): Promise<JobResults['anonymous']> {
  return org.workers.run({ kind: 'anonymous', userId: org.adminUserId, code, logLevel: 'DEBUG' });
}

/** What an expression gives, as the debug log shows it. */
async function ask(expression: string): Promise<string> {
  const { log, exceptionMessage, compileProblem } = await run(`System.debug('=' + (${expression}));`);
  assert.equal(exceptionMessage ?? compileProblem, null, `${expression} must be readable`);
  return /USER_DEBUG\|\[\d+\]\|DEBUG\|=(.*)/.exec(log)?.[1] ?? '';
}

async function until(expression: string, expected: string): Promise<void> {
  let found = '';
  for (let turn = 0; turn < 100 && found !== expected; turn++) {
    if (turn > 0) await sleep(50);
    found = await ask(expression);
  }
  assert.equal(found, expected, `${expression} must become ${expected}`);
}

const job = (where: string, fields = 'Status'): string =>
  `[SELECT Status, NumberOfErrors, JobItemsProcessed, TotalJobItems, ExtendedStatus, CompletedDate FROM AsyncApexJob WHERE ${where} ORDER BY CreatedDate DESC, Id DESC LIMIT 1].${fields}`;

test('a queueable ends as Completed, with its date', async () => {
  await run('System.enqueueJob(new Work.Good());');
  await until(job("JobType = 'Queueable'"), 'Completed');
  assert.notEqual(await ask(job("JobType = 'Queueable'", 'CompletedDate')), 'null', 'it has the date of its end');
});

test('a job finds the statics of its class, which begin anew with its transaction', async () => {
  await run('System.enqueueJob(new NamedWork());');
  await until("[SELECT COUNT() FROM Account WHERE Name = 'Named by a static']", '1');
});

test('a queueable that fails ends as Failed, with the error', async () => {
  await run('System.enqueueJob(new Work.Bad());');
  await until(`[SELECT COUNT() FROM AsyncApexJob WHERE Status = 'Failed']`, '1');
  const text = await ask(job("Status = 'Failed'", 'ExtendedStatus'));
  assert.match(text, /^System.MathException: Divide by 0/, 'the job says why');
});

test('scopes of a batch job are transactions of their own, without the state of the one before', async () => {
  await run('Database.executeBatch(new Work.Sized(), 2);');
  await until(job("JobType = 'BatchApex'"), 'Completed');
  const counts = await ask(`${job("JobType = 'BatchApex'", 'JobItemsProcessed')}`);
  assert.equal(counts, '3', 'all three scopes were processed');
  assert.equal(await ask(job("JobType = 'BatchApex'", 'TotalJobItems')), '3', 'five items in scopes of two');
  assert.equal(await ask(job("JobType = 'BatchApex'", 'NumberOfErrors')), '1', 'one scope failed');
  assert.equal(await ask("[SELECT COUNT() FROM Account WHERE Name LIKE 'Batch %']"), '2', 'the others stand');
});

test('a future method runs after commit, with statics of its own', async () => {
  const { success } = await run("Work.later('Future'); Work.later('Future');");
  assert.equal(success, true, 'calling it does not fail');
  await until("[SELECT COUNT() FROM Account WHERE Name = 'Future 1']", '2');
});

test('a future method of a transaction that fails never runs', async () => {
  await run("Work.later('Never'); Integer zero = 0; Integer one = 1 / zero;");
  await run("Work.later('Afterwards');");
  await until("[SELECT COUNT() FROM Account WHERE Name LIKE 'Afterwards%']", '1');
  assert.equal(await ask("[SELECT COUNT() FROM Account WHERE Name LIKE 'Never%']"), '0', 'it was rolled back');
});

test('an aborted job does not run, and what is no job cannot be aborted', async () => {
  const { exceptionMessage } = await run(
    'Id job = System.enqueueJob(new Work.Good(), 5); System.abortJob(job); System.debug(job);',
  );
  assert.equal(exceptionMessage, null, 'a job that waits can be aborted');
  await until(`[SELECT COUNT() FROM AsyncApexJob WHERE Status = 'Aborted']`, '1');
  const refused = await run('System.abortJob(UserInfo.getUserId());');
  assert.match(refused.exceptionMessage ?? '', /Only batch and scheduled jobs are supported/, 'a user is no job');
});

test('the debug log names the Apex line of queries and DML', async () => {
  const { log } = await run("List<User> users = [SELECT Id FROM User];\ninsert new Account(Name = 'Logged');");
  assert.match(log, /SOQL_EXECUTE_BEGIN\|\[1\]\|/, 'the query stands in line 1');
  assert.match(log, /DML_BEGIN\|\[2\]\|Op:Insert\|Type:Account\|Rows:1/, 'the insert stands in line 2');
});
