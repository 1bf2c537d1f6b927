import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcome } from './run-support.ts';

function run(body: string, members: string): unknown {
  return outcome(`public class T { ${members} public static String run() { ${body} } }`);
}

test('a field that is named like one of the parent leaves that one alone', () => {
  const members = `virtual class Parent { Integer n = 1; public Integer ofParent() { return n; } }
    class Heir extends Parent { Integer n = 2; public Integer ofHeir() { return n; } }`;
  assert.equal(run("Heir h = new Heir(); return h.ofParent() + ',' + h.ofHeir();", members), '1,2', 'each its own');
});

test('a property reads and writes the one of the parent by super', () => {
  const members = `virtual class Parent { public List<Object> found { get; protected set; } public Integer count() { return found.size(); } }
    class Heir extends Parent {
      public List<String> found { get { return (List<String>) super.found; } }
      Heir() { super.found = new List<String>{ 'a', 'b' }; }
    }`;
  const body = "Heir h = new Heir(); Parent p = h; return h.count() + ',' + h.found[0] + ',' + p.found.size();";
  assert.equal(run(body, members), '2,a,2', 'the parent holds the list');
});
