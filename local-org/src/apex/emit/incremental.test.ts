import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { customObjectDef, fieldDef, openSchema } from '../../schema/index.ts';
import type { FieldType, Schema } from '../../schema/index.ts';
import { compile, compileAnonymous, folderCache, memoryCache } from '../index.ts';
import type { CompileCache, CompileResult, OrgFacts } from '../index.ts';

const plain = openSchema({ shape: 'developer' });

interface Watched extends CompileCache {
  /** files compiled since the last look */
  compiled(): number;
}

/** Counts results that are kept, which are those that were not found. */
function watched(): Watched {
  const inner = memoryCache();
  let count = 0;
  return {
    get: (key) => inner.get(key),
    set(key, text) {
      if (key.startsWith('unit-')) count++;
      inner.set(key, text);
    },
    compiled() {
      const seen = count;
      count = 0;
      return seen;
    },
  };
}

function build(
  texts: Readonly<Record<string, string>>,
  cache: CompileCache | null,
  schema: Schema = plain,
  org?: OrgFacts,
): CompileResult {
  const files = Object.entries(texts).map(([path, text]) => ({ path, text, apiVersion: 67 }));
  return compile({ files, schema, cache, ...(org ? { org } : {}) });
}

/** What the cache gives is what a compile without it gives. */
function same(
  texts: Readonly<Record<string, string>>,
  cache: CompileCache,
  schema: Schema = plain,
  org?: OrgFacts,
): CompileResult {
  const found = build(texts, cache, schema, org);
  const fresh = build(texts, null, schema, org);
  assert.deepEqual(found.program, fresh.program, 'the program is that of a compile without a cache');
  assert.deepEqual(found.problems, fresh.problems, 'the problems are those of a compile without a cache');
  return found;
}

const messages = ({ problems }: CompileResult): string[] => problems.map(({ file, message }) => `${file}: ${message}`);

const A = 'public class A { public static Integer n() { return 1; } }';
const B = 'public class B { Integer m() { return A.n(); } }';
const C = 'public class C { String text = null; }';

test('a second compile of the same files compiles nothing', () => {
  const cache = watched();
  const first = build({ 'A.cls': A, 'B.cls': B, 'C.cls': C }, cache);
  assert.equal(cache.compiled(), 3, 'the first compiles all');
  const second = same({ 'A.cls': A, 'B.cls': B, 'C.cls': C }, cache);
  assert.equal(cache.compiled(), 0, 'the second compiles none');
  assert.deepEqual(second.program, first.program, 'both programs are the same');
});

test('a changed body asks for a compile of its own file only, even when lines move', () => {
  const cache = watched();
  build({ 'A.cls': A, 'B.cls': B, 'C.cls': C }, cache);
  cache.compiled();
  const changed = A.replace('{ return 1; }', '{\n\n Integer two = 2; return two; }');
  const { program } = same({ 'A.cls': changed, 'B.cls': B, 'C.cls': C }, cache);
  assert.equal(cache.compiled(), 1, 'one file is compiled');
  assert.match(program.units[0]?.code ?? '', /two/, 'with its new body');
});

test('a changed signature reaches its dependents, also through a class between', () => {
  const cache = watched();
  const through = { 'D.cls': 'public class D { public A a; }', 'E.cls': 'public class E { Object o = new D().a.k; }' };
  build({ 'A.cls': A, 'B.cls': B, 'C.cls': C }, cache);
  const changed = A.replace('Integer n()', 'String n()').replace('return 1', "return 'x'");
  const found = same({ 'A.cls': changed, 'B.cls': B, 'C.cls': C }, cache);
  assert.equal(messages(found).length, 1, 'the dependent reports the error');
  assert.match(messages(found)[0] ?? '', /^B\.cls: /, 'in its own file');
  same({ 'A.cls': A.replace('{ public', '{ public Integer k; public'), ...through }, cache);
  const broken = same({ 'A.cls': A, ...through }, cache);
  assert.match(messages(broken)[0] ?? '', /^E\.cls: /, 'E never names A and is compiled again');
});

test('a changed superclass reaches heirs of heirs', () => {
  const cache = watched();
  const top = 'public virtual class Top { public virtual void m() {} }';
  const rest = {
    'Mid.cls': 'public virtual class Mid extends Top {}',
    'Low.cls': 'public class Low extends Mid { public override void m() {} }',
  };
  assert.deepEqual(messages(same({ 'Top.cls': top, ...rest }, cache)), [], 'it compiles');
  const found = same({ 'Top.cls': top.replace('void m()', 'void other()'), ...rest }, cache);
  assert.match(messages(found).join(), /^Low\.cls: /, 'the override has nothing to override');
});

