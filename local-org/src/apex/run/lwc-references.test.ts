import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { OrgDatabase, seedOrg } from '../../data/index.ts';
import { readModules } from '../../lightning/index.ts';
import { checkSource, createDeploy, deployResult } from '../../metadata/index.ts';
import type { OrgIdentity, Workers } from '../../org/types.ts';
import { openSchema } from '../../schema/index.ts';
import { createCompilers } from './org-compilers.ts';
import { createWorkers } from './workers.ts';

const meta = (type: string, more = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">\n    <apiVersion>67.0</apiVersion>\n${more}</${type}>\n`;
const bundle = (name: string, script: string, html = '<template></template>'): Record<string, string> => ({
  [`lwc/${name}/${name}.js`]: script,
  [`lwc/${name}/${name}.html`]: html,
  [`lwc/${name}/${name}.js-meta.xml`]: meta('LightningComponentBundle', '    <isExposed>false</isExposed>\n'),
});
const component = (name: string, imports: readonly string[], html?: string): Record<string, string> => {
  const lines = imports.map((specifier, index) => `import i${index} from '${specifier}';`);
  const used = imports.map((_, index) => `i${index}`).join(', ');
  const script = [
    "import { LightningElement } from 'lwc';",
    ...lines,
    `export default class Desk extends LightningElement { all = [${used}]; }`,
  ];
  return bundle(name, script.join('\n'), html);
};
const label =
  '<?xml version="1.0" encoding="UTF-8"?>\n<CustomLabels xmlns="http://soap.sforce.com/2006/04/metadata">\n    <labels>\n        <fullName>Title</fullName>\n' +
  '        <language>en_US</language>\n        <protected>false</protected>\n        <shortDescription>Title</shortDescription>\n        <value>Desk</value>\n    </labels>\n</CustomLabels>\n';
const controller = {
  'classes/Desk.cls':
    'public class Desk {\n    @AuraEnabled\n    public static Integer count() {\n        return 1;\n    }\n}\n',
  'classes/Desk.cls-meta.xml': meta('ApexClass', '    <status>Active</status>\n'),
};
const known = [
  '@salesforce/label/c.Title',
  '@salesforce/apex/Desk.count',
  '@salesforce/schema/Account.Name',
  '@salesforce/schema/Contact.Account.Name',
  '@salesforce/userPermission/ViewSetup',
];
const unknown = [
  ['@salesforce/label/c.Gone', 'Invalid reference c.Gone of type label'],
  ['@salesforce/apex/Gone.count', "Unable to find Apex action class referenced as 'Gone'."],
  ['@salesforce/apex/Desk.gone', "Unable to find Apex action method referenced as 'Desk.gone'."],
  ['@salesforce/schema/Gone__c', 'Invalid reference Gone__c of type sobject'],
  ['@salesforce/schema/Account.Gone__c', 'Invalid reference Account.Gone__c of type sobjectField'],
  ['@salesforce/customPermission/Gone', 'Invalid reference Gone of type customPermission'],
  ['@salesforce/userPermission/Gone', 'Invalid reference Gone of type userPermission'],
  ['@salesforce/resourceUrl/gone', 'Invalid reference gone of type resourceUrl'],
  ['@salesforce/messageChannel/Gone__c', 'Invalid reference Gone__c of type messageChannel'],
  ['c/gone', 'No MODULE named markup://c:gone found'],
] as const;

let folder: string;
let org: OrgIdentity;
let db: OrgDatabase;
let userId: string;
let workers: Workers;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'lwc-references-'));
  org = {
    id: '00D000000000001EAA',
    file: join(folder, 'org.sqlite'),
    shape: 'developer',
    url: 'http://127.0.0.1',
    hosts: {},
    isDevHub: false,
    isScratch: false,
  };
  db = OrgDatabase.open({ file: org.file, schema: openSchema({ shape: org.shape }) });
  const seed = { orgId: org.id, orgName: 'Desks', username: 'admin@local-org.example.com', now: Date.now() };
  userId = seedOrg(db, db.schema, seed).adminUserId;
  workers = createWorkers(org, { callout: () => Promise.resolve({ ok: false, message: 'Read timed out' }) });
});
after(async () => {
  await workers.close();
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

async function check(name: string, files: Readonly<Record<string, string>>): Promise<string[]> {
  const source = join(folder, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(source, path)), { recursive: true });
    writeFileSync(join(source, path), text);
  }
  const compilers = await createCompilers(() => ({}));
  const { problems } = await checkSource([source], { shape: 'developer', compilers });
  return problems.map(({ line, message }) => `${line} ${message}`);
}

