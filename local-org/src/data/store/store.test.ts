import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, test } from 'node:test';
import { openSchema, toId18 } from '../../schema/index.ts';
import { OrgDatabase } from '../index.ts';
import { refusal, TestOrg } from '../testing/test-org.ts';

describe('the file of an org', () => {
  const schema = openSchema({ shape: 'enterprise' });
  let directory: string;
  let count = 0;
  const file = (): string => join(directory, `org-${count++}.sqlite`);
  before(() => void (directory = mkdtempSync(join(tmpdir(), 'local-org-'))));
  after(() => rmSync(directory, { recursive: true }));

  test('keeps rows and goes on with the ids', () => {
    const path = file();
    const first = new TestOrg({ file: path });
    const [id = ''] = first.insert('Account', { Name: 'kept' });
    first.database.close();
    const again = OrgDatabase.open({ file: path, schema });
    const access = first.internal;
    assert.equal(
      again.query({ soql: "SELECT Id FROM Account WHERE Name = 'kept'", access }).rows[0]?.values['Id'],
      id,
      'the row is there',
    );
    const [next] = again.write({
      operation: 'insert',
      records: [{ type: 'Account', fields: { Name: 'x' } }],
      allOrNone: true,
      access,
      now: 0,
    });
    assert.ok((next?.id ?? '') > id, 'the next id is greater');
    again.close();
  });

  test('refuses what is no file of an org', () => {
    const corrupt = file();
    writeFileSync(corrupt, 'this is no database, but long enough to be read as one'.repeat(100));
    assert.equal(refusal(() => OrgDatabase.open({ file: corrupt, schema })).code, 'STATE_CORRUPT', 'not SQLite');
    const foreign = file();
    const other = new DatabaseSync(foreign);
    other.exec('CREATE TABLE notes (text)');
    other.close();
    assert.equal(
      refusal(() => OrgDatabase.open({ file: foreign, schema })).code,
      'STATE_FOREIGN',
      'of another program',
    );
    const older = file();
    new TestOrg({ file: older }).database.close();
    const raw = new DatabaseSync(older);
    raw.exec('PRAGMA user_version = 99');
    raw.close();
    const error = refusal(() => OrgDatabase.open({ file: older, schema }));
    assert.equal(error.code, 'STATE_VERSION', 'of another version');
    assert.match(error.message, /local-org reset/, 'and says what to do');
    assert.equal(
      refusal(() => OrgDatabase.open({ file: join(directory, 'no', 'such', 'org.sqlite'), schema })).code,
      'STATE_UNREADABLE',
      'not there',
    );
  });

  test('waits for another writer, then says that the row is locked', () => {
    const path = file();
    const holder = new TestOrg({ file: path });
    const waiter = OrgDatabase.open({ file: path, schema, busyTimeoutMs: 20 });
    holder.database.begin();
    holder.insert('Account', { Name: 'uncommitted' });
    const write = () =>
      waiter.write({
        operation: 'insert',
        records: [{ type: 'Account', fields: { Name: 'x' } }],
        allOrNone: true,
        access: holder.internal,
        now: 0,
      });
    assert.equal(refusal(write).code, 'UNABLE_TO_LOCK_ROW', 'a second writer');
    const count = () => waiter.query({ soql: 'SELECT COUNT() FROM Account', access: holder.internal }).totalSize;
    assert.equal(count(), 0, 'a reader sees what is committed, and does not wait');
    holder.database.commit();
    assert.equal(count(), 1, 'after the commit it sees the row');
    assert.equal(write()[0]?.success, true, 'and the second writer succeeds');
    waiter.close();
    holder.database.close();
  });

  test('says that the disk is full, and keeps what was there', () => {
    const org = new TestOrg();
    org.insert('Account', { Name: 'kept' });
    org.database.sqlite.exec(
      `PRAGMA max_page_count = ${String(org.database.sqlite.prepare('PRAGMA page_count').get()?.['page_count'])}`,
    );
    const records = Array.from({ length: 2000 }, (_, index) => ({
      Name: `account ${index}`,
      Description: 'x'.repeat(500),
    }));
    assert.equal(
      refusal(() => org.write('insert', 'Account', records)).code,
      'STORAGE_LIMIT_EXCEEDED',
      'the write fails',
    );
    assert.deepEqual(org.column('SELECT Name FROM Account'), ['kept'], 'the state is the one before');
  });

  test('keeps the state before a process that was killed in a write', async () => {
    const path = file();
    const org = new TestOrg({ file: path });
    org.database.close();
    const script = `
      import { OrgDatabase, internalAccess } from ${JSON.stringify(import.meta.resolve('../index.ts'))};
      import { openSchema } from ${JSON.stringify(import.meta.resolve('../../schema/index.ts'))};
      const database = OrgDatabase.open({ file: ${JSON.stringify(path)}, schema: openSchema({ shape: 'enterprise' }) });
      database.begin();
      const records = [{ type: 'Account', fields: { Name: 'lost' } }];
      database.write({ operation: 'insert', records, allOrNone: true, access: internalAccess(${JSON.stringify(org.adminId)}), now: 0 });
      process.kill(process.pid, 'SIGKILL');`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
    const [, signal] = (await once(child, 'exit')) as [unknown, string];
    assert.equal(signal, 'SIGKILL', 'the process died in its transaction');
    const again = OrgDatabase.open({ file: path, schema });
    assert.equal(
      again.query({ soql: 'SELECT COUNT() FROM Account', access: org.internal }).totalSize,
      0,
      'nothing of it is there',
    );
    again.close();
  });

  test('nests savepoints and rolls back', () => {
    const org = new TestOrg();
    const names = () => org.column('SELECT Name FROM Account ORDER BY Name');
    org.database.begin();
    const empty = org.database.savepoint();
    org.insert('Account', { Name: 'a' });
    const withA = org.database.savepoint();
    org.insert('Account', { Name: 'b' });
    org.database.rollbackTo(withA);
    assert.deepEqual(names(), ['a'], 'the inner one');
    org.database.rollbackTo(empty);
    assert.deepEqual(names(), [], 'the outer one, with the table that was made since');
    org.insert('Account', { Name: 'c' });
    assert.equal(org.database.hasUncommittedWork, true, 'there is uncommitted work');
    org.database.rollback();
    assert.deepEqual([names(), org.database.hasUncommittedWork], [[], false], 'all of it');
    org.insert('Account', { Name: 'd' });
    assert.deepEqual(names(), ['d'], 'and it works on');
    assert.equal(
      refusal(() => org.database.rollbackTo('x; DROP TABLE Account')).code,
      'INVALID_SAVEPOINT',
      'a savepoint is no SQL',
    );
  });

  test('a rollback leaves nothing half known of what it takes back', () => {
    const org = new TestOrg();
    const computed = () => org.query("SELECT Label FROM EntityDefinition WHERE QualifiedApiName = 'Account'").totalSize;
    org.database.begin();
    const savepoint = org.database.savepoint();
    assert.equal(computed(), 1, 'rows that are made for a query');
    org.database.rollbackTo(savepoint);
    assert.equal(computed(), 1, 'are made again');
    org.database.rollback();
    assert.equal(computed(), 1, 'after a transaction too');
  });

  test('copies itself for tests', () => {
    const org = new TestOrg({ file: file() });
    org.insert('Account', { Name: 'a' });
    for (const target of [':memory:', file()]) {
      const copy = org.database.copyTo(target);
      const names = () => copy.query({ soql: 'SELECT Name FROM Account', access: org.internal }).totalSize;
      assert.equal(names(), 1, `${target} has the row`);
      copy.write({
        operation: 'insert',
        records: [{ type: 'Account', fields: { Name: 'b' } }],
        allOrNone: true,
        access: org.internal,
        now: 0,
      });
      assert.deepEqual([names(), org.query('SELECT Name FROM Account').totalSize], [2, 1], 'and is private');
      const insertCase = (): void => {
        copy.write({
          operation: 'insert',
          records: [{ type: 'Case', fields: { Subject: 'c' } }],
          allOrNone: true,
          access: org.internal,
          now: 0,
        });
      };
      const cases = () => copy.query({ soql: 'SELECT Subject FROM Case', access: org.internal }).totalSize;
      copy.begin();
      const savepoint = copy.savepoint();
      insertCase();
      copy.rollbackTo(savepoint);
      assert.equal(cases(), 0, 'the row of a table that was new is gone');
      insertCase();
      assert.equal(cases(), 1, 'the next one is there');
      copy.rollback();
      assert.equal(cases(), 0, 'and gone with its transaction');
      copy.close();
    }
  });

  test('copies for tests what is not committed yet', () => {
    const org = new TestOrg({ file: file() });
    org.database.begin();
    org.insert('Account', { Name: 'a' });
    const copy = org.database.copyTo(':memory:');
    assert.equal(
      copy.query({ soql: 'SELECT Name FROM Account', access: org.internal }).totalSize,
      1,
      'a deploy runs tests',
    );
    copy.close();
    org.database.rollback();
  });

  test('gives other rooms tables of their own', () => {
    const org = new TestOrg();
    org.database.ownTable('_notes', 'id TEXT PRIMARY KEY, text TEXT');
    org.database.prepare('INSERT INTO _notes VALUES (?, ?)').run('1', 'x');
    assert.equal(org.database.prepare('SELECT text FROM _notes').get()?.['text'], 'x', 'a row');
    assert.equal(
      refusal(() => org.database.ownTable('Account', 'id')).code,
      'INVALID_TABLE',
      'never that of an object',
    );
  });

  test('knows ids of 15 and 18 characters', () => {
    assert.equal(toId18('001D000000IRFma'), '001D000000IRFmaIAH', 'the example of the platform help');
    assert.equal(toId18('001d000000irfmaiah'), '001D000000IRFmaIAH', 'lost case is restored');
    assert.equal(toId18('001'), null, 'no id');
  });
});
