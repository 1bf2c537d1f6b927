import assert from 'node:assert/strict';
import { SourceMap } from 'node:module';
import type { SourceMapPayload } from 'node:module';
import { test } from 'node:test';
import { auraSignatures, compileAnonymous, withCoverage } from '../index.ts';
import { compiled, loaded, outcome, schema } from './run-support.ts';

/** What a body gives that builds the String `o`. */
function run(body: string, members = ''): unknown {
  return outcome(`public class T { ${members} public static String run() { String o = ''; ${body} return o; } }`);
}

const CASES: readonly (readonly [what: string, body: string, members: string, expected: string])[] = [
  ['Integer wraps at 32 bits', 'Integer i = 2147483647; i++; o += i; o += 65536 * 65536;', '', '-21474836480'],
  ['Integer division cuts', 'o += 7 / 2; o += -7 / 2;', '', '3-3'],
  ['Long wraps at 64 bits', 'Long l = 9223372036854775807L; l += 1; o += l;', '', '-9223372036854775808'],
  ['Decimal keeps its scale', 'Decimal d = 1.50; o += d + 1;', '', '2.50'],
  ['shifts', "o += (-1 >>> 28) + ',' + (1 << 4) + ',' + (-8 >> 1);", '', '15,16,-4'],
  ['text compares without case', "o += 'A' == 'a'; o += 'b' > 'A';", '', 'truetrue'],
  ['null compares as false', 'Integer i; o += i > 1; o += i < 1; o += i == null;', '', 'falsefalsetrue'],
  [
    'null in arithmetic is an exception',
    'Integer i; try { i = i + 1; } catch (NullPointerException e) { o += e.getMessage(); }',
    '',
    'Attempt to de-reference a null object',
  ],
  [
    'null receivers are exceptions',
    'List<String> l; try { l.size(); } catch (Exception e) { o += e.getTypeName(); }',
    '',
    'System.NullPointerException',
  ],
  ['null text concatenates', 'String a; String b; o = a + b;', '', 'nullnull'],
  ['text in brackets concatenates', "String a; Integer i = 1; o = a + ('x' + i + (i + 1));", '', 'nullx12'],
  ['null in brackets concatenates', "String a; String b; o = a + (b + 'x');", '', 'nullnullx'],
  ['postfix gives the old value', "Integer i = 1; Integer j = i++ + ++i; o += i + ':' + j;", '', '3:4'],
  [
    'an index is evaluated once',
    "List<Integer> l = new List<Integer>{ 5 }; Integer n = 0; l[n++] += 2; o += l[0] + ':' + n;",
    '',
    '7:1',
  ],
  ['safe navigation stops the chain', 'T t; o += t?.next?.name == null;', 'T next; String name;', 'true'],
  [
    'break in a switch leaves the loop',
    'for (Integer i = 0; i < 5; i++) { switch on i { when 2 { break; } when else { o += i; } } }',
    '',
    '01',
  ],
  ['switch on enums', 'switch on E.B { when A { o += 1; } when B { o += 2; } }', 'enum E { A, B }', '2'],
  ['enum values', "o += E.values().size(); o += E.valueOf('b').ordinal(); o += E.A.name();", 'enum E { A, B }', '21A'],
  [
    'finally runs after return',
    'o += f();',
    "static String s = ''; static String f() { try { return 'a' + s; } finally { s += 'b'; } }",
    'a',
  ],
  [
    'exceptions are caught by type',
    "try { throw new AException('x'); } catch (DmlException e) { o += 1; } catch (AException e) { o += e.getMessage(); }",
    'class AException extends Exception { }',
    'x',
  ],
  [
    'overrides and super',
    'B b = new C(); o += b.m();',
    "virtual class B { public virtual String m() { return 'b'; } } class C extends B { public override String m() { return super.m() + 'c'; } }",
    'bc',
  ],
  [
    "fields of an heir are ready in its parent's constructor",
    'o += new C().n;',
    'abstract class B { public B() { m(); } protected abstract void m(); } class C extends B { public Integer n = 1; protected override void m() { n++; } }',
    '2',
  ],
  [
    'constructors of one class',
    'o += new B().n;',
    'class B { Integer n = 1; B() { this(5); n++; } B(Integer i) { n += i; } }',
    '7',
  ],
  [
    'overloads by static type',
    "Object x = 'a'; o += f(x) + f('a') + f(1);",
    "static String f(Object a) { return 'O'; } static String f(String a) { return 'S'; } static String f(Long a) { return 'L'; }",
    'OSL',
  ],
  [
    'properties',
    'B b = new B(); b.n = 4; o += b.n;',
    'class B { Integer n { get { return n * 2; } set { n = value + 1; } } }',
    '10',
  ],
  ['statics in textual order', 'o += b;', 'static Integer a = 2; static Integer b = a * 3;', '6'],
  [
    'loops over sets and maps',
    "for (String k : new Map<String, Integer>{ 'a' => 1, 'b' => 2 }.keySet()) { o += k; }",
    '',
    'ab',
  ],
  [
    'user iterators',
    'for (String s : new It()) { o += s; }',
    "class It implements Iterable<String>, Iterator<String> { Integer n = 0; public Iterator<String> iterator() { return this; } public Boolean hasNext() { return n < 2; } public String next() { n++; return 'x' + n; } }",
    'x1x2',
  ],
  ['ternary widens', 'Object x = true ? 1 : 1.5; o += x instanceof Decimal;', '', 'true'],
  [
    'a Date in an Object is a Datetime too',
    'Object x = Date.newInstance(2020, 1, 1); o += x instanceof Datetime;',
    '',
    'true',
  ],
  [
    'a Datetime in an Object is no Date',
    'Object x = Datetime.newInstanceGmt(2020, 1, 1); o += x instanceof Date;',
    '',
    'false',
  ],
  [
    'System.runAs ends a loop, a turn of a loop, and its method',
    'for (Integer i = 0; i < 9; i++) { User u; System.runAs(u) { if (i == 1) { continue; } for (Integer k = 0; k < 3; k++) { if (k == 1) { break; } o += k; } if (i == 3) { break; } } o += i; } o += found(2) + found(9);',
    `static String found(Integer wanted) { User u; for (Integer i : new List<Integer>{ 1, 2 }) { System.runAs(u) { System.runAs(u) { if (i == wanted) { return 'f' + i; } } } } return 'n'; }`,
    '00020f2n',
  ],
  [
    'safe navigation stops the chain behind methods of the platform',
    'SObject s; o += s?.getSObjectType().getDescribe().fields.getMap() == null;',
    '',
    'true',
  ],
  [
    'String.valueOf goes by the static type',
    `Date d = Date.newInstance(2020, 1, 2); Object x = d; o += String.valueOf(d) + '|' + String.valueOf(x);`,
    '',
    '2020-01-02|2020-01-02 00:00:00',
  ],
  ['names without case', 'INTEGER Abc = 1; o += aBC;', '', '1'],
];

