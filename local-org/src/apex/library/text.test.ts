import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ApexValue } from '../abi.ts';
import { ApexDate, ApexDatetime, ApexList, T_LIST_OF_OBJECT, T_LIST_OF_STRING, textOf } from '../runtime/index.ts';
import { enterTest } from '../runtime/test-hooks.ts';
import type { TestTransaction } from '../runtime/test-hooks.ts';
import { platformClass } from './index.ts';
import { thrown } from '../runtime/test-thrown.ts';

let run: TestTransaction;
before(() => (run = enterTest()));
after(() => run.leave());

const String_ = platformClass('String')!;
const call = (text: string, method: string, ...args: ApexValue[]): ApexValue =>
  (String_.instance![method] as unknown as (...all: ApexValue[]) => ApexValue)(text, ...args);
const callStatic = (method: string, ...args: ApexValue[]): ApexValue =>
  (String_.statics![method] as (...all: ApexValue[]) => ApexValue)(...args);

test('instance methods of String', () => {
  const rows: [ApexValue, string, ApexValue[], ApexValue][] = [
    ['Hello Maximillian', 'abbreviate', [8], 'Hello...'],
    ['Hello Maximillian', 'abbreviate', [8, 10], '...mi...'],
    ['hello world', 'capitalize', [], 'Hello world'],
    ['hallo', 'center', [9], '  hallo  '],
    ['hallo', 'center', [9, '-'], '--hallo--'],
    ['abc', 'leftpad', [5, 'xy'], 'xyabc'],
    ['abc', 'rightpad', [5], 'abc  '],
    ['abcde', 'substring', [1, 3], 'bc'],
    ['abcde', 'mid', [2, 9], 'cde'],
    ['abcde', 'left', [2], 'ab'],
    ['abcde', 'right', [9], 'abcde'],
    ['a.b.c', 'substringbeforelast', ['.'], 'a.b'],
    ['a.b.c', 'substringafter', ['.'], 'b.c'],
    ['a.b.c', 'substringafterlast', ['.'], 'c'],
    ['<a>x</a>', 'substringbetween', ['<a>', '</a>'], 'x'],
    ['abc', 'substringbetween', ['x'], null],
    ['Hello Jane', 'difference', ['Hello Max'], 'Max'],
    ['Hello Joe', 'getlevenshteindistance', ['Hello Max'], 3],
    ['Hello Joe', 'getlevenshteindistance', ['Hello Max', 2], -1],
    ['hello', 'indexofdifference', ['help'], 3],
    ['abcabc', 'countmatches', ['bc'], 2],
    ['abc', 'repeat', [2], 'abcabc'],
    ['abc', 'repeat', ['-', 2], 'abc-abc'],
    ['aBc', 'swapcase', [], 'AbC'],
    [' a  b ', 'normalizespace', [], 'a b'],
    ['salesforce and force.com', 'overlay', ['****', 6, 9], 'salesf****e and force.com'],
    ['1234', 'isnumeric', [], true],
    ['12.4', 'isnumeric', [], false],
    ['', 'isnumeric', [], false],
    ['abc', 'isalphanumericspace', [], true],
    ['ABC', 'isalluppercase', [], true],
    ['abcde', 'containsany', ['zb'], true],
    ['abba', 'containsonly', ['ab'], true],
    ['abc', 'compareto', ['abd'], -1],
    ['a"b,c', 'escapecsv', [], '"a""b,c"'],
    ['<a href="x">é</a>', 'escapehtml4', [], '&lt;a href=&quot;x&quot;&gt;&eacute;&lt;/a&gt;'],
    ['&lt;&euro;&#65;', 'unescapehtml4', [], '<€A'],
    ["it's/\n", 'escapeecmascript', [], "it\\'s\\/\\n"],
    ['Nä', 'escapeunicode', [], 'N\\u00E4'],
    ['<b>x</b>', 'striphtmltags', [], 'x'],
    ['abc', 'charat', [1], 98],
    ['Abc', 'equalsignorecase', ['aBC'], true],
    ['Abc', 'equals', ['abc'], false],
    ['hello', 'hashcode', [], 99162322],
    ['$a$', 'replace', ['$', '$$'], '$$a$$'],
    ['abcabc', 'replacefirst', ['b(c)', '$1$1'], 'accabc'],
    ['a1b22', 'replaceall', ['[0-9]+', '<$0>'], 'a<1>b<22>'],
  ];
  for (const [text, method, args, expected] of rows) {
    assert.deepEqual(call(text as string, method, ...args), expected, `${method} of ${text as string}`);
  }
});

test('split as Java does', () => {
  const rows: [string, ApexValue[], string][] = [
    ['a,b,,', [','], '(a, b)'],
    ['a,b,,', [',', -1], '(a, b, , )'],
    ['a:b:c', [':', 2], '(a, b:c)'],
    ['', [','], '()'],
    ['abc', [''], '(a, b, c)'],
    [',a', [','], '(, a)'],
    ['a1b2', ['\\d'], '(a, b)'],
    ['a.b', ['\\.'], '(a, b)'],
    ['x', ['y'], '(x)'],
  ];
  for (const [text, args, expected] of rows)
    assert.equal(textOf(call(text, 'split', ...args)), expected, `${text} by ${textOf(args[0])}`);
  assert.equal(textOf(call('ab12CDe', 'splitbycharactertypecamelcase')), '(ab, 12, C, De)', 'camel case');
});

test('errors of String', () => {
  assert.equal(
    thrown(() => call('abc', 'substring', 5)),
    'System.StringException: Starting position out of bounds: 5',
    'substring',
  );
  assert.match(
    thrown(() => call('abc', 'contains', null)),
    /NullPointerException/,
    'null argument',
  );
  assert.match(
    thrown(() => call('abc', 'replaceall', '(', 'x')),
    /StringException: Invalid regex: Unclosed group/,
    'bad pattern',
  );
});

test('static methods of String', () => {
  const objects = (...values: ApexValue[]) => new ApexList(T_LIST_OF_OBJECT, values);
  assert.equal(
    callStatic('format', "It''s {0}, '{1}' {1} {2}", objects(1234, null)),
    "It's 1234, {1} null {2}",
    'format',
  );
  assert.match(
    thrown(() => callStatic('format', '{0', objects(1))),
    /IllegalArgumentException: Unmatched braces/,
    'open brace',
  );
  assert.equal(callStatic('join', objects('a', 1, null), '-'), 'a-1-', 'join');
  assert.equal(callStatic('valueof', ApexDate.of(2026, 1, 2)), '2026-01-02', 'a date without time');
  assert.equal(
    callStatic('valueof', new ApexDatetime(Date.UTC(2026, 0, 1, 20))),
    '2026-01-01 12:00:00',
    'a datetime in the user zone',
  );
  assert.equal(callStatic('valueof', null), null, 'null');
  assert.equal(callStatic('escapesinglequotes', "O'Neil\\"), "O\\'Neil\\\\", 'escapeSingleQuotes');
  assert.equal(callStatic('isblank', ' \t'), true, 'isBlank');
  assert.equal(callStatic('isnotempty', ' '), true, 'isNotEmpty');
  assert.equal(
    callStatic('getcommonprefix', new ApexList(T_LIST_OF_STRING, ['SFDCApex', 'SFDCVisualforce'])),
    'SFDC',
    'common prefix',
  );
  assert.equal(callStatic('fromchararray', new ApexList(T_LIST_OF_OBJECT, [65, 66])), 'AB', 'fromCharArray');
});
