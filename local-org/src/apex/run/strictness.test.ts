import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { RestOutcome } from '../../org/types.ts';
import { openProject, type TestOrg } from './test-project.ts';

const OBJECT = `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">
    <deploymentStatus>Deployed</deploymentStatus>
    <label>Vault</label>
    <nameField><label>Name</label><type>Text</type></nameField>
    <pluralLabel>Vaults</pluralLabel>
    <sharingModel>Private</sharingModel>
</CustomObject>`;
const FIELD = `<?xml version="1.0" encoding="UTF-8"?>
<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">
    <fullName>Code__c</fullName>
    <label>Code</label>
    <length>20</length>
    <type>Text</type>
</CustomField>`;
const READER = `<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
    <label>Reader</label>
    <objectPermissions>
        <allowCreate>false</allowCreate>
        <allowDelete>false</allowDelete>
        <allowEdit>false</allowEdit>
        <allowRead>true</allowRead>
        <modifyAllRecords>false</modifyAllRecords>
        <object>Vault__c</object>
        <viewAllRecords>false</viewAllRecords>
    </objectPermissions>
</PermissionSet>`;
const CLASSES = {
  'Shared.cls': `public with sharing class Shared {
    public static Integer fixed() { return [SELECT COUNT() FROM Vault__c WITH SYSTEM_MODE]; }
    public static Integer dynamic() { return Database.countQuery('SELECT COUNT() FROM Vault__c WITH SYSTEM_MODE'); }
    public static Integer byHelper() { return Helper.count(); }
}`,
  'Unshared.cls': `public without sharing class Unshared {
    public static Integer fixed() { return [SELECT COUNT() FROM Vault__c WITH SYSTEM_MODE]; }
    public static Integer dynamic() { return Database.countQuery('SELECT COUNT() FROM Vault__c WITH SYSTEM_MODE'); }
    public static Integer byHelper() { return Helper.count(); }
}`,
  'Helper.cls': `public inherited sharing class Helper {
    public static Integer count() { return Database.countQuery('SELECT COUNT() FROM Vault__c WITH SYSTEM_MODE'); }
}`,
  'Limits1.cls': `@IsTest private class Limits1 {
    private class Answer implements HttpCalloutMock {
        public HttpResponse respond(HttpRequest request) { return new HttpResponse(); }
    }
    static void send() {
        HttpRequest request = new HttpRequest();
        request.setEndpoint('https://partner.example.com');
        request.setMethod('GET');
        new Http().send(request);
    }
    @IsTest static void queries() {
        try { for (Integer i = 0; i < 101; i++) { Integer found = [SELECT COUNT() FROM User]; } } catch (Exception e) { }
    }
    @IsTest static void statements() {
        try { for (Integer i = 0; i < 151; i++) { insert as system new Account(Name = 'A' + i); } } catch (Exception e) { }
    }
    @IsTest static void callouts() {
        Test.setMock(HttpCalloutMock.class, new Answer());
        try { for (Integer i = 0; i < 101; i++) { send(); } } catch (Exception e) { }
    }
    @IsTest static void calloutAfterDml() {
        Test.setMock(HttpCalloutMock.class, new Answer());
        insert as system new Account(Name = 'Uncommitted');
        send();
    }
    @IsTest static void mixed() {
        insert as system new Account(Name = 'Data first');
        User user = [SELECT Id FROM User WHERE Id = :UserInfo.getUserId()];
        user.LastName = 'Changed';
        insert as system new PermissionSet(Name = 'Setup_Second', Label = 'Setup second');
    }
}`,
  'Rights.cls': `@IsTest private class Rights {
    static User person(Boolean withReader) {
        Profile standard = [SELECT Id FROM Profile WHERE Name = 'Standard User'];
        User made = new User(Alias = 'strict', Email = 'strict@example.com', LastName = 'Strict', ProfileId = standard.Id,
            Username = 'strict' + withReader + '@rights.example.com', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US',
            LocaleSidKey = 'en_US', TimeZoneSidKey = 'GMT');
        insert as system made;
        if (withReader) {
            PermissionSet reader = [SELECT Id FROM PermissionSet WHERE Name = 'Reader'];
            insert as system new PermissionSetAssignment(AssigneeId = made.Id, PermissionSetId = reader.Id);
        }
        return made;
    }
    @IsTest static void sharing() {
        User reader = person(true);
        System.runAs(new User(Id = UserInfo.getUserId())) { insert as system new Vault__c(Name = 'Mine'); }
        System.runAs(reader) {
            Assert.areEqual(0, Shared.fixed(), 'with sharing, static');
            Assert.areEqual(0, Shared.dynamic(), 'with sharing, dynamic');
            Assert.areEqual(0, Shared.byHelper(), 'inherited from a class with sharing');
            Assert.areEqual(1, Unshared.fixed(), 'without sharing, static');
            Assert.areEqual(1, Unshared.dynamic(), 'without sharing, dynamic');
            Assert.areEqual(1, Unshared.byHelper(), 'inherited from a class without sharing');
            Assert.areEqual(0, Database.countQuery('SELECT COUNT() FROM Vault__c', AccessLevel.USER_MODE), 'user mode shares');
        }
    }
    @IsTest static void runAsIsTheUser() {
        User reader = person(true);
        Id before = UserInfo.getUserId();
        System.runAs(reader) { Assert.areEqual(reader.Id, UserInfo.getUserId(), 'inside'); }
        Assert.areEqual(before, UserInfo.getUserId(), 'afterwards');
    }
    @IsTest static void objectWithoutRead() {
        System.runAs(person(false)) { List<Vault__c> found = [SELECT Id FROM Vault__c]; }
    }
    @IsTest static void fieldWithoutRead() {
        System.runAs(person(true)) { List<Vault__c> found = [SELECT Code__c FROM Vault__c]; }
    }
    @IsTest static void objectWithoutCreate() {
        System.runAs(person(true)) { insert new Vault__c(Name = 'Refused'); }
    }
    @IsTest static void systemModeAsksNoRights() {
        System.runAs(person(false)) {
            insert as system new Vault__c(Name = 'Allowed', Code__c = 'x');
            Assert.areEqual(1, [SELECT Code__c FROM Vault__c WITH SYSTEM_MODE].size(), 'system mode');
        }
    }
    @IsTest static void inaccessibleFields() {
        System.runAs(person(true)) {
            try {
                List<Vault__c> found = [SELECT Code__c FROM Vault__c];
                Assert.fail('refused');
            } catch (QueryException e) {
                Assert.isTrue(e.getInaccessibleFields().get('Vault__c').contains('Code__c'), 'the exception names the field');
            }
        }
    }
}`,
  'Circle.cls': `@RestResource(urlMapping='/loop')
global with sharing class Circle {
    @HttpGet
    global static String get() {
        HttpRequest request = new HttpRequest();
        request.setEndpoint('callout:Own/services/apexrest/loop');
        request.setMethod('GET');
        return new Http().send(request).getBody();
    }
}`,
};

