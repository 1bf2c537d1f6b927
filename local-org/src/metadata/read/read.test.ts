import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { canonicalFiles, formatSource } from '../canonical.ts';
import { checkSource } from '../check-source.ts';
import type { ComponentSet } from '../components.ts';
import { MetadataError } from '../errors.ts';
import { plainElement } from '../xml/plain.ts';
import { packageOf, xml } from '../test-org.ts';
import { readZip } from './package.ts';
import { readSource } from './source.ts';
import { unzip } from './zip.ts';

const FIELD = '<label>Key</label><length>20</length><type>Text</type>';
const LABEL =
  '<fullName>Hello</fullName><language>en_US</language><protected>false</protected><shortDescription>Hello</shortDescription><value>Hello</value>';
const SOURCE = {
  'objects/Route__c/Route__c.object-meta.xml': xml(
    'CustomObject',
    '<deploymentStatus>Deployed</deploymentStatus><label>Route</label><nameField><label>Name</label><type>Text</type></nameField><pluralLabel>Routes</pluralLabel><sharingModel>Private</sharingModel>',
  ),
  'objects/Route__c/fields/Key__c.field-meta.xml': xml('CustomField', `<fullName>Key__c</fullName>${FIELD}`),
  'objects/Account/fields/Key__c.field-meta.xml': xml('CustomField', `<fullName>Key__c</fullName>${FIELD}`),
  'labels/CustomLabels.labels-meta.xml': xml('CustomLabels', `<labels>${LABEL}</labels>`),
  'classes/A.cls': 'public class A {}',
  'classes/A.cls-meta.xml': xml('ApexClass', '<apiVersion>67.0</apiVersion><status>Active</status>'),
  'lwc/hello/hello.js': 'export default class A {}',
  'lwc/hello/hello.js-meta.xml': xml(
    'LightningComponentBundle',
    '<apiVersion>67.0</apiVersion><isExposed>false</isExposed>',
  ),
  'staticresources/Data.json': '{}',
  'staticresources/Data.resource-meta.xml': xml(
    'StaticResource',
    '<cacheControl>Private</cacheControl><contentType>application/json</contentType>',
  ),
};
const METADATA = {
  'objects/Route__c.object': xml(
    'CustomObject',
    `<deploymentStatus>Deployed</deploymentStatus><fields><fullName>Key__c</fullName>${FIELD}</fields><label>Route</label><nameField><label>Name</label><type>Text</type></nameField><pluralLabel>Routes</pluralLabel><sharingModel>Private</sharingModel>`,
  ),
  'objects/Account.object': xml('CustomObject', `<fields><fullName>Key__c</fullName>${FIELD}</fields>`),
  'labels/CustomLabels.labels': SOURCE['labels/CustomLabels.labels-meta.xml'],
  'classes/A.cls': SOURCE['classes/A.cls'],
  'classes/A.cls-meta.xml': SOURCE['classes/A.cls-meta.xml'],
  'lwc/hello/hello.js': SOURCE['lwc/hello/hello.js'],
  'lwc/hello/hello.js-meta.xml': SOURCE['lwc/hello/hello.js-meta.xml'],
  'staticresources/Data.resource': '{}',
  'staticresources/Data.resource-meta.xml': SOURCE['staticresources/Data.resource-meta.xml'],
};

function project(t: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'metadata-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(
    join(folder, 'sfdx-project.json'),
    '{"packageDirectories":[{"path":"app","default":true}],"sourceApiVersion":"67.0"}',
  );
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

const below = (files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`app/main/${path}`, text]));

/** Types, names, contents and descriptions, in an order of their own. */
function summary(set: ComponentSet): unknown[] {
  return set.components
    .map(
      (c) =>
        [
          `${c.type} ${c.fullName}`,
          c.document && JSON.stringify(plainElement(c.document)),
          c.content.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]),
        ] as const,
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

