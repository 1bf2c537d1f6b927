import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ApexBlob,
  ApexDate,
  ApexDecimal,
  ApexException,
  ApexList,
  ApexMap,
  ApexSet,
  createValueRuntime,
  iterate,
  NullPointerException,
  setFrameMapper,
  T_DECIMAL,
  T_INTEGER,
  T_OBJECT,
  T_STRING,
  textOf,
  typeOf,
} from './index.ts';
import { enterTest } from './test-hooks.ts';
import { thrown } from './test-thrown.ts';

const $ = createValueRuntime();
const T_LIST = typeOf('List', [T_STRING]);
const T_MAP = typeOf('Map', [T_STRING, T_OBJECT]);

test('List reads, changes and complains as Apex does', () => {
  const list = new ApexList(T_LIST, ['b', 'a', null]);
  list.add(1, 'c');
  assert.equal(textOf(list), '(b, c, a, null)', 'insert at an index');
  list.sort();
  assert.equal(textOf(list), '(null, a, b, c)', 'null sorts first');
  assert.equal(list.remove(0), null, 'remove answers the element');
  assert.equal(list.indexof('c'), 2, 'indexOf');
  assert.ok(!list.contains('C'), 'contains looks at case');
  assert.equal(
    thrown(() => list.get(3)),
    'System.ListException: List index out of bounds: 3',
    'index above',
  );
  assert.equal(
    thrown(() => $.index(list, -1)),
    'System.ListException: List index out of bounds: -1',
    'index below',
  );
  assert.match(
    thrown(() => list.get(null)),
    /NullPointerException/,
    'null index',
  );
});

test('sort with a Comparator and stability', () => {
  const list = new ApexList(T_LIST, ['bb', 'a', 'cc', 'd']);
  list.sort({ compare: (a, b) => (a as string).length - (b as string).length });
  assert.equal(textOf(list), '(a, d, bb, cc)', 'equal elements keep their order');
  assert.equal(
    thrown(() => new ApexList(T_LIST, [new ApexBlob(new Uint8Array()), new ApexBlob(new Uint8Array())]).sort()),
    'System.ListException: One or more of the items in this list is not Comparable.',
    'blobs have no order',
  );
});

test('a list refuses changes while a loop walks it, also after an early exit it is free again', () => {
  const list = new ApexList(T_LIST, ['a', 'b']);
  const message = 'System.FinalException: Cannot modify a collection while it is being iterated.';
  assert.equal(
    thrown(() => {
      for (const value of iterate(list)) list.add(value);
    }),
    message,
    'add inside',
  );
  for (const value of iterate(list)) {
    assert.equal(value, 'a', 'the first');
    break;
  }
  list.add('c');
  assert.equal(list.size(), 3, 'free after break');
  const set = new ApexSet(typeOf('Set', [T_STRING]), ['x']);
  for (const value of iterate(set)) set.add(`${value as string}!`);
  assert.equal(textOf(set), '{x, x!}', 'a set is walked as it was');
});

test('Map keys: case, numbers by value, null, dates, lists', () => {
  const map = new ApexMap(T_MAP);
  map.put('k', 1);
  map.put('K', 2);
  map.put(1, 'int');
  map.put(ApexDecimal.parse('1.00'), 'decimal');
  map.put(null, 'nothing');
  map.put(ApexDate.of(2026, 1, 1), 'date');
  map.put(new ApexList(T_LIST, ['a']), 'list');
  map.put('\0dother', 'escaped');
  assert.equal(map.get('k'), 1, 'keys have case');
  assert.equal(map.get(1n), 'decimal', 'Integer 1, Long 1 and Decimal 1.00 are one key');
  assert.equal(map.get(null), 'nothing', 'null key');
  assert.equal(map.get(ApexDate.of(2026, 1, 1)), 'date', 'another Date object of the same day');
  assert.equal(map.get(new ApexList(T_LIST, ['a'])), 'list', 'a list by its elements');
  assert.equal(map.get('\0dother'), 'escaped', 'text that looks like an inner key');
  assert.equal(map.size(), 7, 'size');
  assert.equal(map.put('k', 9), 1, 'put answers the value before');
});

test('Map views and equality', () => {
  const map = new ApexMap(T_MAP, [
    ['a', 1],
    ['b', 2],
  ]);
  map.keyset().remove('a');
  assert.equal(textOf(map), '{b=2}', 'removing from keySet removes from the map');
  const copy = map.clone();
  assert.ok($.eq(map, copy), 'equal by entries');
  copy.put('c', null);
  assert.ok(!$.eq(map, copy), 'and not after a change');
  assert.equal(String(map.keyset().type), 'Set<String>', 'type of keySet');
  assert.ok(copy.containskey('c'), 'a key with a null value is there');
});

