import assert from 'node:assert/strict';
import { crc32, deflateRawSync } from 'node:zlib';
import { Zip, strToU8, type ZipInputFile } from 'fflate';
import { after, before, describe, test } from 'node:test';
import { apexClass, lwcBundle, metadataXml, packageXml } from './support/packages.ts';
import { API, packed, type DeployMessage } from './support/rest-client.ts';
import { startServer, type Server } from './support/server.ts';
import { workplace, type Workplace } from './support/workplace.ts';

const GREETER = "public class Greeter {\n    public static String greet() {\n        return 'Hello';\n    }\n}";
let place: Workplace;
let server: Server;

before(async () => {
  place = workplace();
  server = await startServer(place);
  const { status, details } = await server.rest.deploy({
    'package.xml': packageXml({ ApexClass: ['Greeter'] }),
    ...apexClass('Greeter', GREETER),
  });
  assert.equal(status, 'Succeeded', JSON.stringify(details.componentFailures));
});
after(async () => {
  await server.stop();
  await place.remove();
});

/** What a deploy could change here. */
async function orgState(): Promise<unknown> {
  const classes = await server.rest.rows('SELECT Name, Body, LastModifiedDate FROM ApexClass ORDER BY Name', 'tooling');
  const sets = await server.rest.rows('SELECT Name FROM PermissionSet WHERE IsOwnedByProfile = false ORDER BY Name');
  const bundles = await server.rest.rows('SELECT DeveloperName FROM LightningComponentBundle', 'tooling');
  return { classes, sets, bundles };
}

interface Expected {
  readonly fileName: string;
  readonly line: number;
  readonly column: number;
  readonly problem: RegExp;
}

/** The deploy fails with exactly this error; the sound class beside it is not changed either. */
async function fails(
  members: Readonly<Record<string, readonly string[]>>,
  files: Readonly<Record<string, string>>,
  expected: Expected,
): Promise<void> {
  const before = await orgState();
  const { ApexClass = [], ...others } = members;
  const result = await server.rest.deploy({
    'package.xml': packageXml({ ApexClass: ['Greeter', ...ApexClass], ...others }),
    ...apexClass('Greeter', GREETER.replace('Hello', 'Changed')),
    ...files,
  });
  assert.deepEqual([result.status, result.done, result.success], ['Failed', true, false], 'the deploy has failed');
  const [failure, ...more] = result.details.componentFailures as readonly [DeployMessage, ...DeployMessage[]];
  assert.deepEqual(more, [], 'for one reason');
  assert.match(failure.problem ?? '', expected.problem, 'which is told');
  assert.deepEqual(
    [failure.fileName, failure.lineNumber, failure.columnNumber, failure.problemType, failure.success],
    [expected.fileName, expected.line, expected.column, 'Error', false],
    `with its place: ${JSON.stringify(failure)}`,
  );
  assert.equal(result.numberComponentErrors, 1, 'and counted');
  assert.deepEqual(await orgState(), before, 'nothing has changed');
}

const permissionSet = (body: string): string => metadataXml('PermissionSet', body);
const SET = 'permissionsets/Team.permissionset';

