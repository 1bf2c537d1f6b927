import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AnonymousOutcome } from '../../../org/types.ts';
import { testApex, testClass } from '../test-classes.ts';
import { openProject, type TestOrg } from '../test-project.ts';
import { createWorkers } from '../workers.ts';

const METHODS = `
    public class Job implements Schedulable {
        public void execute(SchedulableContext context) {
            insert new Account(Name = 'fired ' + (context.getTriggerId() != null));
        }
    }
    public class Rows implements Database.Batchable<SObject> {
        public Database.QueryLocator start(Database.BatchableContext context) { return Database.getQueryLocator('SELECT Id FROM User LIMIT 1'); }
        public void execute(Database.BatchableContext context, List<SObject> scope) { insert new Account(Name = 'batch'); }
        public void finish(Database.BatchableContext context) { }
    }
    @IsTest static void theJobHasItsRows() {
        Id jobId = System.schedule('Nightly', '0 0 0 1 1 ? 2050', new Job());
        CronTrigger found = [SELECT NextFireTime, CronExpression, TimesTriggered, State, CronJobDetail.Name, CronJobDetail.JobType FROM CronTrigger WHERE Id = :jobId];
        Assert.areEqual('0 0 0 1 1 ? 2050', found.CronExpression);
        Assert.areEqual(2050, found.NextFireTime.year());
        Assert.areEqual(0, found.TimesTriggered);
        Assert.areEqual('WAITING', found.State);
        Assert.areEqual('Nightly', found.CronJobDetail.Name);
        Assert.areEqual('7', found.CronJobDetail.JobType);
        Assert.areEqual('ScheduledApex', [SELECT JobType FROM AsyncApexJob WHERE CronTriggerId = :jobId].JobType);
    }
    @IsTest static void stopTestRunsItOnce() {
        Test.startTest();
        Id jobId = System.schedule('Nightly', '0 0 0 1 1 ? 2050', new Job());
        Test.stopTest();
        Assert.areEqual('fired true', [SELECT Name FROM Account].Name);
        Assert.areEqual(1, [SELECT COUNT() FROM CronTrigger WHERE Id = :jobId]);
    }
    @IsTest static void abortedItIsGone() {
        Test.startTest();
        System.abortJob(System.schedule('Nightly', '0 0 0 1 1 ? 2050', new Job()));
        Test.stopTest();
        Assert.areEqual(0, [SELECT COUNT() FROM CronTrigger]);
        Assert.areEqual(0, [SELECT COUNT() FROM Account]);
        Assert.areEqual('Aborted', [SELECT Status FROM AsyncApexJob].Status);
    }
    @IsTest static void refusesANameTwice() {
        System.schedule('Nightly', '0 0 0 1 1 ? 2050', new Job());
        try {
            System.schedule('Nightly', '0 0 0 2 1 ? 2050', new Job());
            Assert.fail('it was scheduled');
        } catch (AsyncException e) {
            Assert.areEqual('The Apex job named "Nightly" is already scheduled for execution.', e.getMessage());
        }
    }
    @IsTest static void refusesWhatNeverFires() {
        try {
            System.schedule('Nightly', '0 0 0 1 1 ? 2001', new Job());
            Assert.fail('it was scheduled');
        } catch (AsyncException e) {
            Assert.areEqual('Based on configured schedule, the given trigger \\'Nightly\\' will never fire.', e.getMessage());
        }
    }
    @IsTest static void refusesSteppedMinutes() {
        try {
            System.schedule('Nightly', '0 0/5 * * * ?', new Job());
            Assert.fail('it was scheduled');
        } catch (StringException e) {
            Assert.areEqual('Seconds and minutes must be specified as integers: 0 0/5 * * * ?', e.getMessage());
        }
    }
    @IsTest static void schedulesABatchOnce() {
        Test.startTest();
        Id jobId = System.scheduleBatch(new Rows(), 'Later', 5);
        Assert.areEqual('9', [SELECT CronJobDetail.JobType FROM CronTrigger WHERE Id = :jobId].CronJobDetail.JobType);
        Test.stopTest();
        Assert.areEqual(1, [SELECT COUNT() FROM Account WHERE Name = 'batch']);
    }`;

testApex('scheduled Apex in tests', { 'ScheduleTest.cls': testClass('ScheduleTest', METHODS) });

