import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { compileBundles, LwcSyntaxError, staleModules } from './compile.ts';

describe('components in TypeScript', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'hub-lwc-'));
  const bundle = path.join(root, 'force-app/main/x/lwc/hello');
  const source = path.join(bundle, 'hello.ts');
  const compiled = path.join(bundle, 'hello.js');

  beforeEach(() => {
    rmSync(root, { recursive: true, force: true });
    mkdirSync(path.join(bundle, '__tests__'), { recursive: true });
    writeFileSync(path.join(root, 'sfdx-project.json'), '{"packageDirectories":[{"path":"force-app"}]}');
    writeFileSync(path.join(bundle, 'hello.js-meta.xml'), '<LightningComponentBundle/>');
    writeFileSync(path.join(bundle, '__tests__/hello.test.ts'), 'it("x", () => {});');
    writeFileSync(
      source,
      "import { LightningElement, api } from 'lwc';\nexport default class Hello extends LightningElement {\n  @api name: string | null = null;\n}\n",
    );
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  it('become JavaScript beside their source, decorators kept and types gone', () => {
    assert.deepEqual(compileBundles(root), [compiled], 'the module is written, the test is not');
    const text = readFileSync(compiled, 'utf8');
    assert.match(text, /@api\s+name = null/, 'the platform compiler reads the decorator');
    assert.ok(!text.includes('string'), 'no type is left');
  });

  it('are compiled again only when the source is newer', () => {
    compileBundles(root);
    assert.deepEqual(compileBundles(root), [], 'nothing to do');
    const later = new Date(Date.now() + 10_000);
    utimesSync(source, later, later);
    assert.deepEqual(staleModules(root), [source], 'the old JavaScript is stale');
  });

  it('fail with file, line and column, and leave the old JavaScript', () => {
    writeFileSync(source, 'export default class Hello {\n  x = = 1;\n}\n');
    assert.throws(
      () => compileBundles(root),
      (error) => error instanceof LwcSyntaxError && /hello\.ts:2:\d+/.test(error.message),
      'the place of the error',
    );
    assert.equal(existsSync(compiled), false, 'nothing half-made is written');
  });
});