test('a class that comes, goes or is renamed reaches those that name it', () => {
  const cache = watched();
  assert.match(messages(same({ 'B.cls': B }, cache)).join(), /^B\.cls: /, 'without A it is an error');
  assert.deepEqual(messages(same({ 'A.cls': A, 'B.cls': B }, cache)), [], 'with A it is none');
  assert.match(messages(same({ 'B.cls': B }, cache)).join(), /^B\.cls: /, 'A was deleted');
  const renamed = { 'A2.cls': A.replace('class A', 'class A2'), 'B.cls': B };
  assert.match(messages(same(renamed, cache)).join(), /^B\.cls: /, 'A was renamed');
});

test('a class with the name of a platform type takes its place', () => {
  const cache = watched();
  const user = "public class U { Object o = new Url('http://a.b').getHost(); }";
  assert.deepEqual(messages(same({ 'U.cls': user }, cache)), [], 'System.Url is meant');
  const own = { 'Url.cls': 'public class Url { public Url(String text) {} }', 'U.cls': user };
  assert.match(messages(same(own, cache)).join(), /^U\.cls: /, "the project's own Url has no getHost");
});

function withField(type: FieldType): Schema {
  const field = fieldDef({ name: 'Size__c', type, custom: true, source: 'metadata' });
  const built = customObjectDef({ name: 'Thing__c', label: 'Thing', keyPrefix: 'a00', fields: [{ field }] });
  return openSchema({ shape: 'developer', custom: { ...built, fields: [] } });
}

test('a changed type of a custom field reaches those that name custom things', () => {
  const cache = watched();
  const texts = {
    'A.cls': A,
    'F.cls': 'public class F { String of(Thing__c thing) { String size = thing.Size__c; return size; } }',
  };
  assert.deepEqual(messages(same(texts, cache, withField('string'))), [], 'a text is a String');
  cache.compiled();
  assert.match(messages(same(texts, cache, withField('double'))).join(), /^F\.cls: /, 'a number is none');
  assert.equal(cache.compiled(), 1, 'A, which names nothing custom, is not compiled again');
});

test('a label that comes or goes reaches those that name it', () => {
  const cache = watched();
  const texts = { 'A.cls': A, 'L.cls': 'public class L { String text = Label.Hello; }' };
  assert.deepEqual(messages(same(texts, cache, plain, { labels: ['Hello'] })), [], 'the label is there');
  cache.compiled();
  same(texts, cache, plain, { labels: ['Hello', 'Other'] });
  assert.equal(cache.compiled(), 0, 'a label that nobody names changes nothing');
  assert.match(messages(same(texts, cache, plain, { labels: ['Other'] })).join(), /^L\.cls: /, 'the label is gone');
});

test('a result serves the same class in another place', () => {
  const cache = watched();
  build({ 'A.cls': A, 'B.cls': B }, cache);
  cache.compiled();
  same({ 'classes/A.cls': A, 'classes/B.cls': B }, cache);
  assert.equal(cache.compiled(), 0, 'nothing is compiled for a new place');
});

test('syntax errors and warnings come back from the cache', () => {
  const cache = watched();
  const broken = { 'A.cls': 'public class A { Integer = 1; }', 'B.cls': B };
  assert.deepEqual(messages(build(broken, cache)), messages(same(broken, cache)), 'both times the same problems');
});

test('a folder cache survives its process, and a damaged one costs time only', () => {
  const folder = mkdtempSync(join(tmpdir(), 'apex-cache-'));
  try {
    const first = build({ 'A.cls': A, 'B.cls': B }, folderCache(folder));
    assert.ok(readdirSync(folder).length >= 4, 'outlines and results are files');
    assert.deepEqual(build({ 'A.cls': A, 'B.cls': B }, folderCache(folder)).program, first.program, 'they are found');
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), '{"cut');
    assert.deepEqual(build({ 'A.cls': A, 'B.cls': B }, folderCache(folder)).program, first.program, 'or made again');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('anonymous Apex uses the outlines of the classes', () => {
  const cache = memoryCache();
  const files = [{ path: 'A.cls', text: A, apiVersion: 67 }];
  compile({ files, schema: plain, cache });
  const { problems } = compileAnonymous({ files, schema: plain, cache, text: 'String s = A.n();', apiVersion: 67 });
  assert.equal(problems.length, 1, 'the type of the method is known');
});
