import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { customObjectDef, fieldDef } from '../../schema/index.ts';
import type { CustomSchema, FieldFacts } from '../../schema/index.ts';
import type { PublishedEvent, TriggerEvent, TriggerRow, TriggerRunner, WriteResult } from '../index.ts';
import { refusal, TestOrg } from '../testing/test-org.ts';

const field = (facts: FieldFacts) => ({ field: fieldDef({ custom: true, source: 'metadata', ...facts }) });
const parent = customObjectDef({
  name: 'Parent__c',
  label: 'Parent',
  keyPrefix: 'a00',
  autoNumber: 'P-{0000}',
  fields: [
    field({ name: 'Key__c', type: 'string', length: 10, unique: true, externalId: true }),
    field({
      name: 'Kind__c',
      type: 'picklist',
      restrictedPicklist: true,
      picklistValues: [{ value: 'A', label: 'Letter A', active: true, defaultValue: false }],
    }),
    field({ name: 'Tags__c', type: 'multipicklist' }),
    field({ name: 'Amount__c', type: 'currency', precision: 6, scale: 2 }),
    field({
      name: 'Must__c',
      type: 'string',
      length: 5,
      nillable: false,
      defaultedOnCreate: true,
      defaultValue: 'yes',
    }),
  ],
});
const child = customObjectDef({
  name: 'Child__c',
  label: 'Child',
  keyPrefix: 'a01',
  fields: [
    {
      ...field({
        name: 'Parent__c',
        type: 'reference',
        referenceTo: ['Parent__c'],
        relationshipName: 'Parent__r',
        cascadeDelete: true,
        nillable: false,
      }),
      childRelationshipName: 'Children',
    },
    {
      ...field({ name: 'Friend__c', type: 'reference', referenceTo: ['Account'], relationshipName: 'Friend__r' }),
      childRelationshipName: 'Friends',
    },
  ],
});
const event = customObjectDef({
  name: 'Done__e',
  label: 'Done',
  keyPrefix: 'e00',
  fields: [field({ name: 'What__c', type: 'string', length: 20 })],
});
const type = customObjectDef({ name: 'Conf__mdt', label: 'Conf', keyPrefix: 'm00', fields: [] });
const all = [parent, child, event, type];
const custom: CustomSchema = {
  objects: all.flatMap((defs) => defs.objects),
  fields: [],
  children: all.flatMap((defs) => defs.children),
};
const codes = (results: readonly WriteResult[]) => results.map((result) => result.errors[0]?.statusCode ?? 'ok');

function triggers(on: TriggerEvent, run: (rows: TriggerRow[]) => void, seen: string[] = []): TriggerRunner {
  return {
    has: () => true,
    run: (object, event, rows) => {
      seen.push(`${event} ${object} ${rows.length}`);
      if (event === on) run(rows);
    },
  };
}