async function deploy(
  members: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>>,
): Promise<ReturnType<typeof deployResult>> {
  const packageOf = (types: Readonly<Record<string, string>>): string =>
    `<?xml version="1.0" encoding="UTF-8"?><Package xmlns="http://soap.sforce.com/2006/04/metadata">${Object.entries(
      types,
    )
      .map(([type, member]) => `<types><members>${member}</members><name>${type}</name></types>`)
      .join('')}<version>67.0</version></Package>`;
  const zip = zipSync(
    Object.fromEntries(
      Object.entries({ 'package.xml': packageOf(members), ...files }).map(([path, text]) => [path, strToU8(text)]),
    ),
  );
  const options = { rollbackOnError: true, singlePackage: true };
  const deployId = createDeploy(db.sqlite, zip, options, { userId, name: 'Admin' }, new Date());
  await workers.run({ kind: 'deploy', userId, deployId });
  return deployResult(db.sqlite, deployId);
}

test('a check finds what a bundle refers to', async () => {
  const files = {
    ...controller,
    'labels/CustomLabels.labels-meta.xml': label,
    ...component('child', []),
    ...component('desk', known, '<template><c-child></c-child></template>'),
  };
  assert.deepEqual(await check('good', files), [], 'labels, methods, fields, rights and components are all there');
});

test('a check reports every kind of unknown reference, each in its line', async () => {
  const imports = unknown.map(([specifier]) => specifier);
  assert.deepEqual(
    await check('bad', { ...controller, ...component('desk', imports) }),
    unknown.map(([, message], index) => `${index + 2} ${message}`),
    'one problem per import',
  );
});

test('a check without any Apex still misses the class', async () => {
  assert.deepEqual(
    await check('no-apex', component('desk', ['@salesforce/apex/Desk.count'])),
    ["2 Unable to find Apex action class referenced as 'Desk'."],
    'no class is no reason to look away',
  );
});

test('a deploy with an unknown label fails, and a bundle that is deleted leaves no module', async () => {
  const failed = await deploy(
    { LightningComponentBundle: 'desk' },
    component('desk', ['@salesforce/label/c.Gone', '@salesforce/schema/Account.Gone__c']),
  );
  const problems = JSON.stringify(failed.details);
  assert.equal(failed.status, 'Failed', problems);
  assert.match(problems, /Invalid reference c\.Gone of type label/, 'the label');
  assert.match(problems, /Invalid reference Account\.Gone__c of type sobjectField/, 'the field');
  const deployed = await deploy({ LightningComponentBundle: 'desk' }, component('desk', []));
  assert.equal(deployed.status, 'Succeeded', JSON.stringify(deployed.details));
  assert.deepEqual(
    readModules(db.sqlite).map(({ name }) => name),
    ['desk'],
    'the page can load it',
  );
  const manifest =
    '<?xml version="1.0" encoding="UTF-8"?><Package xmlns="http://soap.sforce.com/2006/04/metadata"><types><members>desk</members><name>LightningComponentBundle</name></types></Package>';
  const deleted = await deploy({}, { 'destructiveChanges.xml': manifest });
  assert.equal(deleted.status, 'Succeeded', JSON.stringify(deleted.details));
  assert.deepEqual(readModules(db.sqlite), [], 'gone with its bundle');
});
