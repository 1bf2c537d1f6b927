import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAnonymous, parseClass, parseTrigger } from './index.ts';

test('positions count from 1', () => {
  const { tree } = parseClass('public class A {\n  Integer b;\n}');
  assert.deepEqual([tree?.members[0]?.line, tree?.members[0]?.column], [2, 3], 'the field stands at line 2, column 3');
});

test('a syntax error has a place and no tree', () => {
  const { tree, problems } = parseClass('public class A {\n  Integer b\n}');
  assert.equal(tree, null, 'a broken file has no tree');
  assert.equal(problems[0]?.line, 3, 'the error stands where the parser stopped');
});

test('binds of a query are cut out of its text', () => {
  const { tree } = parseClass(
    "public class A { Object o = [SELECT Id /* all */ FROM Account WHERE Name = :('a' + b) AND Id IN :ids]; }",
  );
  const field = tree?.members[0];
  const query = field?.kind === 'field' ? field.declarators[0]?.initializer : null;
  assert.ok(query?.kind === 'soql', 'the initialiser is a query');
  assert.equal(
    query.text.replace(/\s+/g, ' '),
    'SELECT Id FROM Account WHERE Name = :b0 AND Id IN :b1',
    'comments go and binds are numbered',
  );
  assert.equal(query.binds.length, 2, 'both expressions are kept');
});

test('a text block loses the indentation that its lines share', () => {
  const { tree } = parseClass("public class A { String s = '''\n    a\n      b\n    '''; }");
  const field = tree?.members[0];
  const literal = field?.kind === 'field' ? field.declarators[0]?.initializer : null;
  assert.equal(literal?.kind === 'literal' && literal.text, 'a\n  b\n', 'as the jorje parser reads it');
});

test('a trigger has its object and events', () => {
  const { tree } = parseTrigger('trigger T on Account (before insert, after update) { Integer i = 1; }');
  assert.deepEqual([tree?.object.text, tree?.events], ['Account', ['before insert', 'after update']], 'both are read');
  assert.equal(tree?.body.statements.length, 1, 'its variables are statements');
});

test('anonymous Apex mixes statements and declarations', () => {
  const { tree } = parseAnonymous('Integer i = 1; void m() { } class B { } i++;');
  assert.deepEqual([tree?.body.statements.length, tree?.members.length], [2, 2], 'each is in its place');
});
