import { testApex, testClass } from '../test-classes.ts';

const MERGES = `
    static List<String> seen = new List<String>();
    @IsTest static void keepsTheMasterAndMovesWhatBelongedToTheOther() {
        Account master = new Account(Name = 'Master');
        Account other = new Account(Name = 'Other', Phone = '1');
        insert new List<Account>{ master, other };
        Contact c = new Contact(LastName = 'C', AccountId = other.Id);
        insert c;
        master.Phone = '2';
        Integer before = Limits.getDmlStatements();
        merge master other;
        Assert.areEqual(before + 1, Limits.getDmlStatements(), 'one statement');
        Assert.areEqual(master.Id, [SELECT AccountId FROM Contact].AccountId, 'the contact goes over');
        Assert.areEqual('2', [SELECT Phone FROM Account].Phone, 'what the caller set is saved');
        Account gone = [SELECT MasterRecordId, IsDeleted FROM Account WHERE Id = :other.Id ALL ROWS];
        Assert.isTrue(gone.IsDeleted, 'it is in the recycle bin');
        Assert.areEqual(master.Id, gone.MasterRecordId, 'and names the survivor');
    }
    @IsTest static void answersOneResultPerDuplicate() {
        List<Lead> leads = new List<Lead>();
        for (Integer i = 0; i < 3; i++) { leads.add(new Lead(LastName = 'L' + i, Company = 'C')); }
        insert leads;
        List<Database.MergeResult> results = Database.merge(leads[0], new List<Id>{ leads[1].Id, leads[2].Id }, false);
        Assert.areEqual(2, results.size());
        Assert.isTrue(results[0].isSuccess());
        Assert.areEqual(leads[0].Id, results[1].getId());
        Assert.areEqual(leads[2].Id, results[1].getMergedRecordIds()[0]);
        Assert.areEqual(1, [SELECT COUNT() FROM Lead]);
    }
    @IsTest static void triggersSeeADeleteThatNamesTheMaster() {
        List<Account> both = new List<Account>{ new Account(Name = 'A'), new Account(Name = 'B') };
        insert both;
        MergeLog.lines.clear();
        Database.MergeResult result = Database.merge(both[0], both[1]);
        Assert.isTrue(result.isSuccess());
        Assert.areEqual('before delete null,after delete ' + both[0].Id + ',before update,after update', String.join(MergeLog.lines, ','));
    }
    @IsTest static void refusesWhatCannotBeMerged() {
        Account one = new Account(Name = 'One');
        insert one;
        try {
            merge one new Account(Name = 'Two');
            Assert.fail('it merged');
        } catch (DmlException e) {
            Assert.isTrue(e.getMessage().startsWith('Merge failed. First exception on row 0'), e.getMessage());
        }
        Assert.isFalse(Database.merge(one, one.Id, false).isSuccess(), 'not with itself');
    }
    @IsTest static void aRefusedDeleteLeavesTheMaster() {
        List<Account> both = new List<Account>{ new Account(Name = 'A'), new Account(Name = 'Keep') };
        insert both;
        both[0].Name = 'Changed';
        Database.MergeResult result = Database.merge(both[0], both[1], true == false);
        Assert.isFalse(result.isSuccess());
        Assert.areEqual('kept', result.getErrors()[0].getMessage());
        Assert.areEqual(2, [SELECT COUNT() FROM Account]);
    }`;

const TRIGGER = `trigger MergeTrigger on Account (before delete, after delete, before update, after update) {
    String line = (Trigger.isBefore ? 'before ' : 'after ') + (Trigger.isDelete ? 'delete ' + Trigger.old[0].MasterRecordId : 'update');
    MergeLog.lines.add(line);
    if (Trigger.isDelete && Trigger.isBefore && Trigger.old[0].Name == 'Keep') { Trigger.old[0].addError('kept'); }
}`;

testApex('merge', {
  'MergeLog.cls': 'public class MergeLog { public static List<String> lines = new List<String>(); }',
  'MergeTrigger.trigger': TRIGGER,
  'MergeTest.cls': testClass('MergeTest', MERGES),
});