describe('DML', () => {
  test('validates what is written', () => {
    const org = new TestOrg({ custom });
    const results = org.write('insert', 'Account', [
      {},
      { Name: 'x'.repeat(256) },
      { Name: 'a', ParentId: '001gK0000000zzzQAA' },
      { Name: 'a', NumberOfEmployees: 'many' },
      { Name: 'a', Nope: 1 },
      { Name: 'a', CreatedDate: '2020-01-01T00:00:00Z' },
      { Name: 'fine' },
    ]);
    assert.deepEqual(
      codes(results),
      [
        'REQUIRED_FIELD_MISSING',
        'STRING_TOO_LONG',
        'INVALID_CROSS_REFERENCE_KEY',
        'INVALID_TYPE_ON_FIELD_IN_RECORD',
        'INVALID_FIELD',
        'INVALID_FIELD_FOR_INSERT_UPDATE',
        'ok',
      ],
      'one error for each record',
    );
    assert.equal(
      results[0]?.errors[0]?.message,
      'Required fields are missing: [Name]',
      'the wording of a missing field',
    );
    assert.match(
      results[1]?.errors[0]?.message ?? '',
      /data value too large: x+ \(max length=255\)/,
      'the wording of a long text',
    );
    const [account = ''] = org.insert('Account', { Name: 'gone' });
    org.write('delete', 'Account', [{ Id: account }]);
    assert.deepEqual(
      codes(org.write('insert', 'Contact', [{ LastName: 'x', AccountId: account }])),
      ['INVALID_CROSS_REFERENCE_KEY'],
      'a reference to a deleted row',
    );
  });

  test('sets defaults, auto numbers and names of custom objects', () => {
    const org = new TestOrg({ custom });
    const [first = ''] = org.insert('Parent__c', { Key__c: 'k1', Amount__c: 12.345 }, { Key__c: 'k2' });
    assert.deepEqual(
      org.rows('SELECT Name, Must__c, Amount__c FROM Parent__c WHERE Id = :first', { first }),
      [{ Name: 'P-0001', Must__c: 'yes', Amount__c: 12.345 }],
      'number, default, and digits beyond the scale',
    );
    const [row = ''] = org.insert('Child__c', { Parent__c: first });
    assert.deepEqual(org.column('SELECT Name FROM Child__c'), [row], 'a nameless record is called by its id');
    assert.deepEqual(
      codes(org.write('insert', 'Parent__c', [{ Kind__c: 'B' }, { Amount__c: 123456 }, { Key__c: 'K1' }])),
      ['INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', 'NUMBER_OUTSIDE_VALID_RANGE', 'DUPLICATE_VALUE'],
      'picklist, range, unique',
    );
    assert.deepEqual(
      codes(org.write('insert', 'Parent__c', [{ Key__c: 'twin' }, { Key__c: 'TWIN' }])),
      ['ok', 'DUPLICATE_VALUE'],
      'twins within one call',
    );
  });

  test('finds multi-select values and labels', () => {
    const org = new TestOrg({ custom });
    org.insert(
      'Parent__c',
      { Key__c: '1', Tags__c: 'a;b' },
      { Key__c: '2', Tags__c: 'b;c', Kind__c: 'A' },
      { Key__c: '3' },
    );
    assert.deepEqual(
      org.column("SELECT Key__c FROM Parent__c WHERE Tags__c INCLUDES ('a;b', 'C') ORDER BY Key__c"),
      ['1', '2'],
      'INCLUDES',
    );
    assert.deepEqual(
      org.column("SELECT Key__c FROM Parent__c WHERE Tags__c EXCLUDES ('a') ORDER BY Key__c"),
      ['2', '3'],
      'EXCLUDES',
    );
    assert.deepEqual(org.column("SELECT toLabel(Kind__c) FROM Parent__c WHERE Kind__c = 'a'"), ['Letter A'], 'toLabel');
  });

  test('keeps all or nothing, or each good record', () => {
    const org = new TestOrg();
    const strict = org.write('insert', 'Account', [{ Name: 'a' }, {}], { allOrNone: true });
    assert.deepEqual(codes(strict), ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING'], 'all or none');
    assert.equal(org.query('SELECT COUNT() FROM Account').totalSize, 0, 'nothing is kept');
    assert.deepEqual(
      codes(org.write('insert', 'Account', [{ Name: 'a' }, {}])),
      ['ok', 'REQUIRED_FIELD_MISSING'],
      'partial',
    );
    assert.equal(org.query('SELECT COUNT() FROM Account').totalSize, 1, 'the good one is kept');
  });

  test('runs triggers in order, in groups of 200, and saves what they set', () => {
    const org = new TestOrg();
    const seen: string[] = [];
    const runner = triggers(
      'before insert',
      (rows) => rows.forEach((row) => (row.fields['Description'] = 'set')),
      seen,
    );
    org.write(
      'insert',
      'Account',
      Array.from({ length: 201 }, (_, index) => ({ Name: `a${index}` })),
      { triggers: runner },
    );
    assert.deepEqual(
      seen,
      ['before insert Account 200', 'after insert Account 200', 'before insert Account 1', 'after insert Account 1'],
      'order and chunks',
    );
    assert.equal(new Set(org.column('SELECT Description FROM Account LIMIT 5')).size, 1, 'the field is saved');
  });

  test('undoes a record that an after trigger refuses and saves the others', () => {
    const org = new TestOrg();
    const refuse = triggers('after insert', (rows) =>
      rows
        .filter((row) => row.fields['Name'] === 'bad')
        .forEach((row) =>
          row.errors.push({ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'no', fields: [] }),
        ),
    );
    assert.deepEqual(
      codes(org.write('insert', 'Account', [{ Name: 'good' }, { Name: 'bad' }], { triggers: refuse })),
      ['ok', 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
      'results',
    );
    assert.deepEqual(org.column('SELECT Name FROM Account'), ['good'], 'rows');
  });

  test('updates only what changes and tells triggers the old values', () => {
    const org = new TestOrg();
    const [id = ''] = org.insert('Account', { Name: 'old', Phone: '1' });
    let old: unknown = null;
    org.write('update', 'Account', [{ Id: id, Name: 'new' }], {
      triggers: triggers('after update', ([row]) => (old = row?.old?.['Name'])),
    });
    assert.deepEqual(
      [old, org.rows('SELECT Name, Phone FROM Account')[0]],
      ['old', { Name: 'new', Phone: '1' }],
      'old and new',
    );
    assert.deepEqual(
      codes(
        org.write('update', 'Account', [
          { Name: 'x' },
          { Id: '001gK0000000999QAA', Name: 'x' },
          { Id: id, Name: null },
        ]),
      ),
      ['MISSING_ARGUMENT', 'INVALID_CROSS_REFERENCE_KEY', 'REQUIRED_FIELD_MISSING'],
      'bad updates',
    );
  });

  test('cascades deletes, clears lookups, and undeletes with the children', () => {
    const org = new TestOrg({ custom });
    const [account = ''] = org.insert('Account', { Name: 'friend' });
    const [id = ''] = org.insert('Parent__c', { Key__c: 'p' });
    org.insert('Child__c', { Parent__c: id, Friend__c: account });
    org.write('delete', 'Account', [{ Id: account }]);
    assert.deepEqual(org.column('SELECT Friend__c FROM Child__c'), [null], 'the lookup is cleared');
    org.write('delete', 'Parent__c', [{ Id: id }]);
    assert.equal(org.query('SELECT Id FROM Child__c').totalSize, 0, 'the detail is gone');
    assert.equal(org.query('SELECT Id FROM Child__c ALL ROWS').totalSize, 1, 'ALL ROWS shows it');
    org.ids(org.write('undelete', 'Parent__c', [{ Id: id }]));
    assert.deepEqual(org.column('SELECT Parent__r.Key__c FROM Child__c').length, 1, 'it came back');
    assert.deepEqual(codes(org.write('undelete', 'Parent__c', [{ Id: id }])), ['UNDELETE_FAILED'], 'only once');
  });

  test('upserts and refers by external id', () => {
    const org = new TestOrg({ custom });
    const upsert = (...records: { Key__c: string; Kind__c?: string }[]) =>
      org.write('upsert', 'Parent__c', records, { externalIdField: 'key__c' });
    assert.deepEqual(
      upsert({ Key__c: 'a' }).map((result) => result.created),
      [true],
      'inserted',
    );
    assert.deepEqual(
      upsert({ Key__c: 'A', Kind__c: 'A' }, { Key__c: 'b' }).map((result) => result.created),
      [false, true],
      'updated and inserted',
    );
    assert.deepEqual(codes(upsert({ Key__c: 'c' }, { Key__c: 'C' })), ['ok', 'DUPLICATE_VALUE'], 'the same key twice');
    const records = [
      { type: 'Child__c', fields: { Parent__r: { type: 'Parent__c', fields: { Key__c: 'b' } } } },
      { type: 'Child__c', fields: { Parent__r: { type: 'Parent__c', fields: { Key__c: 'zz' } } } },
    ];
    const results = org.database.write({ operation: 'insert', records, allOrNone: false, access: org.system, now: 0 });
    assert.deepEqual(codes(results), ['ok', 'INVALID_FIELD'], 'nested references');
    assert.equal(
      refusal(() => org.write('upsert', 'Parent__c', [{}], { externalIdField: 'Tags__c' })).code,
      'INVALID_FIELD',
      'not a key',
    );
  });

  test('publishes events instead of storing them, and keeps metadata from DML', () => {
    const org = new TestOrg({ custom });
    const published: PublishedEvent[] = [];
    org.database.onPublish = (events) => published.push(...events);
    assert.deepEqual(
      codes(org.write('insert', 'Done__e', [{ What__c: 'x' }, { What__c: 'x'.repeat(21) }])),
      ['ok', 'STRING_TOO_LONG'],
      'results',
    );
    assert.deepEqual(
      published.map((entry) => [entry.object, entry.fields['What__c']]),
      [['Done__e', 'x']],
      'the event',
    );
    assert.deepEqual(
      codes(org.write('insert', 'Conf__mdt', [{ MasterLabel: 'x' }])),
      ['INVALID_TYPE_FOR_OPERATION'],
      'custom metadata',
    );
    org.insertInternally('Conf__mdt', { DeveloperName: 'x', MasterLabel: 'x', QualifiedApiName: 'x' });
    assert.deepEqual(org.column('SELECT QualifiedApiName FROM Conf__mdt'), ['x'], 'the org itself writes it');
    assert.deepEqual(
      codes(org.write('insert', 'Profile', [{ Name: 'x' }])),
      ['INVALID_TYPE_FOR_OPERATION'],
      'read-only objects',
    );
  });

  test('refuses twins of users and assignments', () => {
    const org = new TestOrg();
    const user = {
      LastName: 'x',
      Alias: 'x',
      Email: 'x@example.com',
      ProfileId: org.adminProfileId,
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'en_US',
      LocaleSidKey: 'en_US',
      TimeZoneSidKey: 'GMT',
    };
    assert.deepEqual(
      codes(
        org.write('insert', 'User', [
          { ...user, Username: 'ADMIN@example.com' },
          { ...user, Username: 'nonsense' },
        ]),
      ),
      ['DUPLICATE_USERNAME', 'INVALID_EMAIL_ADDRESS'],
      'users',
    );
    const [set = ''] = org.insert('PermissionSet', { Name: 'S', Label: 'S' });
    const assignment = { AssigneeId: org.adminId, PermissionSetId: set };
    assert.deepEqual(codes(org.write('insert', 'PermissionSetAssignment', [assignment])), ['ok'], 'the first');
    assert.deepEqual(
      codes(org.write('insert', 'PermissionSetAssignment', [assignment])),
      ['DUPLICATE_VALUE'],
      'the second',
    );
  });

  test('gives no licence twice', () => {
    const org = new TestOrg({ shape: 'developer' });
    const [profile] = org.column("SELECT Id FROM Profile WHERE Name = 'Minimum Access - API Only Integrations'");
    const user = (name: string) => ({
      Username: name,
      LastName: 'x',
      Alias: 'x',
      Email: name,
      ProfileId: String(profile),
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'en_US',
      LocaleSidKey: 'en_US',
      TimeZoneSidKey: 'GMT',
    });
    assert.deepEqual(
      codes(org.write('insert', 'User', [user('one@example.com')])),
      ['ok'],
      'Developer Edition has one integration user',
    );
    assert.deepEqual(
      codes(org.write('insert', 'User', [user('two@example.com')])),
      ['LICENSE_LIMIT_EXCEEDED'],
      'and no second',
    );
  });

  test('takes addresses that can be one, and texts that fit', () => {
    const org = new TestOrg();
    const results = org.write('insert', 'Contact', [
      { LastName: 'a', Email: 'a.b+c@example.co.uk' },
      { LastName: 'b', Email: 'nobody' },
      { LastName: 'c', Email: 'a@b' },
      { LastName: 'x'.repeat(81) },
    ]);
    assert.deepEqual(
      codes(results),
      ['ok', 'INVALID_EMAIL_ADDRESS', 'INVALID_EMAIL_ADDRESS', 'STRING_TOO_LONG'],
      'codes',
    );
    assert.equal(results[1]?.errors[0]?.message, 'Email: invalid email address: nobody', 'words');
  });
});
