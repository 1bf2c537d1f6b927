import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TestRunOutcome } from '../../org/types.ts';
import { openProject, type TestOrg } from './test-project.ts';

const SERVICE = `public with sharing class Service {
    public static Integer doubled(Integer value) {
        return value * 2;
    }
    public static Integer never() {
        return 1;
    }
    public interface Gate {
        String open(String name);
    }
    @Future
    public static void later(String name) {
        insert new Account(Name = name);
    }
    public class Batch implements Database.Batchable<SObject>, Database.Stateful {
        public Integer seen = 0;
        public Database.QueryLocator start(Database.BatchableContext context) {
            return Database.getQueryLocator('SELECT Id FROM Account');
        }
        public void execute(Database.BatchableContext context, List<Account> scope) {
            seen += scope.size();
        }
        public void finish(Database.BatchableContext context) {
            insert new Account(Name = 'Seen ' + seen);
        }
    }
}`;

const TESTS = `@IsTest
private class ServiceTest {
    static Integer counter = 0;
    @TestSetup
    static void prepare() {
        insert new Account(Name = 'Setup');
    }
    @IsTest
    static void seesSetupAndNothingElse() {
        counter++;
        Assert.areEqual(1, counter);
        Assert.areEqual(1, [SELECT COUNT() FROM Account]);
        insert new Account(Name = 'Second');
    }
    @IsTest
    static void isRolledBack() {
        counter++;
        Assert.areEqual(1, counter, 'statics start anew');
        Assert.areEqual(1, [SELECT COUNT() FROM Account], 'what another method did is gone');
        Assert.isTrue([SELECT COUNT() FROM User] > 0, 'users are visible');
    }
    @IsTest
    static void failsInAHelper() {
        helper();
    }
    static void helper() {
        Assert.areEqual(4, Service.doubled(3), 'wrong');
    }
    @IsTest
    static void throwsUncaught() {
        Account a = new Account();
        insert a;
    }
    @IsTest
    static void mocksCallouts() {
        Test.setMock(HttpCalloutMock.class, new Mock());
        HttpRequest request = new HttpRequest();
        request.setEndpoint('https://a.example.com');
        request.setMethod('GET');
        Assert.areEqual(201, new Http().send(request).getStatusCode());
    }
    class Mock implements HttpCalloutMock {
        public HttpResponse respond(HttpRequest request) {
            HttpResponse response = new HttpResponse();
            response.setStatusCode(201);
            return response;
        }
    }
    @IsTest
    static void refusesCalloutsWithoutMock() {
        HttpRequest request = new HttpRequest();
        request.setEndpoint('https://a.example.com');
        request.setMethod('GET');
        new Http().send(request);
    }
    @IsTest
    static void stubs() {
        Service.Gate gate = (Service.Gate) Test.createStub(Service.Gate.class, new Provider());
        Assert.areEqual('open(x) String', gate.open('x'));
    }
    class Provider implements System.StubProvider {
        public Object handleMethodCall(Object stubbed, String name, Type returns, List<Type> types, List<String> names, List<Object> args) {
            return name + '(' + args[0] + ') ' + returns.getName();
        }
    }
    @IsTest
    static void runsBatchesAtStopTest() {
        Test.startTest();
        Database.executeBatch(new Service.Batch());
        Assert.areEqual(1, [SELECT COUNT() FROM Account]);
        Test.stopTest();
        Assert.areEqual(1, [SELECT COUNT() FROM Account WHERE Name = 'Seen 1']);
    }
    @IsTest
    static void limitsAreFreshBetweenStartAndStop() {
        List<Account> found = [SELECT Id FROM Account];
        Assert.areEqual(1, Limits.getQueries());
        Test.startTest();
        Assert.areEqual(0, Limits.getQueries());
        Test.stopTest();
        Assert.areEqual(1, Limits.getQueries());
    }
    @IsTest
    static void partialSuccess() {
        List<Database.SaveResult> results = Database.insert(new List<Account>{ new Account(Name = 'Good'), new Account() }, false);
        Assert.isTrue(results[0].isSuccess());
        Assert.isFalse(results[1].isSuccess());
        Assert.areEqual(StatusCode.REQUIRED_FIELD_MISSING, results[1].getErrors()[0].getStatusCode());
    }
    @IsTest
    static void savepoints() {
        Savepoint before = Database.setSavepoint();
        insert new Account(Name = 'Gone');
        Database.rollback(before);
        Assert.areEqual(0, [SELECT COUNT() FROM Account WHERE Name = 'Gone']);
    }
    @IsTest
    static void unqueriedFieldsCannotBeRead() {
        Account a = [SELECT Name FROM Account LIMIT 1];
        try {
            String site = a.Site;
            Assert.fail('it can be read');
        } catch (SObjectException e) {
            Assert.areEqual('SObject row was retrieved via SOQL without querying the requested field: Account.Site', e.getMessage());
        }
    }
    @IsTest
    static void describes() {
        Schema.DescribeFieldResult name = Account.Name.getDescribe();
        Assert.areEqual('Name', name.getName());
        Assert.areEqual(Schema.DisplayType.STRING, name.getType());
        Assert.areEqual('001', Account.SObjectType.getDescribe().getKeyPrefix());
        Assert.isNotNull(Schema.getGlobalDescribe().get('Account'));
    }
}`;