describe('a deploy fails as a whole, with file, line and column, because of', () => {
  test('a broken XML file', () =>
    fails(
      { PermissionSet: ['Team'] },
      { [SET]: permissionSet('    <label>Team</label>\n    <hasActivationRequired>false</label>') },
      { fileName: SET, line: 4, column: 40, problem: /Error parsing file: unexpected close tag/ },
    ));

  test('an unknown element', () =>
    fails(
      { PermissionSet: ['Team'] },
      { [SET]: permissionSet('    <label>Team</label>\n    <colour>red</colour>') },
      { fileName: SET, line: 4, column: 5, problem: /colour/ },
    ));

  test('a missing reference', () =>
    fails(
      { PermissionSet: ['Team'] },
      {
        [SET]: permissionSet(
          '    <classAccesses>\n        <apexClass>Nobody</apexClass>\n        <enabled>true</enabled>\n    </classAccesses>\n    <label>Team</label>',
        ),
      },
      { fileName: SET, line: 4, column: 9, problem: /Nobody/ },
    ));

  test('an Apex error', () =>
    fails(
      { ApexClass: ['Broken'] },
      apexClass('Broken', 'public class Broken {\n    Integer size = Greeter.greet();\n}'),
      { fileName: 'classes/Broken.cls', line: 2, column: 13, problem: /Illegal assignment from String to Integer/ },
    ));

  test('an Apex file that cannot be parsed', () =>
    fails({ ApexClass: ['Broken'] }, apexClass('Broken', 'public class Broken {\n    Integer = 5;\n}'), {
      fileName: 'classes/Broken.cls',
      line: 2,
      column: 13,
      problem: /=/,
    }));

  test('an LWC template error', () =>
    fails(
      { LightningComponentBundle: ['hello'] },
      lwcBundle(
        'hello',
        "import { LightningElement } from 'lwc';\nexport default class Hello extends LightningElement {}\n",
        '<template>\n    <p onclick="{go}">Hi</p>\n</template>\n',
      ),
      { fileName: 'lwc/hello/hello.html', line: 2, column: 8, problem: /go/ },
    ));

  test('an LWC that imports what the org does not have', () =>
    fails(
      { LightningComponentBundle: ['hello'] },
      lwcBundle(
        'hello',
        "import { LightningElement } from 'lwc';\nimport greet from '@salesforce/apex/Greeter.nothing';\nexport default class Hello extends LightningElement {\n    connectedCallback() {\n        greet();\n    }\n}\n",
        '<template></template>\n',
      ),
      { fileName: 'lwc/hello/hello.js', line: 2, column: 19, problem: /Greeter\.nothing/ },
    ));
});

describe('a zip', () => {
  async function refused(zip: Uint8Array, code: string, message: RegExp): Promise<void> {
    const before = await orgState();
    const result = await server.rest.outcome(await server.rest.send(zip));
    assert.deepEqual([result.status, result.errorStatusCode], ['Failed', code], 'the deploy has failed');
    assert.match(result.errorMessage ?? '', message, 'and says why');
    assert.deepEqual(await orgState(), before, 'nothing has changed');
    assert.equal((await server.rest.call('GET', `${API}/limits`)).status, 200, 'the org serves on');
  }

  test('that unfolds to more than 600 MB is stopped on the way', () =>
    refused(zipBomb(640), 'LIMIT_EXCEEDED', /Maximum size of unzipped files reached/));

  for (const path of ['../outside.cls', 'classes/../../outside.cls', '/etc/outside', 'C:\\outside']) {
    test(`whose path is ${path} leaves nothing outside`, () =>
      refused(packed({ 'package.xml': packageXml({}), [path]: 'x' }), 'INVALID_ZIP', /the path .* leaves the package/));
  }

  test('that is none', () => refused(strToU8('no zip'.repeat(10)), 'INVALID_ZIP', /not a valid zip file/));

  test('without package.xml', () =>
    refused(packed({ 'classes/A.cls': 'public class A {}' }), 'INVALID_ZIP', /package\.xml/));
});

/** Less than a megabyte that unfolds to as many megabytes of zeros. */
function zipBomb(megabytes: number): Uint8Array {
  const zeros = Buffer.alloc(64 * 1024 * 1024);
  const compressed = deflateRawSync(zeros, { level: 9 });
  const crc = crc32(zeros);
  const pieces: Uint8Array[] = [];
  const zip = new Zip((_error, piece) => pieces.push(piece));
  for (let at = 0; at * 64 < megabytes; at++) {
    const entry: ZipInputFile = { filename: `classes/Zeros${at}.cls`, compression: 8, size: zeros.length, crc };
    zip.add(entry);
    entry.ondata?.(null, compressed, true);
  }
  zip.end();
  return Buffer.concat(pieces);
}
