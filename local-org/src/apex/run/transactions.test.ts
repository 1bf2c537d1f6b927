import { testApex, testClass } from './test-classes.ts';

const DML = `
    @IsTest static void anEmptyListIsNoStatement() {
        insert new List<Account>();
        Database.update(new List<Account>(), false);
        Assert.areEqual(0, Limits.getDmlStatements());
    }
    @IsTest static void optionsLetGoodRecordsThrough() {
        List<Account> accounts = new List<Account>{ new Account(Name = 'Good'), new Account() };
        List<Database.SaveResult> results = Database.insert(accounts, new Database.DMLOptions());
        Assert.isTrue(results[0].isSuccess());
        Assert.isFalse(results[1].isSuccess());
        Assert.isNull(results[1].getId());
        Database.DMLOptions all = new Database.DMLOptions();
        all.optAllOrNone = true;
        try {
            Database.insert(new Account(), all);
            Assert.fail('it was saved');
        } catch (DmlException e) {
            Assert.areEqual(Account.Name, e.getDmlFields(0)[0]);
        }
    }
    @IsTest static void aFailedUpdateHasNoId() {
        Account a = new Account(Name = 'A');
        insert a;
        a.Name = null;
        Database.SaveResult result = Database.update(a, false);
        Assert.isNull(result.getId());
        try {
            update a;
            Assert.fail('it was saved');
        } catch (DmlException e) {
            Assert.areEqual(a.Id, e.getDmlId(0));
        }
    }
    @IsTest static void rollbackKeepsIdsAndStatics() {
        Savepoint before = Database.setSavepoint();
        Account first = new Account(Name = 'A');
        insert first;
        DmlStatics.counter++;
        Database.rollback(before);
        Assert.isNotNull(first.Id, 'the record in memory keeps its id');
        Assert.areEqual(1, DmlStatics.counter, 'statics are not rolled back');
        Account second = new Account(Name = 'B');
        insert second;
        Assert.areNotEqual(first.Id, second.Id, 'an id is used once');
        Assert.areEqual(1, [SELECT COUNT() FROM Account]);
    }
    @IsTest static void laterSavepointsAreGoneAfterARollback() {
        Savepoint first = Database.setSavepoint();
        insert new Account(Name = 'A');
        Savepoint second = Database.setSavepoint();
        Database.rollback(first);
        try {
            Database.rollback(second);
            Assert.fail('it is gone');
        } catch (TypeException e) {
            Assert.isTrue(e.getMessage().length() > 0);
        }
    }
    @IsTest static void calloutsWaitForSavepointsToBeReleased() {
        Test.setMock(HttpCalloutMock.class, new Mock());
        HttpRequest request = new HttpRequest();
        request.setEndpoint('https://a.example.com');
        request.setMethod('GET');
        Savepoint before = Database.setSavepoint();
        insert new Account(Name = 'A');
        Database.rollback(before);
        try {
            new Http().send(request);
            Assert.fail('it was sent');
        } catch (CalloutException e) {
            Assert.isTrue(e.getMessage().contains('savepoints'), e.getMessage());
        }
        Database.releaseSavepoint(before);
        new Http().send(request);
        before = Database.setSavepoint();
        insert new Account(Name = 'B');
        Database.releaseSavepoint(before);
        try {
            new Http().send(request);
            Assert.fail('the account is not committed');
        } catch (CalloutException e) {
            Assert.isTrue(e.getMessage().contains('uncommitted work pending'), e.getMessage());
        }
    }
    @IsTest static void triggersRunAgainForTheRecordsThatAreLeft() {
        List<Contact> contacts = new List<Contact>{ new Contact(LastName = 'Good'), new Contact(LastName = 'Refused') };
        List<Database.SaveResult> results = Database.insert(contacts, false);
        Assert.isTrue(results[0].isSuccess());
        Assert.areEqual('refused', results[1].getErrors()[0].getMessage());
        Assert.areEqual(new List<Integer>{ 2, 1 }, DmlStatics.sizes, 'both, then the good one alone');
        Assert.areEqual(1, [SELECT COUNT() FROM Contact]);
    }
    @IsTest static void setupAndDataDoNotMix() {
        insert new Account(Name = 'A');
        try {
            insert new PermissionSet(Name = 'X', Label = 'X');
            Assert.fail('it was saved');
        } catch (DmlException e) {
            Assert.areEqual(StatusCode.MIXED_DML_OPERATION, e.getDmlType(0));
        }
        System.runAs(new User(Id = UserInfo.getUserId())) {
            insert new PermissionSet(Name = 'X', Label = 'X');
        }
    }
    @IsTest static void calloutsWaitForTheCommit() {
        Test.setMock(HttpCalloutMock.class, new Mock());
        insert new Account(Name = 'A');
        HttpRequest request = new HttpRequest();
        request.setEndpoint('https://a.example.com');
        request.setMethod('GET');
        try {
            new Http().send(request);
            Assert.fail('it was sent');
        } catch (CalloutException e) {
            Assert.areEqual('You have uncommitted work pending. Please commit or rollback before calling out', e.getMessage());
        }
        Test.startTest();
        new Http().send(request);
        Test.stopTest();
    }
    class Mock implements HttpCalloutMock {
        public HttpResponse respond(HttpRequest request) { return new HttpResponse(); }
    }`;