for (const [what, body, members, expected] of CASES) {
  test(what, () => {
    assert.equal(run(body, members), expected, 'the program gives what the platform gives');
  });
}

test('private namesakes in classes of their own are not overrides', () => {
  const given = outcome(
    'public class T { public static String run() { return new C().call(); } }',
    "public virtual class B { private String m() { return 'b'; } public String call() { return m(); } }",
    "public class C extends B { private String m() { return 'c'; } }",
  );
  assert.equal(given, 'b', 'the parent calls its own');
});

test('methods of anonymous Apex see its variables', () => {
  const text =
    "Integer i = 1; String s; Integer twice() { return i * 2; } i = 4; s = 'x' + twice(); throw new ItException(s); class ItException extends Exception {}";
  const { program, problems } = compileAnonymous({
    files: [],
    schema,
    text,
    apiVersion: 67,
  });
  assert.deepEqual(problems, [], 'it compiles');
  const block = loaded(program.units.map((unit) => ({ ...unit, name: '__anonymous' }))).get('__anonymous');
  assert.throws(() => (block as unknown as { run(): void }).run(), /x8/, 'the method saw the value of the moment');
});

test('classes of other files are found when they are used', () => {
  const result = outcome(
    'public class A extends B { public static String run() { return new A().hi() + C.N; } }',
    "public virtual class B { public String hi() { return 'hi'; } }",
    'public class C { public static Integer N = 3; }',
  );
  assert.equal(result, 'hi3', 'both the parent and the static of another file are there');
});

