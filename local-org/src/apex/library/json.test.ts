import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ApexType, ApexValue } from '../abi.ts';
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexEnum,
  ApexException,
  ApexList,
  ApexMap,
  ApexTime,
  T_DECIMAL,
  T_INTEGER,
  T_LIST_OF_OBJECT,
  T_MAP_OF_OBJECT,
  T_OBJECT,
  T_STRING,
  textOf,
  typeOf,
} from '../runtime/index.ts';
import { enterTest } from '../runtime/test-hooks.ts';
import type { TestTransaction } from '../runtime/test-hooks.ts';
import { platformClass } from './index.ts';
import type { ApexJsonGenerator } from './json/generator.ts';
import type { ApexJsonParser } from './json/parser.ts';
import { thrown } from '../runtime/test-thrown.ts';

class Item {
  static apexName = 'Order.Item';
  static apexFields = [
    { name: 'itemName', type: () => T_STRING },
    { name: 'price', type: () => T_DECIMAL },
    { name: 'tags', type: () => typeOf('List', [T_STRING]) },
    { name: 'secret', type: () => T_STRING, transient: true },
  ];
  f_itemname: ApexValue = null;
  f_price: ApexValue = null;
  f_tags: ApexValue = null;
  f_secret: ApexValue = 'hidden';
}
class Color {
  static apexName = 'Color';
  static apexConstants = () => COLORS;
}
const COLORS = [new ApexEnum(typeOf('Color'), 'RED', 0)];

let run: TestTransaction;
before(() => (run = enterTest({ classes: [Item, Color] })));
after(() => run.leave());

const statics = platformClass('JSON')!.statics as Record<string, (...args: ApexValue[]) => ApexValue>;
const read = (text: string, type: ApexType) => statics['deserialize'](text, type);

test('values as JSON', () => {
  const rows: [ApexValue, string][] = [
    ['a"\n\u001f/é', '"a\\"\\n\\u001F/é"'],
    [null, 'null'],
    [ApexDecimal.parse('81.50'), '81.50'],
    [new ApexDouble(1), '1.0'],
    [9007199254740993n, '9007199254740993'],
    [ApexDate.of(2026, 11, 21), '"2026-11-21"'],
    [new ApexDatetime(0), '"1970-01-01T00:00:00.000Z"'],
    [ApexTime.of(1, 2, 3, 4), '"01:02:03.004Z"'],
    [ApexBlob.ofText('hi'), '"aGk="'],
    [COLORS[0], '"RED"'],
    [
      new ApexMap(T_MAP_OF_OBJECT, [
        ['2', 1],
        ['1', null],
      ]),
      '{"2":1,"1":null}',
    ],
  ];
  for (const [value, text] of rows) assert.equal(statics['serialize'](value), text, text);
});

test('user objects, nulls and cycles', () => {
  const item = new Item();
  item.f_itemname = 'x';
  assert.equal(statics['serialize'](item), '{"itemName":"x","price":null,"tags":null}', 'transient fields stay out');
  assert.equal(statics['serialize'](item, true), '{"itemName":"x"}', 'suppressNulls');
  const list = new ApexList(T_LIST_OF_OBJECT);
  list.add(list);
  assert.match(
    thrown(() => statics['serialize'](list)),
    /JSONException: Direct self-reference/,
    'a cycle',
  );
  assert.match(
    thrown(() => statics['serialize'](new ApexException())),
    /Apex Type unsupported in JSON: Exception|System.Exception/,
    'an exception',
  );
});

test('serializePretty has the format of the platform', () => {
  const map = new ApexMap(T_MAP_OF_OBJECT, [
    ['abc', ApexDecimal.parse('1.21')],
    ['ghi', new ApexMap(T_MAP_OF_OBJECT, [['aaa', new ApexList(T_LIST_OF_OBJECT, [1, 2, 3])]])],
    ['rows', new ApexList(T_LIST_OF_OBJECT, [new ApexMap(T_MAP_OF_OBJECT, [['a', 1]]), new ApexMap(T_MAP_OF_OBJECT)])],
    ['none', new ApexList(T_LIST_OF_OBJECT)],
  ]);
  const expected = `{
  "abc" : 1.21,
  "ghi" : {
    "aaa" : [ 1, 2, 3 ]
  },
  "rows" : [ {
    "a" : 1
  }, { } ],
  "none" : [ ]
}`;
  assert.equal(statics['serializepretty'](map), expected, 'indented');
});

test('untyped reading keeps number types', () => {
  const map = statics['deserializeuntyped'](
    ' {"i":1,"l":3000000000,"d":1.50,"a":[true,null,"\\u0041\\/"]} ',
  ) as ApexMap;
  assert.equal(map.get('i'), 1, 'Integer');
  assert.equal(map.get('l'), 3000000000n, 'Long');
  assert.equal(textOf(map.get('d')), '1.50', 'Decimal with its scale');
  assert.equal(textOf(map.get('a')), '(true, null, A/)', 'list');
  assert.equal(String(map.type), 'Map<String,Object>', 'type');
});

