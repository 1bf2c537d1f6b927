import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { customObjectDef, fieldDef } from '../../schema/index.ts';
import { loadUserAccess, outsideAccess } from '../index.ts';
import { refusal, TestOrg } from '../testing/test-org.ts';

const secret = fieldDef({ name: 'Secret__c', type: 'string', length: 20, custom: true, source: 'metadata' });
const custom = { objects: [], fields: [{ object: 'Account', field: secret }] };

/** Assigns a permission set with these columns; returns its id. */
function grant(org: TestOrg, userId: string, name: string, columns: Record<string, boolean> = {}): string {
  const [id = ''] = org.insertInternally('PermissionSet', { Name: name, Label: name, ...columns });
  org.insertInternally('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: id });
  return id;
}

describe('access', () => {
  test('the administrator has everything of the shape, except what must be granted', () => {
    const org = new TestOrg();
    const access = loadUserAccess(org.database, org.adminId);
    assert.ok(access.userPermissions.has('customizeapplication'), 'Customize Application');
    assert.ok(!access.userPermissions.has('apiuseronly'), 'not API Only User');
    assert.ok(!access.userPermissions.has('viewclientsecret'), 'not View Client Secret');
    assert.ok(access.object('Account').modifyAll && access.apexClasses.has('anything'), 'objects and classes');
    assert.equal(
      refusal(() => loadUserAccess(org.database, '005000000000000AAA')).code,
      'INVALID_USER',
      'an unknown user',
    );
  });

  test('encrypted text is stars from outside, and text for Apex and for who may see it', () => {
    const encrypted = fieldDef({
      name: 'Secret__c',
      type: 'encryptedstring',
      length: 20,
      custom: true,
      source: 'metadata',
    });
    const org = new TestOrg({ custom: { objects: [], fields: [{ object: 'Account', field: encrypted }] } });
    org.insert('Account', { Name: 'a', Secret__c: 'open sesame' }, { Name: 'b' });
    const soql = 'SELECT Secret__c FROM Account ORDER BY Name';
    const seen = (name: string, columns: Record<string, boolean>): unknown[] => {
      const userId = org.user(`${name}@example.com`);
      const set = grant(org, userId, name, columns);
      org.insertInternally('ObjectPermissions', {
        ParentId: set,
        SobjectType: 'Account',
        PermissionsRead: true,
        PermissionsViewAllRecords: true,
      });
      org.insertInternally('FieldPermissions', {
        ParentId: set,
        SobjectType: 'Account',
        Field: 'Account.Secret__c',
        PermissionsRead: true,
      });
      const access = org.as(userId);
      assert.deepEqual(org.column(soql, {}, access), ['open sesame', null], 'Apex in user mode');
      return org.column(soql, {}, outsideAccess(access.user));
    };
    assert.deepEqual(seen('Plain', {}), ['********', null], 'stars, of one length; nothing stays nothing');
    assert.deepEqual(seen('Keeper', { PermissionsViewEncryptedData: true }), ['open sesame', null], 'with the right');
    const filtered = "SELECT Id FROM Account WHERE Secret__c = 'open sesame'";
    assert.equal(refusal(() => org.query(filtered)).code, 'INVALID_FIELD', 'nobody asks for it by its text');
  });

  test('a user in user mode sees no more than is granted', () => {
    const org = new TestOrg({ custom });
    org.insert('Account', { Name: 'a', Secret__c: 's' });
    const userId = org.user('plain@example.com');
    assert.equal(
      refusal(() => org.query('SELECT Id FROM Account', {}, org.as(userId))).code,
      'INVALID_TYPE',
      'no object',
    );
    const set = grant(org, userId, 'Reader');
    org.insertInternally('ObjectPermissions', { ParentId: set, SobjectType: 'Account', PermissionsRead: true });
    assert.deepEqual(org.column('SELECT Name FROM Account', {}, org.as(userId)), ['a'], 'the object');
    assert.equal(
      refusal(() => org.query("SELECT Id FROM Account WHERE Secret__c = 's'", {}, org.as(userId))).code,
      'INVALID_FIELD',
      'no field, not even in a filter',
    );
    assert.equal(
      refusal(() =>
        org.query('SELECT Secret__c FROM Account WITH SECURITY_ENFORCED', {}, { ...org.as(userId), mode: 'system' }),
      ).code,
      'INSUFFICIENT_ACCESS',
      'SECURITY_ENFORCED',
    );
    assert.deepEqual(
      org.column('SELECT Secret__c FROM Account WITH SYSTEM_MODE', {}, org.as(userId)),
      ['s'],
      'system mode',
    );
    org.insertInternally('FieldPermissions', {
      ParentId: set,
      SobjectType: 'Account',
      Field: 'Account.Secret__c',
      PermissionsRead: true,
    });
    assert.deepEqual(org.column('SELECT Secret__c FROM Account', {}, org.as(userId)), ['s'], 'the field');
    const results = org.write('insert', 'Account', [{ Name: 'x' }], { access: org.as(userId) });
    assert.equal(results[0]?.errors[0]?.statusCode, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'no insert');
  });

  test('groups give what their sets give, less what is muted', () => {
    const org = new TestOrg();
    const userId = org.user('group@example.com');
    const [group = ''] = org.insertInternally('PermissionSetGroup', { DeveloperName: 'G', MasterLabel: 'G' });
    const [set = ''] = org.insertInternally('PermissionSet', {
      Name: 'S',
      Label: 'S',
      PermissionsViewSetup: true,
      PermissionsAuthorApex: true,
    });
    const [mute = ''] = org.insertInternally('MutingPermissionSet', {
      DeveloperName: 'M',
      MasterLabel: 'M',
      PermissionsAuthorApex: true,
    });
    for (const member of [set, mute])
      org.insertInternally('PermissionSetGroupComponent', { PermissionSetGroupId: group, PermissionSetId: member });
    org.insertInternally('PermissionSetAssignment', { AssigneeId: userId, PermissionSetGroupId: group });
    const access = loadUserAccess(org.database, userId);
    assert.deepEqual(
      [access.userPermissions.has('viewsetup'), access.userPermissions.has('authorapex')],
      [true, false],
      'View Setup stays, Author Apex is muted',
    );
  });

  test('an expired assignment gives nothing', () => {
    const org = new TestOrg();
    const userId = org.user('late@example.com');
    const [set = ''] = org.insertInternally('PermissionSet', { Name: 'S', Label: 'S', PermissionsViewSetup: true });
    org.insertInternally('PermissionSetAssignment', {
      AssigneeId: userId,
      PermissionSetId: set,
      ExpirationDate: '2020-01-01T00:00:00Z',
    });
    assert.equal(loadUserAccess(org.database, userId).userPermissions.has('viewsetup'), false, 'it is over');
  });

  test('classes, custom permissions, tabs and principals come from their rows', () => {
    const org = new TestOrg();
    const userId = org.user('rows@example.com');
    const set = grant(org, userId, 'S');
    const [apexClass = ''] = org.insertInternally('ApexClass', { Name: 'Tool' });
    const [permission = ''] = org.insertInternally('CustomPermission', {
      DeveloperName: 'Extra',
      MasterLabel: 'Extra',
    });
    const [credential = ''] = org.insertInternally('ExternalCredential', { DeveloperName: 'Box', MasterLabel: 'Box' });
    const [principal = ''] = org.insertInternally('ExternalCredentialParameter', {
      ExternalCredentialId: credential,
      ParameterName: 'Main',
      ParameterType: 'NamedPrincipal',
    });
    for (const id of [apexClass, permission, principal])
      org.insertInternally('SetupEntityAccess', { ParentId: set, SetupEntityId: id });
    org.insertInternally('PermissionSetTabSetting', { ParentId: set, Name: 'Hub', Visibility: 'DefaultOn' });
    const access = loadUserAccess(org.database, userId);
    const granted = [access.apexClasses, access.customPermissions, access.principals, access.tabs].map((names) =>
      [...names].join(),
    );
    assert.deepEqual(granted, ['tool', 'extra', 'box-main', 'hub'], 'lower-cased names');
    assert.deepEqual(
      org.column('SELECT SetupEntityType FROM SetupEntityAccess ORDER BY SetupEntityType'),
      ['ApexClass', 'CustomPermission', 'ExternalCredentialParameter'],
      'the type follows from the id',
    );
  });

  test('tokens and sign-ins of others need a right, in counts too', () => {
    const org = new TestOrg();
    const userId = org.user('viewer@example.com');
    const tokens = Array.from({ length: 2600 }, (_, index) => ({
      AppName: `app${index}`,
      UserId: index === 0 ? userId : org.adminId,
    }));
    org.insertInternally('OauthToken', ...tokens);
    org.insertInternally(
      'LoginHistory',
      { UserId: userId, LoginTime: '2026-11-21T00:00:00Z' },
      { UserId: org.adminId, LoginTime: '2026-11-21T00:00:00Z' },
    );
    const viewer = { ...org.as(userId), mode: 'system' as const };
    assert.equal(org.query('SELECT COUNT() FROM OauthToken', {}, viewer).totalSize, 1, 'own tokens only');
    assert.deepEqual(
      org.rows('SELECT Id, AppName, AccessToken FROM OauthToken', {}, viewer),
      [{ Id: null, AppName: 'app0', AccessToken: null }],
      'without id and token',
    );
    assert.equal(org.query('SELECT COUNT() FROM OauthToken').totalSize, 2600, 'the administrator counts all');
    assert.equal(org.query('SELECT AppName FROM OauthToken').totalSize, 2500, 'but reads 2,500');
    assert.equal(
      org.query('SELECT AppName FROM OauthToken', {}, org.internal).totalSize,
      2600,
      'the org itself reads all',
    );
    assert.equal(org.query('SELECT Id FROM LoginHistory', {}, viewer).totalSize, 1, 'own sign-ins only');
    assert.equal(org.query('SELECT Id FROM LoginHistory').totalSize, 2, 'the administrator sees both');
  });
});

describe('sharing', () => {
  const own = customObjectDef({ name: 'Own__c', label: 'Own', keyPrefix: 'a00', fields: [], sharingModel: 'Private' });

  test('rows of a private object are their owner’s, unless shared or all may be seen', () => {
    const org = new TestOrg({ custom: { objects: own.objects, fields: [] } });
    const userId = org.user('owner@example.com');
    const set = grant(org, userId, 'Own');
    org.insertInternally('ObjectPermissions', {
      ParentId: set,
      SobjectType: 'Own__c',
      PermissionsRead: true,
      PermissionsCreate: true,
      PermissionsEdit: true,
    });
    const [others = ''] = org.insert('Own__c', { Name: 'admin' });
    org.ids(org.write('insert', 'Own__c', [{ Name: 'mine' }], { access: org.as(userId) }));
    assert.deepEqual(org.column('SELECT Name FROM Own__c', {}, org.as(userId)), ['mine'], 'own rows');
    assert.equal(
      org.query('SELECT Name FROM Own__c', {}, { ...org.as(userId), sharing: false }).totalSize,
      2,
      'without sharing all',
    );
    assert.equal(
      org.query('SELECT Name FROM Own__c', {}, org.as(org.adminId)).totalSize,
      2,
      'the administrator views all',
    );
    const [refused] = org.write('update', 'Own__c', [{ Id: others, Name: 'x' }], { access: org.as(userId) });
    assert.equal(refused?.errors[0]?.statusCode, 'INSUFFICIENT_ACCESS_OR_READONLY', 'not to be changed');
    org.insertInternally('Own__Share', { ParentId: others, UserOrGroupId: userId, AccessLevel: 'Read' });
    assert.equal(org.query('SELECT Name FROM Own__c', {}, org.as(userId)).totalSize, 2, 'a shared row is seen');
  });
});