let org: TestOrg;
let run: TestRunOutcome;
before(async () => {
  const broken = 'public class Broken { Integer x = y; }';
  org = await openProject({ 'Service.cls': SERVICE, 'ServiceTest.cls': TESTS, 'Broken.cls': broken });
  run = await org.workers.run({ kind: 'tests', userId: org.adminUserId, classNames: null, codeCoverage: true });
});
after(() => org.close());

const methodOf = (name: string): Readonly<Record<string, unknown>> => {
  const found = run.tests.find((candidate) => candidate['MethodName'] === name);
  assert.ok(found, `${name} ran`);
  return found;
};

const PASSING = [
  'seesSetupAndNothingElse',
  'isRolledBack',
  'mocksCallouts',
  'stubs',
  'runsBatchesAtStopTest',
  'limitsAreFreshBetweenStartAndStop',
  'partialSuccess',
  'savepoints',
  'unqueriedFieldsCannotBeRead',
  'describes',
];
for (const name of PASSING) {
  test(`${name} passes`, () => {
    const result = methodOf(name);
    assert.equal(result['Outcome'], 'Pass', `${String(result['Message'])}\n${String(result['StackTrace'])}`);
  });
}

test('a failed assertion has its message and the Apex lines', () => {
  const failed = methodOf('failsInAHelper');
  assert.equal(failed['Outcome'], 'Fail', 'it failed');
  assert.equal(
    failed['Message'],
    'System.AssertException: Assertion Failed: wrong: Expected: 4, Actual: 6',
    'the message',
  );
  assert.equal(
    failed['StackTrace'],
    'Class.ServiceTest.helper: line 27, column 1\nClass.ServiceTest.failsInAHelper: line 24, column 1',
    'the lines',
  );
});

test('an uncaught exception names its type', () => {
  const message =
    'System.DmlException: Insert failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Name]: [Name]';
  assert.equal(methodOf('throwsUncaught')['Message'], message, 'the DML error');
  assert.equal(
    methodOf('refusesCalloutsWithoutMock')['Message'],
    'System.TypeException: Methods defined as TestMethod do not support Web service callouts',
    'a callout without a mock',
  );
});

test('the result has the members that sf prints', () => {
  assert.deepEqual(
    [
      run.summary['outcome'],
      run.summary['testsRan'],
      run.summary['passing'],
      run.summary['failing'],
      run.summary['passRate'],
    ],
    ['Failed', 13, 10, 3, '77%'],
    'counts',
  );
  assert.deepEqual(
    Object.keys(methodOf('stubs')),
    [
      'Id',
      'QueueItemId',
      'StackTrace',
      'Message',
      'AsyncApexJobId',
      'MethodName',
      'Outcome',
      'ApexClass',
      'RunTime',
      'FullName',
    ],
    'members of a test',
  );
});

test('coverage counts lines of classes that are no tests', () => {
  const { coverage } = run.coverage as { coverage: { name: string; lines: Record<string, number> }[] };
  assert.deepEqual(
    coverage.map(({ name }) => name),
    ['Service'],
    'only the class under test',
  );
  assert.equal(coverage[0]?.lines['3'], 1, 'a line that ran');
  assert.equal(coverage[0]?.lines['6'], 0, 'a line that did not');
});

test('a class that does not compile does not stop the others', () => {
  assert.deepEqual(
    org.problems.map(({ message }) => message),
    ['Variable does not exist: y'],
    'its problem is told',
  );
});

test('the org keeps nothing of the tests', async () => {
  const outcome = await org.workers.run({
    kind: 'anonymous',
    userId: org.adminUserId,
    code: 'System.debug([SELECT COUNT() FROM Account]);',
    logLevel: 'DEBUG',
  });
  assert.match(outcome.log, /DEBUG\|0\n/, 'no account');
});
