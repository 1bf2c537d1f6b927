import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcome } from './run-support.ts';

function run(body: string, members: string): unknown {
  return outcome(`public class T { ${members} public static String run() { ${body} } }`);
}

test('an interface reaches a method with wider parameters, and the nearest of several', () => {
  const members = `interface Sink { String put(String s); String put(Integer i); }
    class Wide implements Sink {
      public String put(Object o) { return 'object'; }
      public String put(Integer i) { return 'integer'; }
    }`;
  assert.equal(run("Sink s = new Wide(); return s.put('a') + s.put(1);", members), 'objectinteger', 'both');
});

test('an heir answers an interface by the wider method of its parent', () => {
  const members = `interface Sink { String put(String s); }
    virtual class Parent { public String put(Object o) { return 'parent ' + o; } }
    class Heir extends Parent implements Sink { }`;
  assert.equal(run("Sink s = new Heir(); return s.put('a');", members), 'parent a', 'the method of the parent');
});

test('toString, equals and hashCode of an interface are those of Object', () => {
  const members = `interface Named { String toString(); Boolean equals(Object other); Integer hashCode(); }
    class Plain implements Named { Integer n = 1; }`;
  const body =
    "Named a = new Plain(); Object same = a; return '' + (a.toString() == '' + same) + a.equals(a) + a.equals(new Plain()) + (a.hashCode() == a.hashCode());";
  assert.equal(run(body, members), 'truetruefalsetrue', 'as without the interface');
});

test('a bridge converts what goes in and what comes out', () => {
  const members = `interface Scale { Long twice(Integer i); }
    class Wide implements Scale { public Integer twice(Long l) { return (Integer) (l * 2); } }`;
  const body = "Scale s = new Wide(); Long twice = s.twice(4); return (twice + 1L) + '';";
  assert.equal(run(body, members), '9', 'an Integer goes in as a Long, and comes out as one');
});
