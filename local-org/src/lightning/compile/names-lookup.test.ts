import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileBundle } from './compile-bundle.ts';
import { namesLookup } from './names-lookup.ts';

const script = `
import title from '@salesforce/label/c.Title';
import gone from '@salesforce/label/c.Gone';
import desk from '@salesforce/messageChannel/Desk__c';
import size from 'c/size';
import logo from '@salesforce/resourceUrl/logo';
export const all = [title, gone, desk, size, logo];`;

test('names that are listed are found in any case, kinds without a list are not checked', async () => {
  const bundle = { name: 'desk', files: [{ path: 'desk.js', text: script }] };
  const lookup = namesLookup({ labels: ['title'], messageChannels: ['Desk'], bundles: [] });
  const { problems } = await compileBundle(bundle, lookup);
  assert.deepEqual(
    problems.map(({ line, message }) => `${line} ${message}`),
    ['3 Invalid reference c.Gone of type label', '5 No MODULE named markup://c:size found'],
    'only the unknown label and the unknown bundle',
  );
});
