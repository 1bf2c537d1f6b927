import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcome } from './run-support.ts';

function run(body: string, members = ''): unknown {
  return outcome(`public class T { ${members} public static String run() { ${body} } }`);
}

test('text that is cast to an id and back is the id', () => {
  const body = "String text = '001000000000001'; return (String) ((Id) text);";
  assert.equal(run(body), '001000000000001AAA', 'with its 18 characters');
});

test('a cast to a list of wider elements makes the list of the narrow ones', () => {
  const body =
    "Object all = (List<Object>) new List<String>{ 'a' }; return '' + (all instanceof List<Integer>) + (all instanceof List<String>);";
  assert.equal(run(body), 'falsetrue', 'the runtime type is that of the list');
});