test('statics start anew in each transaction', () => {
  const { program } = compiled(
    'public class T { static Integer n = 0; public static String run() { n++; return String.valueOf(n); } }',
  );
  const org = loaded(program.units);
  const call = (): unknown => (org.get('t').$s() as unknown as { m_run(): unknown }).m_run();
  assert.deepEqual([call(), call()], ['1', '2'], 'a transaction keeps its statics');
  org.reset();
  assert.equal(call(), '1', 'the next one starts with its own');
});

test('a class with an error does not stop the others', () => {
  const { problems, program } = compiled('public class A { Foo f; }', 'public class B { }');
  assert.deepEqual(
    program.units.map((unit) => unit.name),
    ['B'],
    'the sound class has a unit',
  );
  assert.deepEqual(
    problems.map((problem) => [problem.file, problem.line, problem.column]),
    [['A.cls', 1, 18]],
    'the other one has a problem in its place',
  );
});

test('the source map leads back to the line and column of a statement', () => {
  const { program } = compiled(
    "public class T {\n  static void m() {\n    Integer i = 1;\n    throw new DmlException('x');\n  }\n}",
  );
  const [unit] = program.units;
  assert.ok(unit, 'the class has a unit');
  const lines = unit.code.split('\n');
  const line = lines.findIndex((text) => text.includes('throw '));
  const entry = new SourceMap(JSON.parse(unit.map) as SourceMapPayload).findEntry(
    line,
    lines[line]?.indexOf('throw ') ?? 0,
  );
  assert.ok('originalLine' in entry, 'the place is mapped');
  assert.deepEqual(
    [entry.originalLine + 1, entry.originalColumn + 1],
    [4, 5],
    'it is the throw statement of the source',
  );
  assert.deepEqual(unit.executableLines, [3, 4], 'lines with statements are executable');
});

test('System.debug() alone on a line is no line for coverage', () => {
  const { program } = compiled(
    "public class T {\n static void m() {\n  System.debug('a');\n  Integer i = 1; System.debug(i);\n  debug();\n }\n static void debug() {}\n}",
  );
  assert.deepEqual(program.units[0]?.executableLines, [4, 5], 'other statements are');
});

test('coverage counters take the place of comments of the same length', () => {
  const { program } = compiled('public class T { static void m() { Integer i = 1; } }');
  const [unit] = program.units;
  assert.ok(unit, 'the class has a unit');
  const counting = withCoverage(unit, 2);
  assert.match(counting, /\$K\[1\]\+\+;/, 'the line is counted');
  assert.equal(counting.length - 'const $K=$.coverage[2];'.length, unit.code.length, 'nothing after the head moves');
});

test('anonymous Apex sees the classes of the org', () => {
  const files = [{ path: 'A.cls', text: 'public class A { public static Integer n = 1; }', apiVersion: 67 }];
  const good = compileAnonymous({ files, schema, text: 'Integer i = A.n; i++;', apiVersion: 67 });
  assert.deepEqual(good.problems, [], 'it compiles');
  assert.equal(good.program.units[0]?.kind, 'anonymous', 'its unit is the only one');
  const bad = compileAnonymous({ files, schema, text: 'Integer i = A.m;', apiVersion: 67 });
  assert.equal(bad.problems[0]?.message, 'Variable does not exist: m', 'its problems are its own');
});

test('what @AuraEnabled methods take and return is described to the last field', () => {
  const { model } = compiled(
    'public class T { @AuraEnabled(cacheable=true) public static List<Row> m(Map<String, Integer> a, Id b) { return null; } public class Row { @AuraEnabled public String name; @AuraEnabled public Row parent { get; set; } public Integer hidden; } }',
  );
  const [found] = auraSignatures(model);
  assert.deepEqual(
    found?.methods[0]?.returns,
    { kind: 'list', element: { kind: 'class', name: 'T.Row' } },
    'the result is a list of a class',
  );
  assert.equal(found?.methods[0]?.cacheable, true, 'cacheable is told');
  assert.deepEqual(
    found?.types[0]?.fields,
    [
      { name: 'name', shape: { kind: 'primitive', name: 'string', apex: 'String' } },
      { name: 'parent', shape: { kind: 'class', name: 'T.Row' } },
    ],
    'only @AuraEnabled members cross',
  );
});