testApex('DML and transactions', {
  'DmlStatics.cls': `public class DmlStatics { public static Integer counter = 0; public static List<Integer> sizes = new List<Integer>(); }`,
  'ContactRule.trigger': `trigger ContactRule on Contact (after insert) {
    DmlStatics.sizes.add(Trigger.new.size());
    for (Contact c : Trigger.new) { if (c.LastName == 'Refused') { c.addError('refused'); } }
}`,
  'DmlTest.cls': testClass('DmlTest', DML),
});

const QUEUES = `
    class Chained implements Queueable {
        public void execute(QueueableContext context) { System.enqueueJob(new Chained()); }
    }
    class WithFinalizer implements Queueable, Finalizer {
        Integer left;
        WithFinalizer(Integer left) { this.left = left; }
        public void execute(QueueableContext context) {
            insert new Account(Name = 'Run ' + left);
            System.attachFinalizer(this);
        }
        public void execute(FinalizerContext context) {
            if (left > 1) { System.enqueueJob(new WithFinalizer(left - 1)); }
        }
    }
    class Failing implements Queueable, Finalizer {
        public void execute(QueueableContext context) {
            System.attachFinalizer(this);
            throw new IllegalArgumentException('on purpose');
        }
        public void execute(FinalizerContext context) {
            insert new Account(Name = context.getResult() + ' ' + context.getException().getMessage());
        }
    }
    class Signed implements Queueable {
        public void execute(QueueableContext context) { }
    }
    @IsTest static void aQueueableCannotChainInTests() {
        Test.startTest();
        System.enqueueJob(new Chained());
        try {
            Test.stopTest();
            Assert.fail('it chained');
        } catch (AsyncException e) {
            Assert.areEqual('Maximum stack depth has been reached.', e.getMessage());
        }
    }
    @IsTest static void whatAFinalizerEnqueuesRuns() {
        Test.startTest();
        System.enqueueJob(new WithFinalizer(3));
        Test.stopTest();
        Assert.areEqual(3, [SELECT COUNT() FROM Account]);
    }
    @IsTest static void aFinalizerHearsOfTheFailure() {
        Test.startTest();
        System.enqueueJob(new Failing());
        try {
            Test.stopTest();
            Assert.fail('the failure is lost');
        } catch (IllegalArgumentException e) {
            Assert.areEqual('on purpose', e.getMessage());
        }
        Assert.areEqual('UNHANDLED_EXCEPTION on purpose', [SELECT Name FROM Account].Name);
    }
    @IsTest static void aSignatureIsQueuedOnce() {
        AsyncOptions options = new AsyncOptions();
        options.duplicateSignature = new QueueableDuplicateSignature.Builder().addString('one').addId(UserInfo.getUserId()).build();
        System.enqueueJob(new Signed(), options);
        try {
            System.enqueueJob(new Signed(), options);
            Assert.fail('it was queued twice');
        } catch (DuplicateMessageException e) {
            Assert.isTrue(e.getMessage().contains('duplicate'), e.getMessage());
        }
    }
    @IsTest static void aSignatureEndsWhenItsJobStartsIsAbortedOrIsRolledBack() {
        AsyncOptions options = new AsyncOptions();
        options.duplicateSignature = QueueableDuplicateSignature.Builder().addString('two').build();
        Savepoint before = Database.setSavepoint();
        System.enqueueJob(new Signed(), options);
        Database.rollback(before);
        System.abortJob(System.enqueueJob(new Signed(), options));
        Test.startTest();
        System.enqueueJob(new Signed(), options);
        Test.stopTest();
        System.enqueueJob(new Signed(), options);
    }
    class Deep implements Queueable {
        public void execute(QueueableContext context) {
            insert new Account(Name = AsyncInfo.getCurrentQueueableStackDepth() + ' of ' + AsyncInfo.getMaximumQueueableStackDepth());
        }
    }
    @IsTest static void aJobKnowsItsDepth() {
        AsyncOptions options = new AsyncOptions();
        options.MaximumQueueableStackDepth = 7;
        Assert.isFalse(AsyncInfo.hasMaxStackDepth());
        Test.startTest();
        System.enqueueJob(new Deep(), options);
        Test.stopTest();
        Assert.areEqual('1 of 7', [SELECT Name FROM Account].Name);
    }`;

testApex('queueable Apex in tests', { 'QueueTest.cls': testClass('QueueTest', QUEUES) });