test('typed reading', () => {
  const item = read('{"ITEMNAME":"x","price":"2.50","tags":["a"],"other":1}', typeOf('Order.Item')) as Item;
  assert.ok(item instanceof Item, 'an instance of the class');
  assert.equal(item.f_itemname, 'x', 'names without case');
  assert.equal(textOf(item.f_price), '2.50', 'a number from text');
  assert.equal(textOf(item.f_tags), '(a)', 'a list');
  assert.equal(textOf(read('{"1":2}', typeOf('Map', [T_INTEGER, T_INTEGER]))), '{1=2}', 'keys are converted');
  assert.equal(read('"red"', typeOf('Color')), COLORS[0], 'an enum constant');
  assert.equal(
    (read('"2026-11-21T10:00:00.000+0200"', typeOf('Datetime')) as ApexDatetime).iso(),
    '2026-11-21T08:00:00.000Z',
    'an offset',
  );
  assert.equal(read('null', T_STRING), null, 'null');
});

test('errors of reading', () => {
  const rows: [() => unknown, RegExp][] = [
    [() => read('', T_STRING), /JSONException: No content to map to Object due to end of input/],
    [
      () => statics['deserializeuntyped']('{"a":x}'),
      /JSONException: Unexpected character \('x' \(code 120\)\).* at input location \[1,6\]/,
    ],
    [() => statics['deserializeuntyped']('{"a":1'), /JSONException: Unexpected end-of-input/],
    [() => read('5', T_OBJECT), /JSONException: Apex Type unsupported in JSON: Object/],
    [() => read('{"a":1}', typeOf('Map', [T_STRING, T_OBJECT])), /Apex Type unsupported in JSON: Object/],
    [() => read('"x"', T_INTEGER), /JSONException: Illegal value for primitive: x/],
    [() => read('{}', typeOf('List', [T_STRING])), /Expected '\[' at the beginning of List\/Set/],
    [() => statics['deserializestrict']('{"other":1}', typeOf('Order.Item')), /JSONException: Unknown field: other/],
    [
      () => statics['deserializestrict']('{"price":1,"price":2}', typeOf('Order.Item')),
      /JSONException: Duplicate field/,
    ],
    [() => statics['deserialize'](null, T_STRING), /NullPointerException/],
  ];
  for (const [action, message] of rows) assert.match(thrown(action), message, String(message));
});

test('JSONParser walks tokens and reads values', () => {
  const parser = statics['createparser']('{"a":{"b":[1,2]},"c":"2026-11-21"}') as ApexJsonParser;
  const seen: string[] = [];
  while (parser.nexttoken() !== null)
    seen.push(`${textOf(parser.getcurrenttoken())}:${textOf(parser.getcurrentname())}`);
  assert.deepEqual(
    seen,
    [
      'START_OBJECT:null',
      'FIELD_NAME:a',
      'START_OBJECT:a',
      'FIELD_NAME:b',
      'START_ARRAY:b',
      'VALUE_NUMBER_INT:null',
      'VALUE_NUMBER_INT:null',
      'END_ARRAY:b',
      'END_OBJECT:a',
      'FIELD_NAME:c',
      'VALUE_STRING:c',
      'END_OBJECT:null',
    ],
    'tokens with names',
  );
  const second = statics['createparser']('{"skip":[1],"i":{"itemName":"n"}}') as ApexJsonParser;
  second.nexttoken();
  second.nextvalue();
  second.skipchildren();
  second.nextvalue();
  assert.equal((second.readvalueas(typeOf('Order.Item')) as Item).f_itemname, 'n', 'readValueAs');
});

test('JSONGenerator writes the example of the reference', () => {
  const generator = statics['creategenerator'](true) as ApexJsonGenerator &
    Record<string, (...args: ApexValue[]) => null>;
  generator.writestartobject();
  generator['writenumberfield']('abc', ApexDecimal.parse('1.21'));
  generator['writestringfield']('def', 'xyz');
  generator.writefieldname('ghi');
  generator.writestartobject();
  generator.writeobjectfield('aaa', new ApexList(T_LIST_OF_OBJECT, [1, 2, 3]));
  generator.writeendobject();
  generator.writeendobject();
  assert.equal(
    generator.getasstring(),
    '{\n  "abc" : 1.21,\n  "def" : "xyz",\n  "ghi" : {\n    "aaa" : [ 1, 2, 3 ]\n  }\n}',
    'text',
  );
  assert.match(
    thrown(() => generator.writenull()),
    /Generator has been closed/,
    'closed',
  );
});