class Point {
  static apexName = 'Point';
  static apexFields = [{ name: 'xPos', type: () => T_INTEGER }];
  f_xpos = 1;
  equals(other: unknown): boolean {
    return other instanceof Point && other.f_xpos === this.f_xpos;
  }
  hashcode(): number {
    return this.f_xpos;
  }
}
class Plain {
  static apexName = 'Outer.Plain';
  static apexFields = [
    { name: 'value', type: () => T_DECIMAL },
    { name: 'self', type: () => T_OBJECT },
  ];
  f_value = null;
  f_self: unknown = this;
}

test('user objects: equals and hashCode make keys, text shows fields', () => {
  const run = enterTest({ classes: [Point, Plain] });
  const set = new ApexSet(typeOf('Set', [T_OBJECT]), [new Point(), new Point(), new Plain(), new Plain()]);
  assert.equal(set.size(), 3, 'equal points are one, plain objects are themselves');
  assert.ok($.eq(new Point(), new Point()), '== calls equals');
  assert.equal(textOf(new Plain()), 'Plain:[value=null, self=(already output)]', 'text of a user object');
  run.leave();
});

test('Set operations', () => {
  const type = typeOf('Set', [T_STRING]);
  const set = new ApexSet(type, ['a', 'b', 'c']);
  assert.equal(set.add('a'), false, 'add answers whether the set changed');
  assert.equal(set.retainall(new ApexList(T_LIST, ['b', 'c', 'z'])), true, 'retainAll changes');
  assert.equal(set.removeall(new ApexSet(type, ['b'])), true, 'removeAll changes');
  assert.equal(textOf(set), '{c}', 'what is left');
  assert.ok($.eq(set, new ApexSet(type, ['c'])), 'equal by members');
});

test('run-time types of collections', () => {
  assert.ok($.isInstance(new ApexList(T_LIST), typeOf('List', [T_OBJECT])), 'List<String> is a List<Object>');
  assert.ok($.isInstance(new ApexList(T_LIST), typeOf('Iterable', [T_STRING])), 'and an Iterable');
  assert.ok(
    $.isInstance(new ApexMap(typeOf('Map', [T_STRING, T_STRING])), T_MAP),
    'Map<String,String> is a Map<String,Object>',
  );
  assert.equal(
    thrown(() => $.cast(new ApexMap(T_MAP), T_STRING)),
    'System.TypeException: Invalid conversion from runtime type Map<String,ANY> to String',
    'Object is ANY in messages',
  );
});

test('JavaScript errors of emitted code become Apex exceptions', () => {
  const nothing = null as unknown as { size(): number };
  const error = (() => {
    try {
      return nothing.size();
    } catch (caught) {
      return $.caught(caught);
    }
  })();
  assert.ok(error instanceof NullPointerException, 'a method of null');
  assert.equal(error.getmessage(), 'Attempt to de-reference a null object', 'message');
  const deep = (): number => deep() + 1;
  let limit: unknown;
  try {
    deep();
  } catch (caught) {
    assert.throws(
      () => $.caught(caught),
      (rethrown) => (limit = rethrown) !== undefined,
      'a stack overflow cannot be caught',
    );
  }
  assert.equal(
    (limit as ApexException).tostring(),
    'System.LimitException: Maximum stack depth reached: 1001',
    'its text',
  );
});

test('exceptions carry cause, message and an Apex stack trace', () => {
  setFrameMapper((frame) =>
    frame.functionName === 'apexCaller' ? { label: 'Class.Foo.bar', line: 9, column: 1 } : null,
  );
  const apexCaller = () => new NullPointerException('first');
  const inner = apexCaller();
  assert.equal(inner.getstacktracestring(), 'Class.Foo.bar: line 9, column 1', 'stack trace');
  assert.equal(inner.getlinenumber(), 9, 'line');
  const outer = new ApexException('second', inner);
  assert.equal(outer.getcause(), inner, 'cause');
  assert.equal(outer.gettypename(), 'System.Exception', 'type');
  assert.equal(new ApexException().c_$exception(inner).getmessage(), 'Script-thrown exception', 'without a message');
  setFrameMapper(() => null);
});

test('a collection of SObject as such has no object', () => {
  const records = typeOf('SObject');
  assert.equal(new ApexList(typeOf('List', [records])).getsobjecttype(), null, 'list');
  assert.equal(new ApexMap(typeOf('Map', [T_STRING, records])).getsobjecttype(), null, 'map');
});
