import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { ApexType, ApexValue } from '../abi.ts';
import {
  ApexBlob,
  ApexDecimal,
  ApexDouble,
  ApexEnum,
  ApexList,
  ApexMap,
  DmlException,
  T_LIST_OF_OBJECT,
  textOf,
  typeOf,
} from '../runtime/index.ts';
import { enterTest } from '../runtime/test-hooks.ts';
import type { TestTransaction } from '../runtime/test-hooks.ts';
import { builtMembers, isBuilt, platformClass } from './index.ts';
import { thrown } from '../runtime/test-thrown.ts';

const EC = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });
let run: TestTransaction;
before(() => {
  run = enterTest({
    certificateKey: (name) =>
      name === 'Hub' ? RSA.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString() : null,
  });
});
after(() => run.leave());

type Call = (...args: ApexValue[]) => ApexValue;
const at = (type: string, member: string) => platformClass(type)!.statics![member] as Call;
const make = (type: string, ...args: ApexValue[]) =>
  (platformClass(type)!.construct as unknown as (type: ApexType, ...rest: ApexValue[]) => Record<string, Call>)(
    typeOf(type),
    ...args,
  );
const blob = (text: string) => ApexBlob.ofText(text);
const d = (text: string) => ApexDecimal.parse(text)!;

test('valueOf of numbers', () => {
  const rows: [string, ApexValue, string][] = [
    ['Integer', '2147483648', 'System.TypeException: Invalid integer: 2147483648'],
    ['Integer', '1.5', 'System.TypeException: Invalid integer: 1.5'],
    ['Integer', null, 'System.NullPointerException: Argument cannot be null.'],
    ['Long', '9223372036854775808', 'System.TypeException: Invalid long: 9223372036854775808'],
    ['Decimal', 'x', 'System.TypeException: Invalid decimal: x'],
    ['Double', '', 'System.TypeException: Invalid double: '],
  ];
  for (const [type, value, message] of rows)
    assert.equal(
      thrown(() => at(type, 'valueof')(value)),
      message,
      `${type} of ${textOf(value)}`,
    );
  assert.equal(at('Integer', 'valueof')('-12'), -12, 'Integer');
  assert.equal(at('Integer', 'valueof')(d('3.9')), 3, 'Integer from Decimal');
  assert.equal(textOf(at('Decimal', 'valueof')('12.40')), '12.40', 'Decimal keeps scale');
  assert.equal(at('Boolean', 'valueof')('TRUE'), true, 'Boolean');
  assert.equal(textOf(at('Double', 'valueof')('1e3')), '1000.0', 'Double');
});

test('Math', () => {
  const rows: [string, ApexValue[], string][] = [
    ['mod', [-7, 3], '-1'],
    ['abs', [-2147483648], '-2147483648'],
    ['round', [d('2.5')], '2'],
    ['round', [new ApexDouble(3.5)], '4'],
    ['ceil', [d('1.1')], '2'],
    ['floor', [new ApexDouble(-1.1)], '-2.0'],
    ['max', [1, 2], '2'],
    ['min', [d('1.5'), d('1.25')], '1.25'],
    ['pow', [new ApexDouble(2), new ApexDouble(10)], '1024.0'],
    ['sqrt', [d('2.25')], '1.5'],
    ['signum', [d('-3')], '-1'],
    ['rint', [new ApexDouble(2.5)], '2.0'],
  ];
  for (const [member, args, text] of rows)
    assert.equal(textOf(at('Math', member)(...args)), text, `${member}(${args.map(textOf).join()})`);
  assert.match(
    thrown(() => at('Math', 'mod')(1, 0)),
    /MathException: Divide by 0/,
    'mod by zero',
  );
});

test('Id: length, case and checksum', () => {
  assert.equal(at('Id', 'valueof')('001000000000001'), '001000000000001AAA', '15 become 18');
  assert.equal(at('Id', 'valueof')('001d000000iqhcbiaj'), '001D000000IqhCbIAJ', 'the checksum restores case');
  assert.equal(
    thrown(() => at('Id', 'valueof')('nope')),
    'System.StringException: Invalid id: nope',
    'no id',
  );
});

test('Crypto and EncodingUtil agree with known vectors', () => {
  const hex = at('EncodingUtil', 'converttohex');
  assert.equal(
    hex(at('Crypto', 'generatedigest')('SHA-256', blob('abc'))),
    createHash('sha256').update('abc').digest('hex'),
    'digest',
  );
  assert.equal(
    hex(at('Crypto', 'generatemac')('HmacSHA256', blob('what do ya want for nothing?'), blob('Jefe'))),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    'RFC 4231 case 2',
  );
  const key = at('Crypto', 'generateaeskey')(256) as ApexBlob;
  const secret = at('Crypto', 'encryptwithmanagediv')('AES256', key, blob('hello'));
  assert.equal(
    (at('Crypto', 'decryptwithmanagediv')('AES256', key, secret) as ApexBlob).tostring(),
    'hello',
    'AES there and back',
  );
  assert.match(
    thrown(() => at('Crypto', 'encrypt')('AES128', key, blob('x'), blob('y'))),
    /InvalidParameterValueException: Invalid private key/,
    'key size',
  );
  assert.equal(at('EncodingUtil', 'urlencode')('a b&ü~*', 'UTF-8'), 'a+b%26%C3%BC%7E*', 'urlEncode');
  assert.equal(at('EncodingUtil', 'urldecode')('a+b%26%C3%BC', 'UTF-8'), 'a b&ü', 'urlDecode');
  assert.equal((at('EncodingUtil', 'base64decode')('aGk=') as ApexBlob).tostring(), 'hi', 'base64');
});

