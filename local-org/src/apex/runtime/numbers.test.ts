import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexDecimal, ApexDouble, constantOfRounding, createValueRuntime } from './test-values.ts';
import { thrown } from './test-thrown.ts';

const $ = createValueRuntime();
const d = (text: string) => $.decimal(text) as ApexDecimal;

test('Integer and Long wrap at 32 and 64 bits', () => {
  assert.equal($.add(2147483647, 1), -2147483648, 'Integer addition wraps');
  assert.equal($.multiply(2147483647, 2), -2, 'Integer multiplication wraps');
  assert.equal($.add(9223372036854775807n, 1n), -9223372036854775808n, 'Long addition wraps');
  assert.equal($.add(1, 2n), 3n, 'Integer and Long give Long');
  assert.equal($.negate(-2147483648), -2147483648, 'the smallest Integer is its own negative');
  assert.equal($.idiv(-7, 2), -3, 'Integer division cuts towards zero');
  assert.equal($.bits!('>>>', -1n, 60), 15n, 'Long shift without sign');
  assert.equal($.toInteger(4294967297n), 1, 'Long to Integer keeps the low 32 bits');
});

test('division by zero is a MathException in every numeric type', () => {
  const message = 'System.MathException: Divide by 0';
  assert.equal(
    thrown(() => $.idiv(1, 0)),
    message,
    'Integer',
  );
  assert.equal(
    thrown(() => $.divide(1n, 0n)),
    message,
    'Long',
  );
  assert.equal(
    thrown(() => $.divide(d('1'), d('0'))),
    message,
    'Decimal',
  );
  assert.equal(
    thrown(() => $.divide(new ApexDouble(1), new ApexDouble(0))),
    message,
    'Double',
  );
});

test('Decimal keeps scale', () => {
  const rows: [unknown, string][] = [
    [$.add(d('1.10'), d('2.2')), '3.30'],
    [$.subtract(d('1'), d('0.001')), '0.999'],
    [$.multiply(d('1.10'), d('2.0')), '2.200'],
    [$.divide(d('10'), d('4')), '2.5'],
    [$.divide(d('10'), d('3')), '3.333333333333333333333333333333333'],
    [$.add(d('1.5'), 1), '2.5'],
    [$.add(d('1.5'), new ApexDouble(0.25)), '1.75'],
    [d('19').divide(d('100'), 3), '0.190'],
    [d('12.4567').divide(7, 2, constantOfRounding('UP')), '1.78'],
    [d('4.12').pow(2), '16.9744'],
    [d('1.10').striptrailingzeros(), '1.1'],
    [d('0.0000001'), '1E-7'],
  ];
  for (const [value, text] of rows) assert.equal($.str(value), text, text);
  assert.equal(d('123.45').precision(), 5, 'precision counts all digits');
  assert.ok($.eq(d('1.0'), d('1.00')), 'equal whatever the scale');
});

test('rounding modes', () => {
  const rows: [string, string, string][] = [
    ['HALF_EVEN', '2.5', '2'],
    ['HALF_EVEN', '3.5', '4'],
    ['HALF_UP', '2.5', '3'],
    ['HALF_UP', '-2.5', '-3'],
    ['HALF_DOWN', '2.5', '2'],
    ['CEILING', '-1.1', '-1'],
    ['FLOOR', '-1.1', '-2'],
    ['UP', '-1.1', '-2'],
    ['DOWN', '1.9', '1'],
  ];
  for (const [mode, from, to] of rows) {
    assert.equal($.str(d(from).setscale(0, constantOfRounding(mode))), to, `${from} by ${mode}`);
  }
  assert.equal($.str(d('2.345').setscale(2)), '2.34', 'the default is half even');
  assert.equal(
    thrown(() => d('1.5').setscale(0, constantOfRounding('UNNECESSARY'))),
    'System.MathException: Rounding necessary',
    'UNNECESSARY',
  );
});

test('Double prints as Java does', () => {
  const rows: [number, string][] = [
    [1, '1.0'],
    [0.1, '0.1'],
    [12345678, '1.2345678E7'],
    [1e10, '1.0E10'],
    [0.0001, '1.0E-4'],
    [-0, '-0.0'],
  ];
  for (const [value, text] of rows) assert.equal($.str(new ApexDouble(value)), text, text);
});

test('conversions and casts', () => {
  assert.equal($.toInteger(d('-1.9')), -1, 'Decimal to Integer cuts');
  assert.equal($.str($.cast(5, $.type('Decimal'))), '5', 'Integer cast to Decimal');
  assert.ok($.cast(5, $.type('Decimal')) instanceof ApexDecimal, 'and it is one');
  assert.equal($.cast(null, $.type('String')), null, 'null casts to anything');
  assert.equal(
    thrown(() => $.cast('x', $.type('Integer'))),
    'System.TypeException: Invalid conversion from runtime type String to Integer',
    'String to Integer',
  );
  assert.ok($.isInstance(1, $.type('Long')), 'an Integer is a Long');
  assert.ok(!$.isInstance(1n, $.type('Integer')), 'a Long is no Integer');
  assert.ok(!$.isInstance(null, $.type('Object')), 'null is an instance of nothing');
});

test('comparison', () => {
  assert.ok($.compare('b', 'A') > 0, 'text without case');
  assert.ok($.compare(d('1.10'), 1) > 0, 'numbers across types');
  assert.match(
    thrown(() => $.compare(null, 1)),
    /NullPointerException/,
    'null number',
  );
  assert.ok($.eq('ABC', 'abc'), '== ignores case');
  assert.ok(!$.same('ABC', 'abc'), '=== does not');
  assert.equal($.add('x', null), 'xnull', 'null in a concatenation');
});