const JOBS = `public class Jobs {
    public enum Color { RED, GREEN }
    public virtual class Base { public Map<String, List<Decimal>> amounts = new Map<String, List<Decimal>>(); }
    public class Nested extends Base {
        public Color color;
        public Account record;
        public Nested self;
        public transient String dropped = 'x';
        public Datetime at;
        public Type kind;
    }
    public class Timed implements Schedulable {
        private String name;
        public Timed(String name) { this.name = name; }
        public void execute(SchedulableContext context) { insert new Account(Name = name); }
    }
    public class Queued implements Queueable {
        private Nested state;
        public Queued() {
            state = new Nested();
            state.color = Color.GREEN;
            state.record = new Account(Name = 'Kept', AnnualRevenue = 1.50);
            state.self = state;
            state.at = Datetime.newInstanceGmt(2020, 1, 2);
            state.kind = Jobs.Nested.class;
            state.amounts.put('a', new List<Decimal>{ 2.25 });
        }
        public void execute(QueueableContext context) {
            Account a = state.self.record;
            a.Description = state.color.name() + ' ' + state.amounts.get('a')[0] + ' ' + state.dropped + ' ' + state.at.formatGmt('yyyy') + ' ' + state.kind.getName();
            insert a;
        }
    }
}`;

type Running = Pick<TestOrg, 'workers' | 'adminUserId'>;

const attempt = (org: Running, code: string): Promise<AnonymousOutcome> =>
  org.workers.run({ kind: 'anonymous', userId: org.adminUserId, code, logLevel: 'DEBUG' });

const run = async (org: Running, code: string): Promise<string> => {
  const outcome = await attempt(org, code);
  assert.equal(outcome.success, true, `${outcome.compileProblem} ${outcome.exceptionMessage}`);
  return outcome.log;
};

/** What a query of one value logs, once it is what is expected or after ten seconds. */
async function eventually(org: Running, expression: string, expected: string): Promise<string> {
  let seen = '';
  for (let tries = 0; tries < 100; tries++) {
    const { log } = await attempt(org, `System.debug(${expression});`);
    seen = /\|DEBUG\|([^|\n]*)\n/.exec(log)?.[1] ?? '';
    if (seen === expected) break;
    await sleep(100);
  }
  return seen;
}

test('a schedule fires when its time comes', async () => {
  const org = await openProject({ 'Jobs.cls': JOBS });
  try {
    await run(
      org,
      `Datetime at = Datetime.now().addSeconds(2);
       System.schedule('Soon', at.formatGmt('s m H d M') + ' ? ' + at.yearGmt(), new Jobs.Timed('It fired'));`,
    );
    assert.equal(await eventually(org, "[SELECT COUNT() FROM Account WHERE Name = 'It fired']", '1'), '1', 'it ran');
    assert.equal(await eventually(org, '[SELECT COUNT() FROM CronTrigger]', '0'), '0', 'it fires no more');
    const done = "[SELECT Status FROM AsyncApexJob WHERE JobType = 'ScheduledApex'].Status";
    assert.equal(await eventually(org, done, 'Completed'), 'Completed', 'its job is over');
  } finally {
    await org.close();
  }
});

test('queued Apex survives the end of a process', async () => {
  const org = await openProject({ 'Jobs.cls': JOBS });
  const again = createWorkers(org.identity, { callout: () => Promise.resolve({ ok: false, message: 'none' }) });
  try {
    await run(org, 'System.enqueueJob(new Jobs.Queued(), 10);');
    await org.workers.close();
    const db = await import('node:sqlite').then(({ DatabaseSync }) => new DatabaseSync(org.identity.file));
    db.exec('UPDATE _apex_waiting_work SET due_at = 0');
    db.close();
    await again.wake();
    const reopened = { workers: again, adminUserId: org.adminUserId };
    const expected = 'GREEN 2.25 null 2020 Jobs.Nested';
    const text = "[SELECT Description FROM Account WHERE Name = 'Kept'].Description";
    assert.equal(await eventually(reopened, text, expected), expected, 'it ran with what it held');
    assert.equal(
      await eventually(reopened, '[SELECT Status FROM AsyncApexJob].Status', 'Completed'),
      'Completed',
      'once',
    );
  } finally {
    await again.close();
    await org.close();
  }
});