const RECYCLE_BIN = `
    @IsTest static void removesWhatWasDeletedForGood() {
        Account a = new Account(Name = 'A');
        insert a;
        insert new Contact(LastName = 'C', AccountId = a.Id);
        delete a;
        Assert.areEqual(1, [SELECT COUNT() FROM Account WHERE IsDeleted = TRUE ALL ROWS]);
        Database.EmptyRecycleBinResult result = Database.emptyRecycleBin(a);
        Assert.isTrue(result.isSuccess());
        Assert.areEqual(a.Id, result.getId());
        Assert.areEqual(0, [SELECT COUNT() FROM Account ALL ROWS]);
        Assert.isFalse(Database.undelete(a, false).isSuccess(), 'it cannot come back');
    }
    @IsTest static void refusesWhatIsNotInIt() {
        Account a = new Account(Name = 'A');
        insert a;
        List<Database.EmptyRecycleBinResult> results = Database.emptyRecycleBin(new List<Account>{ a });
        Assert.isFalse(results[0].isSuccess());
        Assert.areEqual(1, results[0].getErrors().size());
        Assert.areEqual(1, [SELECT COUNT() FROM Account]);
    }
    @IsTest static void takesIds() {
        Account a = new Account(Name = 'A');
        insert a;
        delete a;
        Assert.isTrue(Database.emptyRecycleBin(new List<Id>{ a.Id })[0].isSuccess());
    }`;

testApex('the recycle bin', { 'BinTest.cls': testClass('BinTest', RECYCLE_BIN) });

const LEADS = `
    static Database.LeadConvert convertOf(Lead l) {
        Database.LeadConvert convert = new Database.LeadConvert();
        convert.setLeadId(l.Id);
        convert.setConvertedStatus([SELECT MasterLabel FROM LeadStatus WHERE IsConverted = TRUE LIMIT 1].MasterLabel);
        return convert;
    }
    static Lead made() {
        Lead l = new Lead(FirstName = 'Ann', LastName = 'Lee', Company = 'Shop', Email = 'a@example.com', City = 'Ulm', LeadSource = 'Web');
        insert l;
        return l;
    }
    @IsTest static void makesAccountContactAndOpportunity() {
        Lead l = made();
        Database.LeadConvertResult result = Database.convertLead(convertOf(l));
        Assert.isTrue(result.isSuccess());
        Account a = [SELECT Name, BillingCity FROM Account WHERE Id = :result.getAccountId()];
        Assert.areEqual('Shop', a.Name);
        Assert.areEqual('Ulm', a.BillingCity);
        Contact c = [SELECT Name, Email, AccountId FROM Contact WHERE Id = :result.getContactId()];
        Assert.areEqual('Ann Lee', c.Name);
        Assert.areEqual(a.Id, c.AccountId);
        Opportunity o = [SELECT Name, AccountId, StageName FROM Opportunity WHERE Id = :result.getOpportunityId()];
        Assert.areEqual('Shop-', o.Name);
        Lead after = [SELECT IsConverted, ConvertedAccountId, ConvertedContactId, ConvertedOpportunityId, Status FROM Lead];
        Assert.isTrue(after.IsConverted);
        Assert.areEqual('Closed - Converted', after.Status);
        Assert.areEqual(a.Id, after.ConvertedAccountId);
    }
    @IsTest static void joinsAnExistingAccountWithoutAnOpportunity() {
        Account a = new Account(Name = 'Known', Phone = '1');
        insert a;
        Database.LeadConvert convert = convertOf(made());
        convert.setAccountId(a.Id);
        convert.setDoNotCreateOpportunity(true);
        Assert.isTrue(convert.isDoNotCreateOpportunity());
        Database.LeadConvertResult result = Database.convertLead(convert);
        Assert.areEqual(a.Id, result.getAccountId());
        Assert.isNull(result.getOpportunityId());
        Assert.areEqual('Known', [SELECT Name FROM Account].Name);
    }
    @IsTest static void refusesAStatusThatIsNotConverted() {
        Database.LeadConvert convert = convertOf(made());
        convert.setConvertedStatus('Open - Not Contacted');
        Database.LeadConvertResult result = Database.convertLead(convert, false);
        Assert.isFalse(result.isSuccess());
        Assert.areEqual(StatusCode.INVALID_STATUS, result.getErrors()[0].getStatusCode());
        Assert.areEqual(0, [SELECT COUNT() FROM Account]);
    }
    @IsTest static void convertsALeadOnce() {
        Lead l = made();
        Database.convertLead(new List<Database.LeadConvert>{ convertOf(l) });
        try {
            Database.convertLead(convertOf(l));
            Assert.fail('it was converted twice');
        } catch (DmlException e) {
            Assert.areEqual(StatusCode.CANNOT_UPDATE_CONVERTED_LEAD, e.getDmlType(0));
        }
    }`;

