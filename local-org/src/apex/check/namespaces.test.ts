import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSchema } from '../../schema/index.ts';
import { compile } from '../index.ts';

const schema = openSchema({ shape: 'developer' });

function errorsWith(namespaces: readonly string[]): string[] {
  const texts = [
    'public virtual class Shape { public static Integer sides = 4; public class Corner { } public static void draw() { } }',
    'public class Square extends acme.Shape { acme.Shape.Corner c = new acme.Shape.Corner(); Integer n = acme.Shape.sides; void m() { acme.Shape.draw(); } }',
  ];
  const files = texts.map((text, i) => ({ path: `${i === 0 ? 'Shape' : 'Square'}.cls`, text, apiVersion: 67 }));
  const { problems } = compile({ files, schema, cache: null, org: { namespaces } });
  return problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

test('the namespace of the project may stand before its own types', () => {
  assert.deepEqual(errorsWith(['ACME']), [], 'whatever its case');
});

test('a namespace that is not that of the project names nothing', () => {
  assert.ok(errorsWith(['other']).includes('invalid-type'), 'the types are unknown');
});