test('source format and metadata format give the same components', async (t) => {
  const folder = project(t, below(SOURCE));
  const source = await readSource([join(folder, 'app')]);
  const zipped = readZip(packageOf(METADATA));
  assert.deepEqual(source.problems, [], 'the source has no problem');
  assert.deepEqual(zipped.problems, [], 'nor has the zip');
  const unnamed = (set: ComponentSet): string =>
    JSON.stringify(summary(set)).replaceAll(/\["fullName",\{\},"Key__c"\],|,?\["xmlns[^\]]*\]/g, '');
  assert.equal(unnamed(source), unnamed(zipped), 'object, fields, label, class, bundle and resource are the same');
  assert.deepEqual(
    source.components.map((c) => c.type).filter((type) => type === 'CustomField').length,
    2,
    'fields are components of their own',
  );
});

test('.forceignore is honoured', async (t) => {
  const folder = project(t, { ...below(SOURCE), '.forceignore': '**/classes/**\n' });
  const { components } = await readSource([join(folder, 'app')]);
  assert.deepEqual(
    components.filter((c) => c.type === 'ApexClass'),
    [],
    'the class is left out',
  );
});

test('a script that is older than its TypeScript is found', async (t) => {
  const folder = project(t, {
    ...below(SOURCE),
    'app/main/lwc/hello/hello.ts': 'export default class A {}',
    '.forceignore': '**/lwc/**/*.ts\n',
  });
  const past = new Date('2020-01-01T00:00:00Z');
  utimesSync(join(folder, 'app/main/lwc/hello/hello.js'), past, past);
  const { problems } = await checkSource([join(folder, 'app')], { shape: 'developer', compilers: {} });
  assert.deepEqual(
    problems.map((p) => p.code),
    ['LWC_STALE_SCRIPT'],
    'the old script is an error',
  );
});

test('a bundle whose TypeScript was never compiled is found', async (t) => {
  const others = Object.fromEntries(Object.entries(SOURCE).filter(([path]) => path !== 'lwc/hello/hello.js'));
  const folder = project(t, {
    ...below({
      ...others,
      'lwc/hello/hello.html': '<template></template>',
      'lwc/hello/hello.ts': 'export default class A {}',
    }),
    '.forceignore': '**/lwc/**/*.ts\n',
  });
  const { problems } = await checkSource([join(folder, 'app')], { shape: 'developer', compilers: {} });
  assert.deepEqual(
    problems.map((p) => p.code),
    ['LWC_NOT_COMPILED'],
    'the template alone would lose its class',
  );
});

test('a check counts components and names files as the folder was named', async (t) => {
  const folder = project(
    t,
    below({ ...SOURCE, 'tabs/T.tab-meta.xml': xml('CustomTab', '<label>T</label><flexiPage>Nope</flexiPage>') }),
  );
  const result = await checkSource([join(folder, 'app')], { shape: 'developer', compilers: {} });
  assert.equal(result.components, 8, 'object, two fields, label, class, bundle, resource and tab');
  assert.deepEqual(
    result.problems.map((p) => [p.file, p.line]),
    [[join(folder, 'app/main/tabs/T.tab-meta.xml'), 3]],
    'an absolute folder gives absolute files',
  );
});

test('formatting brings files into the form of a retrieve, once', async (t) => {
  const folder = project(t, below(SOURCE));
  const dir = join(folder, 'app');
  const changed = await formatSource([dir]);
  assert.ok(changed.length > 0, 'the fixtures are not in canonical form');
  assert.deepEqual(await formatSource([dir]), [], 'a second run changes nothing');
  const text = readFileSync(join(folder, 'app/main/objects/Route__c/fields/Key__c.field-meta.xml'), 'utf8');
  assert.equal(
    text,
    '<?xml version="1.0" encoding="UTF-8"?>\n<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">\n    <fullName>Key__c</fullName>\n    <label>Key</label>\n    <length>20</length>\n    <type>Text</type>\n</CustomField>\n',
    'one element a line, in the order of the API',
  );
  assert.equal((await canonicalFiles([dir])).size, 7, 'every description has a canonical form');
});

function zipProblem(bytes: Uint8Array, limits?: { unzipped: number; files: number }): string {
  try {
    unzip(bytes, limits);
  } catch (error) {
    if (error instanceof MetadataError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'no problem';
}

test('a zip bomb is stopped at the limit', () => {
  const bomb = zipSync({ 'classes/A.cls': new Uint8Array(5_000_000) });
  assert.ok(bomb.length < 50_000, 'the bomb is small');
  assert.match(
    zipProblem(bomb, { unzipped: 1_000_000, files: 10 }),
    /^LIMIT_EXCEEDED: Maximum size of unzipped files/,
    'by its size',
  );
  const many = zipSync(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`classes/A${i}.cls`, strToU8('')])));
  assert.match(
    zipProblem(many, { unzipped: 1_000_000, files: 10 }),
    /^LIMIT_EXCEEDED: Maximum number of files/,
    'or by its files',
  );
});

for (const path of ['../evil.cls', '/etc/passwd', 'classes/../../evil.cls', 'C:\\evil.cls'])
  test(`a zip with the path ${path} is refused`, () => {
    assert.match(
      zipProblem(zipSync({ [path]: strToU8('x') })),
      /^INVALID_ZIP: .*leaves the package/,
      'the path leaves the package',
    );
  });

test('what is no zip is refused', () => {
  assert.match(zipProblem(strToU8('this is certainly not a zip file')), /^INVALID_ZIP/, 'text');
  const good = zipSync({ 'package.xml': strToU8('x'.repeat(1000)) });
  const cut = good.slice(0, good.length - 60);
  assert.match(zipProblem(cut), /^INVALID_ZIP/, 'a zip without its end');
});

test('code without a description and files of no type are told, and the rest is read', async (t) => {
  const folder = project(
    t,
    below({ ...SOURCE, 'classes/Lone.cls': 'public class Lone {}', 'tabs/T.tabb-meta.xml': '<x/>' }),
  );
  const { components, problems } = await readSource([join(folder, 'app')]);
  assert.deepEqual(problems.map((p) => p.code).sort(), ['META_FILE_MISSING', 'UNKNOWN_SUFFIX'], 'both files');
  assert.equal(components.length, 7, 'the others are there');
});

test('a folder that is read again is read as it is now', async (t) => {
  const folder = project(t, below(SOURCE));
  const names = async (type: string): Promise<string[]> =>
    (await readSource([join(folder, 'app')])).components.filter((c) => c.type === type).map((c) => c.fullName);
  assert.deepEqual(await names('ApexClass'), ['A'], 'at first');
  writeFileSync(join(folder, 'app/main/classes/B.cls'), 'public class B {}');
  writeFileSync(join(folder, 'app/main/classes/B.cls-meta.xml'), SOURCE['classes/A.cls-meta.xml']);
  assert.deepEqual((await names('ApexClass')).sort(), ['A', 'B'], 'with a class more');
  writeFileSync(join(folder, '.forceignore'), '**/classes/**\n');
  assert.deepEqual(await names('ApexClass'), [], 'with an ignore file');
  rmSync(join(folder, 'app/main/objects/Account/fields/Key__c.field-meta.xml'));
  assert.deepEqual(await names('CustomField'), ['Route__c.Key__c'], 'with a field less');
  writeFileSync(
    join(folder, 'app/main/objects/Route__c/Route__c.object-meta.xml'),
    SOURCE['objects/Route__c/Route__c.object-meta.xml'].replace('<label>Route<', '<label>Way<'),
  );
  const { components } = await readSource([join(folder, 'app')]);
  const route = components.find((c) => c.fullName === 'Route__c');
  assert.match(JSON.stringify(route?.document && plainElement(route.document)), /Way/, 'with another text in a file');
});

test('a folder that is not there is an error', async () => {
  await assert.rejects(readSource(['/nowhere/at/all']), /File or folder not found/, 'and says so');
});
