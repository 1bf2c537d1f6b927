import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  customFields,
  customObjectDef,
  describeGlobal,
  describeObject,
  fieldDef,
  openSchema,
  prepareSchema,
} from './index.ts';
import type { Api, DescribeOptions, DescribeRights, Shape } from './index.ts';

/** As an administrator sees it. */
const everything = (api: Api): DescribeOptions => ({
  api,
  version: '67.0',
  rights: {
    object: () => ({ read: true, create: true, edit: true, delete: true }),
    field: () => ({ read: true, edit: true }),
  },
});

void describe('schema', () => {
  const schema = openSchema({ shape: 'enterprise' });

  test('reads standard and tooling objects from their packages, without case', () => {
    assert.equal(schema.object('ACCOUNT')?.name, 'Account', 'a standard object');
    assert.equal(schema.object('ExternalCredential', 'data'), undefined, 'tooling objects are not in the data world');
    assert.equal(schema.object('ExternalCredential', 'tooling')?.kind, 'tooling', 'but in the other');
    assert.equal(
      schema.object('SourceMember', 'tooling')?.fields.get('revisioncounter')?.type,
      'int',
      'what the packages lack is added',
    );
    assert.equal(schema.object('Nonsense'), undefined, 'nothing else');
    assert.equal(schema.objectByPrefix('005')?.name, 'User', 'by prefix');
  });

  test('knows relationships in both directions', () => {
    const contact = schema.object('Contact')?.fields.get('accountid');
    assert.deepEqual(
      [contact?.type, contact?.referenceTo, contact?.relationshipName],
      ['reference', ['Account'], 'Account'],
      'to the parent',
    );
    const child = schema.object('Account')?.childRelationships.find((relationship) => relationship.name === 'Contacts');
    assert.deepEqual(
      child,
      { name: 'Contacts', childObject: 'Contact', field: 'AccountId', cascadeDelete: true },
      'to the children',
    );
  });

  test('knows standard objects as a new org describes them', () => {
    const field = (object: string, name: string) => schema.object(object)?.fields.get(name.toLowerCase());
    const industry = field('Account', 'Industry');
    assert.deepEqual(
      [industry?.type, industry?.label, industry?.picklistValues.length, industry?.permissionable],
      ['picklist', 'Industry', 32, true],
      'a picklist',
    );
    assert.deepEqual(
      [field('Opportunity', 'Amount')?.scale, field('Opportunity', 'IsClosed')?.createable],
      [2, false],
      'an amount, and what the platform computes',
    );
    assert.equal(field('Account', 'BillingCity')?.compound, 'BillingAddress', 'a part of an address');
    assert.equal(field('Lead', 'Status')?.defaultValue, 'Open - Not Contacted', 'the default of a picklist');
    const tasks = (object: string) => schema.object(object)?.childRelationships.find(({ name }) => name === 'Tasks');
    assert.deepEqual([tasks('Account')?.field, tasks('Contact')?.field], ['WhatId', 'WhoId'], 'activities');
    assert.ok(
      schema.object('Account')?.childRelationships.every(({ name }) => name !== 'PersonUsers'),
      'no relationships of person accounts',
    );
  });

  test('gives no shape what it lacks', () => {
    const has = (shape: Shape, name: string) => openSchema({ shape }).object(name) !== undefined;
    const name = 'ApiTotalUsageEventLog';
    assert.deepEqual(
      [has('developer', name), has('enterprise', name), has('enterprise-event-monitoring', name)],
      [false, false, true],
      'event log objects',
    );
    assert.equal(schema.object('Account')?.fields.has('currencyisocode'), false, 'no multiple currencies');
    assert.equal(schema.object('Account')?.fields.has('personemail'), false, 'no person accounts');
    assert.equal(schema.userPermissions().includes('ViewEventLogObjectData'), false, 'no right of the licence');
    assert.equal(
      openSchema({ shape: 'enterprise-event-monitoring' }).userPermissions().includes('CustomizeApplication'),
      true,
      'user permissions',
    );
  });

  test('adds custom objects and fields', () => {
    const lookup = {
      field: fieldDef({
        name: 'Account__c',
        type: 'reference',
        referenceTo: ['Account'],
        relationshipName: 'Account__r',
        custom: true,
        source: 'metadata',
      }),
      childRelationshipName: 'Things',
    };
    const built = customObjectDef({ name: 'Thing__c', label: 'Thing', keyPrefix: 'a00', fields: [lookup] });
    const extra = customFields('Account', [
      { field: fieldDef({ name: 'Extra__c', type: 'string', custom: true, source: 'metadata' }) },
    ]);
    const own = openSchema({
      shape: 'developer',
      custom: { objects: built.objects, fields: extra, children: built.children },
    });
    assert.deepEqual(
      [...(own.object('thing__C')?.fields.keys() ?? [])].slice(0, 4),
      ['id', 'ownerid', 'isdeleted', 'name'],
      'system fields',
    );
    assert.ok(own.object('Thing__Share') && own.object('Thing__History'), 'derived objects');
    assert.equal(
      own.object('Account')?.childRelationships.find((child) => child.name === 'Things__r')?.childObject,
      'Thing__c',
      'the parent knows its children',
    );
    assert.ok(own.object('Account')?.fields.has('extra__c'), 'a field of a standard object');
    assert.equal(own.objectByPrefix('a00')?.name, 'Thing__c', 'by prefix');
    assert.equal(schema.object('Thing__c'), undefined, 'another schema does not have it');
  });

  test('gives each kind of custom object its system fields', () => {
    const names = (name: string, more: object = {}) =>
      [
        ...(customObjectDef({ name, label: 'X', keyPrefix: 'x00', fields: [], ...more }).objects[0]?.fields.values() ??
          []),
      ].map((field) => field.name);
    assert.ok(
      ['DeveloperName', 'MasterLabel', 'QualifiedApiName', 'NamespacePrefix'].every((name) =>
        names('X__mdt').includes(name),
      ),
      'metadata types',
    );
    assert.deepEqual(names('X__e'), ['ReplayId', 'CreatedDate', 'CreatedById', 'EventUuid'], 'platform events');
    assert.deepEqual(names('X__x'), ['Id', 'DisplayUrl', 'ExternalId'], 'external objects');
    assert.ok(names('X__c', { customSettingsType: 'Hierarchy' }).includes('SetupOwnerId'), 'hierarchy settings');
  });

  test('describes as the REST API does', () => {
    const account = describeObject(schema.object('account')!, everything('data'));
    const fields = account['fields'] as Record<string, unknown>[];
    const name = fields.find((field) => field['name'] === 'Name');
    assert.deepEqual(
      [name?.['type'], name?.['length'], name?.['nillable'], name?.['nameField'], name?.['soapType']],
      ['string', 255, false, true, 'xsd:string'],
      'a field',
    );
    assert.equal(
      (account['urls'] as Record<string, string>)['sobject'],
      '/services/data/v67.0/sobjects/Account',
      'its address',
    );
    const all = describeGlobal(schema, everything('tooling'))['sobjects'] as { name: string }[];
    assert.ok(
      all.some((object) => object.name === 'ApexCodeCoverage'),
      'the list of tooling objects',
    );
  });

  test('describes what the user may do and nothing else', () => {
    const rights: DescribeRights = {
      object: (name) => ({ read: name === 'Account', create: false, edit: true, delete: false }),
      field: (_object, field) => ({ read: field !== 'Site', edit: field === 'Name' }),
    };
    const options = { api: 'data', version: '67.0', rights } as const;
    const account = describeObject(schema.object('Account')!, options);
    assert.deepEqual(
      [account['createable'], account['updateable'], account['deletable']],
      [false, true, false],
      'the rights on the object',
    );
    const fields = new Map(
      (account['fields'] as { name: string; updateable: boolean }[]).map((field) => [field.name, field.updateable]),
    );
    assert.deepEqual(
      ['Name', 'Phone', 'Site', 'Id'].map((name) => fields.get(name)),
      [true, false, undefined, false],
      'an editable field, one to read, one hidden, and the system field that everybody sees',
    );
    const listed = describeGlobal(schema, options)['sobjects'] as { name: string }[];
    assert.deepEqual(
      listed.map((object) => object.name),
      ['Account'],
      'the readable objects',
    );
  });

  test('lists the fields that no source describes', () => {
    const gaps = schema.gaps().filter((gap) => gap.object === 'Account' || gap.object === 'Solution');
    assert.ok(
      gaps.some((gap) => gap.field === 'SolutionName' && gap.missing.includes('length')),
      'a field without a length',
    );
    assert.ok(!gaps.some((gap) => gap.field === 'TickerSymbol'), 'not one that has it');
  });

  test('prepares the same cache once', () => {
    assert.equal(prepareSchema(), prepareSchema(), 'the same file');
  });
});
