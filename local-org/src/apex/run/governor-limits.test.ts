import { testApex, testClass } from './test-classes.ts';
import { openProject } from './test-project.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';

/** What passes a limit, and the words with which the transaction ends. */
const OVER: readonly [name: string, code: string, message: string][] = [
  [
    'SOQL queries',
    'for (Integer i = 0; i < 101; i++) { List<User> u = [SELECT Id FROM User LIMIT 1]; }',
    'Too many SOQL queries: 101',
  ],
  [
    'DML statements',
    'for (Integer i = 0; i < 151; i++) { insert new Account(Name = String.valueOf(i)); }',
    'Too many DML statements: 151',
  ],
  [
    'DML rows',
    'List<Account> a = new List<Account>(); for (Integer i = 0; i < 10001; i++) { a.add(new Account(Name = String.valueOf(i))); } insert a;',
    'Too many DML rows: 10001',
  ],
  [
    'SOSL queries',
    "for (Integer i = 0; i < 21; i++) { List<List<SObject>> f = [FIND 'nothing' RETURNING Account]; }",
    'Too many SOSL queries: 21',
  ],
  [
    'queueable jobs',
    'for (Integer i = 0; i < 51; i++) { System.enqueueJob(new Work()); }',
    'Too many queueable jobs added to the queue: 51',
  ],
  ['future calls', 'for (Integer i = 0; i < 51; i++) { Work.later(); }', 'Too many future calls: 51'],
  [
    'email invocations',
    "for (Integer i = 0; i < 11; i++) { Messaging.SingleEmailMessage m = new Messaging.SingleEmailMessage(); m.setToAddresses(new List<String>{ 'a@example.com' }); m.setPlainTextBody('b'); Messaging.sendEmail(new List<Messaging.SingleEmailMessage>{ m }); }",
    'Too many Email Invocations: 11',
  ],
  [
    'fetches of cursors',
    "Database.Cursor c = Database.getCursor('SELECT Id FROM User'); for (Integer i = 0; i < 11; i++) { c.fetch(0, 1); }",
    'Too many fetch calls on Apex cursor: 11',
  ],
  ['CPU time', 'while (true) { }', 'Apex CPU time limit exceeded'],
];

test('a transaction that passes a limit ends, and nothing catches that', async () => {
  const org = await openProject({
    'Work.cls': `public class Work implements Queueable {
    public void execute(QueueableContext context) { }
    @Future public static void later() { }
}`,
  });
  try {
    for (const [name, code, message] of OVER) {
      const outcome = await org.workers.run({
        kind: 'anonymous',
        userId: org.adminUserId,
        code: `try { ${code} } catch (Exception e) { System.debug('caught'); }`,
        logLevel: 'DEBUG',
      });
      assert.equal(outcome.success, false, `${name}: it ends`);
      assert.equal(outcome.exceptionMessage, `System.LimitException: ${message}`, name);
    }
    const { log } = await org.workers.run({
      kind: 'anonymous',
      userId: org.adminUserId,
      code: "System.debug('left ' + [SELECT COUNT() FROM Account] + ' ' + [SELECT COUNT() FROM AsyncApexJob]);",
      logLevel: 'DEBUG',
    });
    assert.match(log, /left 0 0/, 'what they did is gone');
  } finally {
    await org.close();
  }
});

const NUMBERS = `
    @IsTest static void numbersOfASynchronousTransaction() {
        Assert.areEqual(100, Limits.getLimitQueries());
        Assert.areEqual(50000, Limits.getLimitQueryRows());
        Assert.areEqual(20, Limits.getLimitSoslQueries());
        Assert.areEqual(150, Limits.getLimitDmlStatements());
        Assert.areEqual(10000, Limits.getLimitDmlRows());
        Assert.areEqual(100, Limits.getLimitCallouts());
        Assert.areEqual(50, Limits.getLimitFutureCalls());
        Assert.areEqual(50, Limits.getLimitQueueableJobs());
        Assert.areEqual(10, Limits.getLimitEmailInvocations());
        Assert.areEqual(10000, Limits.getLimitCpuTime());
        Assert.areEqual(6000000, Limits.getLimitHeapSize());
        Assert.areEqual(10, Limits.getLimitFetchCallsOnApexCursor());
    }
    class Asking implements Queueable {
        public void execute(QueueableContext context) {
            insert new Account(Name = Limits.getLimitQueries() + ' ' + Limits.getLimitCpuTime() + ' ' + Limits.getLimitHeapSize() + ' ' + Limits.getLimitQueueableJobs());
        }
    }
    @IsTest static void asynchronousOnesMayDoMore() {
        Test.startTest();
        System.enqueueJob(new Asking());
        Test.stopTest();
        Assert.areEqual('200 60000 12000000 1', [SELECT Name FROM Account].Name);
    }`;

testApex('numbers of limits', { 'LimitTest.cls': testClass('LimitTest', NUMBERS) });

/** Apex Developer Guide, "Working with SOQL Aggregate Functions". */
const QUERY_ROWS = `
  @IsTest static void aggregatesReadTheirRowsAndCountsOneEach() {
    List<Account> accounts = new List<Account>();
    for (Integer i = 0; i < 30; i++) {
      accounts.add(new Account(Name = 'A' + i, Industry = i < 20 ? 'Banking' : 'Energy'));
    }
    insert accounts;
    Integer before = Limits.getQueryRows();
    AggregateResult[] counted = [SELECT Industry, COUNT(Id) n FROM Account GROUP BY Industry];
    Assert.areEqual(2, Limits.getQueryRows() - before, 'a row for each group that is counted');
    before = Limits.getQueryRows();
    AggregateResult[] first = [SELECT Industry, MIN(CreatedDate) d, COUNT(Id) n FROM Account GROUP BY Industry];
    Assert.areEqual(2, first.size(), 'groups');
    Assert.areEqual(30, Limits.getQueryRows() - before, 'all rows that MIN() read');
    before = Limits.getQueryRows();
    AggregateResult[] different = [SELECT COUNT_DISTINCT(Industry) n FROM Account];
    Assert.areEqual(2, different[0].get('n'), 'values');
    Assert.areEqual(30, Limits.getQueryRows() - before, 'all rows');
    before = Limits.getQueryRows();
    Integer all = [SELECT COUNT() FROM Account];
    Assert.areEqual(1, Limits.getQueryRows() - before, 'COUNT() is one row');
  }
`;

testApex('query rows', { 'RowsTest.cls': testClass('RowsTest', QUERY_ROWS) });
