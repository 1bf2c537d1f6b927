import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploy, openTestOrg, xml } from './test-org.ts';

const field = (name: string, rest: string): string =>
  `<fields><fullName>${name}</fullName><label>${name.slice(0, -3)}</label>${rest}</fields>`;
const LABELS = '<label>Trip</label><nameField><label>Trip Name</label><type>Text</type></nameField>';
const LAST = '<pluralLabel>Trips</pluralLabel><sharingModel>Private</sharingModel>';
const NOTE = field('Note__c', '<length>20</length><type>Text</type>');
const ACCOUNT = field(
  'Account__c',
  '<referenceTo>Account</referenceTo><relationshipLabel>Trips</relationshipLabel><relationshipName>Trips</relationshipName><type>Lookup</type>',
);

test('a deployed object brings its share, history and change event, and is as private as it says', async () => {
  const context = openTestOrg();
  const object = xml('CustomObject', `<deploymentStatus>Deployed</deploymentStatus>${ACCOUNT}${NOTE}${LABELS}${LAST}`);
  const result = await deploy(context, { 'objects/Trip__c.object': object });
  assert.equal(result.status, 'Succeeded', JSON.stringify(result.details.componentFailures));
  const { schema } = context.db;
  assert.equal(schema.object('Trip__c')?.sharingModel, 'Private', 'the sharing model counts');
  assert.equal(schema.object('Trip__c')?.fields.get('name')?.label, 'Trip Name', 'the name field has its label');
  assert.deepEqual(schema.object('Trip__Share')?.fields.get('parentid')?.referenceTo, ['Trip__c'], 'shares');
  assert.ok(schema.object('Trip__History')?.fields.has('oldvalue'), 'history');
  assert.ok(schema.object('Trip__ChangeEvent')?.fields.has('note__c'), 'a change event with the fields of the object');
  assert.equal(
    schema.object('Account')?.childRelationships.find(({ name }) => name === 'Trips__r')?.childObject,
    'Trip__c',
    'the parent knows its children',
  );
});

test('a field of a standard object is added to it', async () => {
  const context = openTestOrg();
  const result = await deploy(context, { 'objects/Account.object': xml('CustomObject', NOTE) });
  assert.equal(result.status, 'Succeeded', JSON.stringify(result.details.componentFailures));
  assert.equal(context.db.schema.object('Account')?.fields.get('note__c')?.length, 20, 'with its length');
});
