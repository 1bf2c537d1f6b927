import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { DiscoveryError, findSimulators } from './discover.ts';
import { startSimulators } from './server.ts';

const DESCRIPTION = `openapi: 3.0.3
paths:
  /count:
    post:
      responses: { '200': { content: { application/json: { schema: { type: integer } } } } }
`;
const counting = (name: string): string => `
  export interface Counter { readonly calls: number }
  export const partner = { name: '${name}', hosts: ['${name}.example'], description: 'one.openapi.yaml', routes(app) {
    let calls = 0;
    app.post('/count', async (_request, reply) => reply.type('application/json').send(String(++calls)));
    return { get calls() { return calls; } };
  } };`;

describe('partners of a folder', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'simulators-'));
  let folders = 0;
  const folderOf = (files: Readonly<Record<string, string>>): URL => {
    const folder = path.join(root, String(++folders));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    return pathToFileURL(`${folder}/`);
  };

  before(() => writeFileSync(path.join(root, 'package.json'), '{"type":"module"}'));
  after(() => rmSync(root, { recursive: true, force: true }));

  it('are files and folders with an index, found by nothing but their place', async () => {
    const folder = folderOf({
      'one.ts': counting('one'),
      'one.test.ts': 'throw new Error("a test is no partner");',
      'one.openapi.yaml': DESCRIPTION,
      'two/index.ts': counting('two'),
      'two/other.ts': 'throw new Error("only the index is read");',
      'two/one.openapi.yaml': DESCRIPTION,
    });
    const simulators = await startSimulators({ partners: folder });
    try {
      assert.deepEqual(Object.keys(simulators.hosts), ['one.example', 'two.example'], 'both listen');
      for (const host of ['one.example', 'two.example', 'two.example'])
        assert.equal((await fetch(`${simulators.hosts[host]}/count`, { method: 'POST' })).status, 200, 'both answer');
      assert.equal(simulators.control<{ calls: number }>('two').calls, 2, 'a test reads the state of one partner');
      assert.throws(() => simulators.control('three'), /three/, 'a partner that is not there is named');
    } finally {
      await simulators.close();
    }
  });

  it('are refused when a file exports no simulator or several', async () => {
    const helper = findSimulators(folderOf({ 'help.ts': 'export const help = 1;' }));
    await assert.rejects(
      helper,
      (error) => error instanceof DiscoveryError && /help\.ts .* none/.test(error.message),
      'what helps a partner is in its folder',
    );
    const two = counting('a') + counting('b').replaceAll('partner', 'other').replace('Counter', 'Other');
    await assert.rejects(findSimulators(folderOf({ 'pair.ts': two })), /pair\.ts .* several/, 'one file, one partner');
  });

  it('are refused when two have one name', async () => {
    const folder = folderOf({ 'a.ts': counting('same'), 'b.ts': counting('same') });
    await assert.rejects(findSimulators(folder), /the name same/, 'the second would never be called');
  });
});
