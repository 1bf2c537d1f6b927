import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadUserAccess, recordTypesOf } from '../data/index.ts';
import { deploy, openTestOrg, USER, xml } from './test-org.ts';

const RECORD_TYPE = (name: string, label: string, active = true): string =>
  `<recordTypes><fullName>${name}</fullName><active>${active}</active><label>${label}</label></recordTypes>`;
const OBJECT = xml(
  'CustomObject',
  '<label>Ticket</label><pluralLabel>Tickets</pluralLabel><deploymentStatus>Deployed</deploymentStatus><sharingModel>ReadWrite</sharingModel>' +
    `<nameField><label>Name</label><type>Text</type></nameField>${RECORD_TYPE('Bug', 'Bug report')}${RECORD_TYPE('Wish', 'Wish')}${RECORD_TYPE('Old', 'Old', false)}` +
    '<fields><fullName>Kind__c</fullName><label>Kind</label><type>Text</type><formula>$RecordType.DeveloperName</formula></fields>',
);
const VISIBILITY = (name: string, visible: boolean, standard: boolean): string =>
  `<recordTypeVisibilities><default>${standard}</default><recordType>Ticket__c.${name}</recordType><visible>${visible}</visible></recordTypeVisibilities>`;
const PROFILE = xml(
  'Profile',
  `<custom>true</custom>${VISIBILITY('Bug', true, true)}${VISIBILITY('Old', true, false)}${VISIBILITY('Wish', false, false)}<userLicense>Salesforce</userLicense>`,
);

test('record types are rows, available and default by profile, and the default of new records', async () => {
  const context = openTestOrg();
  const result = await deploy(context, { 'objects/Ticket__c.object': OBJECT, 'profiles/Agent.profile': PROFILE });
  assert.deepEqual(
    result.details.componentFailures.map(({ problem }) => problem),
    [],
    'the deploy succeeds',
  );
  const { db } = context;
  const system = { mode: 'system', user: loadUserAccess(db, USER.userId), sharing: false } as const;
  const query = (soql: string, access: Parameters<typeof db.query>[0]['access'] = system): unknown[] =>
    db.query({ soql, access }).rows.map(({ values }) => values);
  assert.deepEqual(
    query("SELECT Name, DeveloperName, IsActive FROM RecordType WHERE SobjectType = 'Ticket__c' ORDER BY Name"),
    [
      { Name: 'Bug report', DeveloperName: 'Bug', IsActive: true },
      { Name: 'Old', DeveloperName: 'Old', IsActive: false },
      { Name: 'Wish', DeveloperName: 'Wish', IsActive: true },
    ],
    'rows',
  );
  const [profile] = db.prepare('SELECT "Id" AS id FROM "Profile" WHERE "Name" = \'Agent\'').all();
  db.prepare('UPDATE "User" SET "ProfileId" = ? WHERE "Id" = ?').run(String(profile?.['id']), USER.userId);
  const agent = { ...system, user: loadUserAccess(db, USER.userId) };
  assert.deepEqual(
    recordTypesOf(db, 'Ticket__c', agent.user).map(({ developerName, isAvailable, isDefault }) => [
      developerName,
      isAvailable,
      isDefault,
    ]),
    [
      ['Bug', true, true],
      ['Old', false, false],
      ['Wish', false, false],
    ],
    'what the profile opens',
  );
  const [inserted] = db.write({
    operation: 'insert',
    records: [{ type: 'Ticket__c', fields: { Name: 'a' } }],
    allOrNone: true,
    access: agent,
    now: 0,
  });
  assert.deepEqual(inserted?.errors, [], 'a new record');
  assert.deepEqual(query('SELECT RecordType.Name, Kind__c FROM Ticket__c'), [
    {
      RecordType: {
        type: 'RecordType',
        id: recordTypesOf(db, 'Ticket__c', agent.user)[0]?.id,
        values: { Name: 'Bug report' },
      },
      Kind__c: 'Bug',
    },
  ]);
});
