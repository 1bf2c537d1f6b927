import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSchema } from '../schema/index.ts';
import { internalAccess, OrgDatabase, seedOrg } from './index.ts';
import type { Access, QueryResult, Scalar, WriteResult } from './index.ts';

const USER = '005gK0000000001QAA';
const system: Access = { ...internalAccess(USER), internal: false };
const schema = openSchema({ shape: 'enterprise' });
const now = Date.parse('2026-11-21T10:00:00.000Z');

function open(): OrgDatabase {
  const database = OrgDatabase.open({ file: ':memory:', schema });
  const seeded = seedOrg(database, schema, { orgName: 'Test', username: 'admin@example.com', now });
  assert.equal(seeded.adminUserId, USER, 'the first user has the first id');
  return database;
}

function insert(database: OrgDatabase, type: string, ...records: Record<string, Scalar>[]): readonly WriteResult[] {
  const input = records.map((fields) => ({ type, fields }));
  return database.write({ operation: 'insert', records: input, allOrNone: false, access: system, now });
}
const ids = (results: readonly WriteResult[]): string[] => results.map((result) => result.id ?? '');
const rows = (database: OrgDatabase, soql: string, binds = {}) =>
  database.query({ soql, access: system, binds, now }).rows.map((row) => row.values);

test('an inserted account is found by a query, with its system fields', () => {
  const database = open();
  const [result] = insert(database, 'Account', { Name: 'Acme', NumberOfEmployees: 12 });
  assert.equal(result?.success, true, JSON.stringify(result?.errors));
  assert.match(result?.id ?? '', /^001\w{15}$/, 'the id has the prefix of accounts');
  const [row] = rows(
    database,
    "SELECT Id, name, NumberOfEmployees, IsDeleted, CreatedDate, OwnerId FROM account WHERE Name = 'ACME'",
  );
  assert.deepEqual(
    row,
    {
      Id: result?.id,
      Name: 'Acme',
      NumberOfEmployees: 12,
      IsDeleted: false,
      CreatedDate: '2026-11-21T10:00:00.000Z',
      OwnerId: USER,
    },
    'names are canonical, text compares without case, and the system fields are set',
  );
});

test('parents and children are queried in both directions', () => {
  const database = open();
  const [parent = ''] = ids(insert(database, 'Account', { Name: 'Parent' }));
  insert(database, 'Contact', { LastName: 'B', AccountId: parent }, { LastName: 'A', AccountId: parent });
  const [contact] = rows(
    database,
    "SELECT LastName, Account.Name FROM Contact WHERE Account.Name LIKE 'Par%' ORDER BY LastName LIMIT 1",
  );
  assert.deepEqual(
    contact,
    { LastName: 'A', Account: { type: 'Account', id: parent, values: { Name: 'Parent' } } },
    'the parent is nested',
  );
  const [account] = rows(
    database,
    'SELECT Id, (SELECT LastName FROM Contacts ORDER BY LastName DESC LIMIT 1) FROM Account',
  );
  const contacts = account?.['Contacts'] as QueryResult;
  assert.deepEqual(
    [contacts.totalSize, contacts.rows[0]?.values],
    [1, { LastName: 'B' }],
    'the child query has an order and a limit',
  );
});