testApex('lead conversion', { 'LeadTest.cls': testClass('LeadTest', LEADS) });

const CURSORS = `
    static void make(Integer count) {
        List<Account> accounts = new List<Account>();
        for (Integer i = 0; i < count; i++) { accounts.add(new Account(Name = 'A' + i)); }
        insert accounts;
    }
    @IsTest static void fetchesPiecesInTheOrderOfTheQuery() {
        make(5);
        Database.Cursor cursor = Database.getCursor('SELECT Name, (SELECT Id FROM Contacts) FROM Account ORDER BY Name DESC');
        Assert.areEqual(5, cursor.getNumRecords());
        List<Account> found = cursor.fetch(1, 2);
        Assert.areEqual('A3', found[0].Name);
        Assert.areEqual('A2', found[1].Name);
        Assert.areEqual(1, Limits.getApexCursors());
        Assert.areEqual(5, Limits.getApexCursorRows());
        Assert.areEqual(1, Limits.getFetchCallsOnApexCursor());
    }
    @IsTest static void hasBinds() {
        make(3);
        Map<String, Object> binds = new Map<String, Object>{ 'name' => 'A1' };
        Database.Cursor cursor = Database.getCursorWithBinds('SELECT Id FROM Account WHERE Name = :name', binds, AccessLevel.SYSTEM_MODE);
        Assert.areEqual(1, cursor.getNumRecords());
    }
    @IsTest static void pagesStayFullWhenRowsAreGone() {
        make(5);
        Database.PaginationCursor cursor = Database.getPaginationCursor('SELECT Name FROM Account ORDER BY Name');
        delete [SELECT Id FROM Account WHERE Name = 'A1'];
        Database.CursorFetchResult page = cursor.fetchPage(0, 2);
        Assert.areEqual(2, page.getRecords().size());
        Assert.areEqual('A2', ((Account) page.getRecords()[1]).Name);
        Assert.areEqual(3, page.getNextIndex());
        Assert.areEqual(1, page.getNumDeletedRecords());
        Assert.isFalse(page.isDone());
        Assert.isTrue(cursor.fetchPage(3, 2).isDone());
    }`;

testApex('cursors', { 'CursorTest.cls': testClass('CursorTest', CURSORS) });

const CHANGES = `
    @IsTest static void tellsWhatChangedInASpanOfTime() {
        List<Account> both = new List<Account>{ new Account(Name = 'A'), new Account(Name = 'B') };
        insert both;
        delete both[1];
        Datetime start = Datetime.now().addMinutes(-5);
        Datetime stop = Datetime.now().addMinutes(5);
        Assert.areEqual(new List<Id>{ both[0].Id }, Database.getUpdated('Account', start, stop).getIds());
        Assert.areEqual(both[1].Id, Database.getDeleted('Account', start, stop).getDeletedRecords()[0].getId());
    }`;

testApex('changes of rows', { 'ChangesTest.cls': testClass('ChangesTest', CHANGES) });