test('signatures by RSA and ECDSA verify, and fail on other data', () => {
  const pairs = { 'RSA-SHA256': RSA, 'ECDSA-SHA256': EC };
  for (const [algorithm, pair] of Object.entries(pairs)) {
    const secret = new ApexBlob(pair.privateKey.export({ format: 'der', type: 'pkcs8' }));
    const open = new ApexBlob(pair.publicKey.export({ format: 'der', type: 'spki' }));
    const signature = at('Crypto', 'sign')(algorithm, blob('data'), secret);
    assert.equal(at('Crypto', 'verify')(algorithm, blob('data'), signature, open), true, algorithm);
    assert.equal(
      at('Crypto', 'verify')(algorithm, blob('other'), signature, open),
      false,
      `${algorithm} on other data`,
    );
  }
  const jwt = make('Auth.JWT');
  jwt['setiss']('hub');
  const token = make('Auth.JWS', jwt, 'Hub')['getcompactserialization']() as string;
  const [head, body, signature] = token.split('.') as [string, string, string];
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as { iss: string; exp: number; iat: number };
  assert.equal(claims.iss, 'hub', 'claims');
  assert.equal(claims.exp - claims.iat, 300, 'five minutes');
  assert.equal(
    at('Crypto', 'verify')(
      'RSA-SHA256',
      blob(`${head}.${body}`),
      new ApexBlob(Buffer.from(signature, 'base64url')),
      'Hub',
    ),
    true,
    'by certificate name',
  );
});

test('Dom.Document reads and writes', () => {
  const document = make('Dom.Document');
  document['load']('<a:root xmlns:a="urn:a" id="1"><!--c--><item>x &amp; y</item><a:item/></a:root>');
  const root = document['getrootelement']() as Record<string, Call>;
  assert.equal(root['getname'](), 'root', 'local name');
  assert.equal(root['getnamespace'](), 'urn:a', 'namespace');
  assert.equal(root['getattributevalue']('id', null), '1', 'attribute');
  assert.equal((root['getchildelement']('item', null) as Record<string, Call>)['gettext'](), 'x & y', 'text');
  assert.equal((root['getchildelements']() as ApexList).size(), 2, 'elements');
  assert.equal((root['getchildren']() as ApexList).size(), 3, 'with the comment');
  (root['addchildelement']('new', null, null) as Record<string, Call>)['addtextnode']('<');
  assert.equal(
    document['toxmlstring'](),
    '<?xml version="1.0" encoding="UTF-8"?><a:root xmlns:a="urn:a" id="1"><!--c--><item>x &amp; y</item><a:item/><new>&lt;</new></a:root>',
    'written',
  );
  assert.match(
    thrown(() => document['load']('<a><b></a>')),
    /XmlException/,
    'broken',
  );
  assert.match(
    thrown(() => document['load']('<!DOCTYPE a [<!ENTITY x "y">]><a/>')),
    /XmlException/,
    'no entities',
  );
});

test('XML streams', () => {
  const reader = make('XmlStreamReader', '<books><book isbn="1">A</book></books>');
  const seen: string[] = [];
  while (reader['hasnext']()) {
    reader['next']();
    seen.push(`${textOf(reader['geteventtype']())} ${textOf(reader['getlocalname']() ?? reader['gettext']())}`);
  }
  assert.deepEqual(
    seen,
    [
      'START_ELEMENT books',
      'START_ELEMENT book',
      'CHARACTERS A',
      'END_ELEMENT book',
      'END_ELEMENT books',
      'END_DOCUMENT null',
    ],
    'events',
  );
  const writer = make('XmlStreamWriter');
  writer['writestartdocument'](null, '1.0');
  writer['writestartelement'](null, 'a', null);
  writer['writeattribute'](null, null, 'x', '"');
  writer['writecharacters']('<');
  writer['writeemptyelement'](null, 'b', null);
  writer['writeenddocument']();
  assert.equal(writer['getxmlstring'](), '<?xml version="1.0"?><a x="&quot;">&lt;<b/></a>', 'text');
});

