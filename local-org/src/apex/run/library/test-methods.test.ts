import { testApex, testClass } from '../test-classes.ts';

const RESOURCE_META =
  '<?xml version="1.0" encoding="UTF-8"?><StaticResource xmlns="http://soap.sforce.com/2006/04/metadata"><cacheControl>Private</cacheControl><contentType>text/csv</contentType></StaticResource>';
const THING = `<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Thing</label><pluralLabel>Things</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><deploymentStatus>Deployed</deploymentStatus><sharingModel>ReadWrite</sharingModel></CustomObject>`;

const DATA = `
    @IsTest static void loadsRecordsFromAStaticResource() {
        List<SObject> loaded = Test.loadData(Account.SObjectType, 'accounts');
        Assert.areEqual(2, loaded.size());
        Assert.isNotNull(loaded[0].Id);
        Account found = [SELECT Name, NumberOfEmployees, BillingCity, SicDesc FROM Account WHERE Name = 'Two, Ltd'];
        Assert.areEqual(7, found.NumberOfEmployees);
        Assert.isNull(found.BillingCity);
    }
    @IsTest static void saysWhenTheResourceIsNotThere() {
        try {
            Test.loadData(Account.SObjectType, 'nothing');
            Assert.fail('it was loaded');
        } catch (Exception e) {
            Assert.areEqual('Static Resource not found: nothing', e.getMessage());
        }
    }
    @IsTest static void makesRowsThatOnlyAQueryGives() {
        Map<String, Object> fields = new Map<String, Object>{ 'Name' => 'Stub', 'CreatedDate' => Datetime.newInstance(2020, 1, 1), 'Owner.Name' => 'Ann' };
        Account a = (Account) Test.createStubQueryRow(Account.SObjectType, fields);
        Assert.areEqual(2020, a.CreatedDate.year());
        Assert.areEqual('Ann', a.Owner.Name);
        List<SObject> rows = Test.createStubQueryRows(Account.SObjectType, new List<Map<String, Object>>{ fields });
        Assert.areEqual('Stub', rows[0].get('Name'));
        try {
            System.debug(a.Phone);
            Assert.fail('it was not selected');
        } catch (SObjectException e) {
            Assert.isTrue(e.getMessage().contains('without querying'), e.getMessage());
        }
    }
    class Installer implements InstallHandler, UninstallHandler {
        public void onInstall(InstallContext context) {
            String previous = context.previousVersion() == null ? 'none' : String.valueOf(context.previousVersion().major());
            insert new Account(Name = previous + ' ' + context.isUpgrade() + ' ' + context.isPush());
        }
        public void onUninstall(UninstallContext context) {
            insert new Account(Name = 'gone from ' + context.organizationId());
        }
    }
    @IsTest static void runsInstallHandlers() {
        Test.testInstall(new Installer(), null);
        Test.testInstall(new Installer(), new Version(2, 1), true);
        Test.testUninstall(new Installer());
        Set<String> names = new Set<String>();
        for (Account a : [SELECT Name FROM Account]) { names.add(a.Name); }
        Assert.areEqual(new Set<String>{ 'none false false', '2 true true', 'gone from ' + UserInfo.getOrganizationId() }, names);
    }
    @IsTest static void sellsFromTheStandardPriceBook() {
        Product2 product = new Product2(Name = 'P');
        insert product;
        insert new PricebookEntry(Pricebook2Id = Test.getStandardPricebookId(), Product2Id = product.Id, UnitPrice = 1, IsActive = true);
        Assert.areEqual(1, [SELECT COUNT() FROM PricebookEntry]);
    }`;

testApex('methods of Test', {
  'DataTest.cls': testClass('DataTest', DATA),
  'staticresources/accounts.csv': 'Name,NumberOfEmployees,BillingCity\nOne,,Ulm\n"Two, Ltd",7,\n',
  'staticresources/accounts.resource-meta.xml': RESOURCE_META,
});

const CHANGES = `
    static List<String> lines() {
        List<String> lines = new List<String>();
        for (Contact c : [SELECT LastName FROM Contact ORDER BY LastName]) { lines.add(c.LastName); }
        return lines;
    }
    @IsTest static void triggersHearOfChangesWhenTheyAreDelivered() {
        Test.enableChangeDataCapture();
        Account a = new Account(Name = 'First');
        insert a;
        Test.getEventBus().deliver();
        Assert.areEqual(new List<String>{ 'CREATE Account 1 First ()' }, lines());
        a.Name = 'Second';
        a.Phone = null;
        update a;
        delete a;
        Test.getEventBus().deliver();
        Assert.areEqual(new List<String>{ 'CREATE Account 1 First ()', 'DELETE Account 1 null ()', 'UPDATE Account 1 Second (Name)' }, lines());
    }
    @IsTest static void stopTestDelivers() {
        Test.enableChangeDataCapture();
        Test.startTest();
        insert new Account(Name = 'A');
        Assert.areEqual(0, lines().size());
        Test.stopTest();
        Assert.areEqual(1, lines().size());
    }
    @IsTest static void nothingIsCapturedUnlessAsked() {
        insert new Account(Name = 'A');
        Test.getEventBus().deliver();
        Assert.areEqual(0, lines().size());
    }
    @IsTest static void whatFailedOrWasRolledBackIsNotTold() {
        Test.enableChangeDataCapture();
        Database.insert(new List<Account>{ new Account(Name = 'Good'), new Account() }, false);
        Savepoint before = Database.setSavepoint();
        insert new Account(Name = 'Undone');
        Database.rollback(before);
        Test.getEventBus().deliver();
        Assert.areEqual(new List<String>{ 'CREATE Account 1 Good ()' }, lines());
    }
    @IsTest static void customObjectsHaveThemToo() {
        Test.enableChangeDataCapture();
        Thing__c thing = new Thing__c(Name = 'T');
        insert thing;
        Test.getEventBus().deliver();
        Assert.areEqual(new List<String>{ 'Thing__c T ' + thing.Id }, lines());
    }`;

testApex('change data capture', {
  'ChangeTest.cls': testClass('ChangeTest', CHANGES),
  'AccountChange.trigger': `trigger AccountChange on AccountChangeEvent (after insert) {
    for (AccountChangeEvent event : Trigger.new) {
        EventBus.ChangeEventHeader header = event.ChangeEventHeader;
        List<String> changed = header.changedFields;
        if (changed.contains('LastModifiedDate')) { changed.remove(changed.indexOf('LastModifiedDate')); }
        insert new Contact(LastName = header.changeType + ' ' + header.getEntityName() + ' ' + header.getRecordIds().size() + ' ' + event.Name + ' ' + changed);
    }
}`,
  'ThingChange.trigger': `trigger ThingChange on Thing__ChangeEvent (after insert) {
    for (Thing__ChangeEvent event : Trigger.new) {
        insert new Contact(LastName = event.ChangeEventHeader.getEntityName() + ' ' + event.Name + ' ' + event.ChangeEventHeader.getRecordIds()[0]);
    }
}`,
  'objects/Thing__c/Thing__c.object-meta.xml': THING,
});
