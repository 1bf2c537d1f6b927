import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readClasses, readStubClasses, STUB_ROOT, stubJarPath } from './index.ts';
import { parseClassFile } from './class-file.ts';
import { parseMethodSignature } from './signature.ts';

test('reads generic signatures of a platform class', () => {
  const [map] = readStubClasses('standard-types', (path) => path === 'System/Map');
  assert.ok(map, 'System.Map is in the jar');
  assert.deepEqual(
    map.typeParameters.map((parameter) => parameter.name),
    ['K', 'V'],
    'a Map has the type parameters K and V',
  );
  const keySet = map.methods.find((method) => method.name === 'keySet');
  assert.deepEqual(
    keySet?.returns,
    { kind: 'class', name: `${STUB_ROOT}System/Set`, args: [{ kind: 'variable', name: 'K' }] },
    'keySet returns Set<K>',
  );
});

test('tells static methods from instance methods', () => {
  const [string] = readStubClasses('standard-types', (path) => path === 'System/String');
  const statics = string?.methods.filter((method) => method.isStatic).map((method) => method.name) ?? [];
  assert.ok(statics.includes('isBlank'), 'String.isBlank is static');
  assert.ok(!statics.includes('contains'), 'String.contains is not static');
});

test('reads the fields of a standard object', () => {
  const [account] = readStubClasses('sobject-types', (path) => path === 'SObjects/Account');
  const parentId = account?.fields.find((field) => field.name === 'ParentId');
  assert.deepEqual(parentId?.type, { kind: 'class', name: `${STUB_ROOT}System/Id`, args: [] }, 'ParentId is an Id');
});

test('reads every class of both jars', () => {
  assert.ok(readStubClasses('standard-types').length > 1700, 'standard types are all read');
  const objects = readClasses(readFileSync(stubJarPath('sobject-types')), (path) => path.startsWith('SObjects/A'));
  assert.ok(objects.length > 100, 'sObjects of a letter are all read');
});

test('reads bounds of type parameters and arrays', () => {
  const signature = parseMethodSignature('<T:Ljava/lang/Object;U::Ljava/util/List<-TT;>;>([TT;I)TU;');
  assert.equal(signature.typeParameters.length, 2, 'both type parameters are read');
  assert.deepEqual(
    signature.parameters,
    [
      { kind: 'array', element: { kind: 'variable', name: 'T' } },
      { kind: 'primitive', name: 'int' },
    ],
    'array and primitive parameters are read',
  );
});

test('refuses what is not a class file', () => {
  assert.throws(
    () => parseClassFile(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])),
    /CAFEBABE/,
    'the magic number is checked',
  );
  const truncated = new Uint8Array([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 52]);
  assert.throws(() => parseClassFile(truncated), /ends at byte 8/, 'a truncated file is refused');
});