test('HTTP messages, URLs, pages', () => {
  const request = make('HttpRequest');
  request['setheader']('Content-Type', 'text/plain');
  assert.equal(request['getheader']('content-TYPE'), 'text/plain', 'header names without case');
  request['setbody']('ü');
  assert.equal((request['getbodyasblob']() as ApexBlob).size(), 2, 'UTF-8');
  assert.match(
    thrown(() => request['settimeout'](120_001)),
    /CalloutException/,
    'timeout',
  );
  const url = make('Url', 'https://user@example.com:8443/a/b?x=1#r');
  assert.deepEqual(
    ['getprotocol', 'gethost', 'getport', 'getpath', 'getfile', 'getref', 'getuserinfo'].map((member) => url[member]()),
    ['https', 'example.com', 8443, '/a/b', '/a/b?x=1', 'r', 'user'],
    'parts of a URL',
  );
  const page = make('PageReference', '/apex/hub?a=1+2');
  const parameters = page['getparameters']() as ApexMap;
  assert.equal(parameters.get('a'), '1 2', 'parameter');
  parameters.put('b', 'ü');
  assert.equal(page['geturl'](), '/apex/hub?a=1+2&b=%C3%BC', 'getUrl');
});

test('assertions fail with the texts of the platform and cannot be caught', () => {
  assert.equal(
    thrown(() => at('System', 'assertequals')(1, 2, 'why')),
    'System.AssertException: Assertion Failed: why: Expected: 1, Actual: 2',
    'assertEquals',
  );
  assert.equal(
    thrown(() => at('System', 'assertnotequals')('a', 'a')),
    'System.AssertException: Assertion Failed: Same value: a',
    'assertNotEquals',
  );
  assert.equal(
    thrown(() => at('Assert', 'fail')('no')),
    'System.AssertException: Assertion Failed: no',
    'fail',
  );
  assert.equal(
    thrown(() => at('Assert', 'areequal')('a', 'A')),
    'System.AssertException: Assertion Failed: Expected: a, Actual: A',
    'text has case',
  );
  assert.equal(
    thrown(() => at('Assert', 'areequal')(1, d('1.00'))),
    'nothing',
    'numbers by value',
  );
});

test('Location measures along the sphere', () => {
  const place = (latitude: string, longitude: string): ApexValue =>
    at('Location', 'newinstance')(d(latitude), d(longitude));
  const [pole, equator] = [place('90', '0'), place('0', '20.5')];
  const quarter = (unit: string): number => Number(textOf(at('Location', 'getdistance')(pole, equator, unit)));
  assert.equal(Math.round(quarter('km')), 10008, 'from the pole to the equator in kilometres');
  assert.equal(Math.round(quarter('mi')), 6218, 'and in miles');
  assert.match(
    thrown(() => quarter('ft')),
    /IllegalArgumentException/,
    'no other unit',
  );
});

test('Type, enums, UUID, debug', () => {
  assert.equal(textOf(at('Type', 'forname')('map<string, list<account>>')), 'Map<String,List<Account>>', 'forName');
  assert.equal(at('Type', 'forname')('Nope'), null, 'unknown');
  assert.equal(
    textOf(at('Type', 'forname')('HttpRequest')),
    'System.HttpRequest',
    'a platform class has its namespace',
  );
  const levels = at('LoggingLevel', 'values')() as ApexList;
  assert.ok((at('LoggingLevel', 'valueof')('warn') as ApexEnum).ordinal() < levels.size(), 'valueOf without case');
  assert.match(
    thrown(() => at('LoggingLevel', 'valueof')('x')),
    /NoSuchElementException/,
    'no constant',
  );
  assert.match(
    textOf(at('UUID', 'randomuuid')()),
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    'version 4',
  );
  at('System', 'debug')(at('LoggingLevel', 'valueof')('WARN'), new ApexList(T_LIST_OF_OBJECT, [1]));
  assert.deepEqual(run.log.at(-1), { level: 'WARN', message: '(1)' }, 'debug');
  assert.equal(textOf(make('List', 2)), '(null, null)', 'new List(size)');
});

test('the registry says what is built', () => {
  assert.ok(
    isBuilt('String', 'isBlank') && isBuilt('System.List', 'deepClone') && isBuilt('Exception', 'getStackTraceString'),
    'built',
  );
  assert.ok(!isBuilt('XmlStreamReader', 'nope') && !isBuilt('Nope'), 'not built');
  assert.ok(builtMembers().includes('system.json.serializepretty'), 'listed');
});

test('a DmlException tells what happened to each record', () => {
  const exception = new DmlException('Insert failed.') as DmlException & Record<string, Call>;
  exception.failures = [
    {
      index: 2,
      id: null,
      code: 'REQUIRED_FIELD_MISSING',
      message: 'Required fields are missing: [Name]',
      fields: ['Name'],
    },
  ];
  assert.equal(exception['getnumdml'](), 1, 'count');
  assert.equal(exception['getdmlindex'](0), 2, 'index of the record');
  assert.equal(textOf(exception['getdmltype'](0)), 'REQUIRED_FIELD_MISSING', 'status');
  assert.equal(textOf(exception['getdmlfieldnames'](0)), '(Name)', 'fields');
  assert.match(
    thrown(() => exception['getdmlid'](1)),
    /IllegalArgumentException/,
    'no such failure',
  );
});