let org: TestOrg;
let failures: ReadonlyMap<string, string | null>;
before(async () => {
  org = await openProject(
    {
      ...CLASSES,
      'objects/Vault__c/Vault__c.object-meta.xml': OBJECT,
      'objects/Vault__c/fields/Code__c.field-meta.xml': FIELD,
      'permissionsets/Reader.permissionset-meta.xml': READER,
    },
    () => ({ ok: true, status: 200, statusText: 'OK', headers: [], bodyBase64: '' }),
  );
  assert.deepEqual(org.problems, [], 'the classes compile');
  const { tests } = await org.workers.run({
    kind: 'tests',
    userId: org.adminUserId,
    classNames: null,
    codeCoverage: false,
  });
  failures = new Map(tests.map((each) => [String(each['MethodName']), each['Message'] as string | null]));
});
after(() => org.close());

const LIMITS: readonly (readonly [string, string])[] = [
  ['queries', 'System.LimitException: Too many SOQL queries: 101'],
  ['statements', 'System.LimitException: Too many DML statements: 151'],
  ['callouts', 'System.LimitException: Too many callouts: 101'],
];
for (const [method, text] of LIMITS) {
  test(`the limit of ${method} ends the transaction, and nothing catches it`, () => {
    assert.equal(failures.get(method), text, 'in the words of the platform');
  });
}

test('a callout after uncommitted DML is refused', () => {
  assert.equal(
    failures.get('calloutAfterDml'),
    'System.CalloutException: You have uncommitted work pending. Please commit or rollback before calling out',
    'in the words of the platform',
  );
});

test('setup and other objects do not mix in one transaction', () => {
  assert.match(
    failures.get('mixed') ?? '',
    /MIXED_DML_OPERATION, DML operation on setup object is not permitted after you have updated a non-setup object \(or vice versa\): PermissionSet, original object: Account/,
    'in the words of the platform',
  );
});

for (const method of ['sharing', 'runAsIsTheUser', 'systemModeAsksNoRights', 'inaccessibleFields']) {
  test(`rights of the running user: ${method}`, () => {
    assert.equal(failures.get(method), null, 'the Apex test passes');
  });
}

test('user mode is the default of API 67.0: objects and fields without rights do not exist', () => {
  assert.match(
    failures.get('objectWithoutRead') ?? '',
    /^System.QueryException: [^]*sObject type 'Vault__c' is not supported/,
  );
  assert.match(
    failures.get('fieldWithoutRead') ?? '',
    /^System.QueryException: [^]*No such column 'Code__c' on entity 'Vault__c'/,
  );
  assert.match(
    failures.get('objectWithoutCreate') ?? '',
    /^System.SecurityException: Access to entity 'Vault__c' denied/,
    'DML is refused',
  );
});

test('a request that came from the own org may not call out again', async () => {
  const call = (depth: number): Promise<RestOutcome> =>
    org.workers.run({
      kind: 'rest',
      userId: org.adminUserId,
      verb: 'GET',
      path: '/loop',
      query: {},
      headers: {},
      body: '',
      depth,
    });
  assert.equal((await call(0)).status, 200, 'the first call leaves the org');
  const looped = await call(1);
  assert.equal(looped.status, 500, 'the second does not');
  assert.match(
    String(looped.body),
    /System.CalloutException: Callout loop not allowed/,
    'in the words of the platform',
  );
});
