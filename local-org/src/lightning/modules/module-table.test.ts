import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { deleteModule, readModule, readModules, saveModule } from './module-table.ts';

const module = {
  name: 'desk',
  code: 'export default 1;',
  etag: 'a',
  imports: ['lwc'],
  references: ['@salesforce/user/Id'],
};

test('a compiled bundle comes back as it was stored, is replaced by the next and goes when deleted', () => {
  const database = new DatabaseSync(':memory:');
  assert.equal(readModule(database, 'desk'), null, 'nothing was deployed yet');
  saveModule(database, module);
  assert.deepEqual(readModule(database, 'desk'), module, 'every part of it');
  saveModule(database, { ...module, etag: 'b' });
  assert.deepEqual(
    readModules(database).map(({ etag }) => etag),
    ['b'],
    'a bundle has one module',
  );
  deleteModule(database, 'desk');
  assert.deepEqual(readModules(database), [], 'gone');
});
