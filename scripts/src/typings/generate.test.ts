import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { generateTypings, TYPINGS } from './generate.ts';

it('the committed typings are those of the Apex source', () => {
  const root = path.resolve(import.meta.dirname, '../../..');
  assert.equal(
    readFileSync(path.join(root, TYPINGS), 'utf8'),
    generateTypings(root),
    'run `npm run build:typings` and commit the result',
  );
});
