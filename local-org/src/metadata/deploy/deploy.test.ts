import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ComponentStore } from '../store/component-store.ts';
import { objectRows } from '../store/object-rows.ts';
import { sourceMembers } from '../store/source-members.ts';
import { deploy, manifest, openTestOrg, packageOf, retrieve, USER, xml } from '../test-org.ts';
import {
  cancelDeploy,
  createDeploy,
  deployRecentValidation,
  deployResult,
  recoverDeploys,
  startDeploy,
} from './requests.ts';
import { runDeploy } from './run.ts';

const CLASS_META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">
    <apiVersion>67.0</apiVersion>
    <status>Active</status>
</ApexClass>
`;
const CLASS = { 'classes/Greeter.cls': 'public class Greeter {}\n', 'classes/Greeter.cls-meta.xml': CLASS_META };
const SET = {
  'permissionsets/Reader.permissionset': xml(
    'PermissionSet',
    `<classAccesses><apexClass>Greeter</apexClass><enabled>true</enabled></classAccesses><hasActivationRequired>false</hasActivationRequired>
<label>Reader</label><userPermissions><enabled>true</enabled><name>ViewSetup</name></userPermissions>`,
  ),
};
const destructive = (type: string, name: string): Record<string, string> => ({
  'package.xml': manifest({}),
  'destructiveChangesPost.xml': manifest({ [type]: [name] }),
});

test('an Apex class deploys and comes back byte by byte', async () => {
  const context = openTestOrg();
  const result = await deploy(context, CLASS);
  assert.equal(result.status, 'Succeeded', JSON.stringify(result.details.componentFailures));
  const greeter = result.details.componentSuccesses.find((m) => m.fullName === 'Greeter');
  assert.deepEqual(
    [greeter?.created, greeter?.componentType, greeter?.fileName],
    [true, 'ApexClass', 'classes/Greeter.cls'],
    'it is created',
  );
  const files = await retrieve(context, 'ApexClass');
  assert.equal(files['classes/Greeter.cls'], CLASS['classes/Greeter.cls'], 'the body is as deployed');
  assert.equal(files['classes/Greeter.cls-meta.xml'], CLASS_META, 'the description is in the form of the org');
});

test('the second deploy of the same package changes nothing', async () => {
  const context = openTestOrg();
  await deploy(context, { ...CLASS, ...SET });
  const result = await deploy(context, { ...CLASS, ...SET });
  const changed = result.details.componentSuccesses.filter((m) => m.componentType !== '' && (m.created || m.changed));
  assert.deepEqual(changed, [], 'every component is unchanged');
});

test('a failed deploy changes nothing and says where', async () => {
  const context = openTestOrg();
  await deploy(context, CLASS);
  const broken = {
    ...CLASS,
    'classes/Greeter.cls': 'public class Greeter { /* new */ }',
    'permissionsets/Bad.permissionset': xml(
      'PermissionSet',
      '<label>Bad</label><classAccesses><apexClass>Nope</apexClass><enabled>true</enabled></classAccesses>',
    ),
  };
  const result = await deploy(context, broken);
  assert.deepEqual(
    [result.status, result.success, result.numberComponentsDeployed],
    ['Failed', false, 0],
    'the deploy fails as a whole',
  );
  const [failure] = result.details.componentFailures.filter((m) => m.problemType === 'Error');
  assert.deepEqual(
    [failure?.componentType, failure?.fullName, failure?.fileName, failure?.lineNumber],
    ['PermissionSet', 'Bad', 'permissionsets/Bad.permissionset', 3],
    'the failure has its component and place',
  );
  assert.equal(
    objectRows(context.db).find('ApexClass', { Name: 'Greeter' })[0]?.['Body'],
    CLASS['classes/Greeter.cls'],
    'the class is the old one',
  );
});

test('a problem of the compiler fails the deploy and takes back what was written', async () => {
  const compileApex = (): {
    problems: { file: string; line: number; column: number; severity: 'error'; code: string; message: string }[];
    program: null;
  } => ({
    problems: [
      { file: 'classes/Greeter.cls', line: 1, column: 8, severity: 'error', code: 'APEX', message: 'Unexpected token' },
    ],
    program: null,
  });
  const context = openTestOrg({ compilers: { compileApex } });
  const result = await deploy(context, CLASS);
  assert.equal(result.status, 'Failed', 'the deploy fails');
  assert.deepEqual(
    result.details.componentFailures.map((m) => [m.fullName, m.lineNumber, m.columnNumber, m.problem]),
    [['Greeter', 1, 8, 'Unexpected token']],
    "with the compiler's problem",
  );
  assert.deepEqual(new ComponentStore(context.db.sqlite).list(), [], 'the org is as before');
});

test('a validation writes nothing, and after its tests a quick deploy does', async () => {
  const context = openTestOrg({
    runTests: () =>
      Promise.resolve({
        summary: {},
        tests: [{ Outcome: 'Pass', MethodName: 'works', ApexClass: { Id: '01p', Name: 'T' }, RunTime: 3 }],
      }),
  });
  const validation = await deploy(context, CLASS, { checkOnly: true, testLevel: 'RunLocalTests' });
  assert.deepEqual([validation.status, validation.numberTestsCompleted], ['Succeeded', 1], 'the validation succeeds');
  assert.deepEqual(new ComponentStore(context.db.sqlite).list(), [], 'nothing is deployed yet');
  const id = deployRecentValidation(context.db.sqlite, validation.id.slice(0, 15), USER, context.now());
  await runDeploy(context, id);
  assert.equal(new ComponentStore(context.db.sqlite).list('ApexClass').length, 1, 'the quick deploy brings the class');
});

test('a failing test fails the deploy', async () => {
  const context = openTestOrg({
    runTests: () =>
      Promise.resolve({
        summary: {},
        tests: [
          { Outcome: 'Fail', Message: 'no', MethodName: 'works', ApexClass: { Id: '01p', Name: 'T' }, RunTime: 3 },
        ],
      }),
  });
  const result = await deploy(context, CLASS, { testLevel: 'RunLocalTests' });
  assert.deepEqual([result.status, result.numberTestErrors], ['Failed', 1], 'the deploy fails');
  assert.deepEqual(new ComponentStore(context.db.sqlite).list(), [], 'nothing is deployed');
});

test('a trigger that no test touches fails the deploy, however much the rest is covered', async () => {
  const rest = { id: '01pgK0000000001', name: 'Greeter', lines: { 1: 1, 2: 1, 3: 1, 4: 1 } };
  const trigger = { id: '01qgK0000000001', name: 'OnAccount', lines: { 2: 0 } };
  const coverage = { coverage: [rest, trigger] };
  const context = openTestOrg({ runTests: () => Promise.resolve({ summary: {}, tests: [], coverage }) });
  const result = await deploy(context, CLASS, { testLevel: 'RunLocalTests' });
  assert.equal(result.status, 'Failed', 'the deploy fails');
  assert.deepEqual(
    result.details.runTestResult.codeCoverageWarnings.map(({ name, message }) => [name, message]),
    [['OnAccount', 'Test coverage of selected Apex Trigger is 0%, at least 1% test coverage is required']],
    'for this trigger alone',
  );
});

test('less than 75 % coverage fails the deploy', async () => {
  const coverage = { coverage: [{ id: '01p', name: 'Greeter', lines: { 1: 1, 2: 0 } }] };
  const context = openTestOrg({ runTests: () => Promise.resolve({ summary: {}, tests: [], coverage }) });
  const result = await deploy(context, CLASS, { testLevel: 'RunLocalTests' });
  assert.equal(result.status, 'Failed', 'the deploy fails');
  assert.match(
    result.details.runTestResult.codeCoverageWarnings[0]?.message ?? '',
    /50%, at least 75% test coverage is required/,
    'and says by how much',
  );
});

test('what an element leaves out is taken away', async () => {
  const context = openTestOrg();
  await deploy(context, { ...CLASS, ...SET });
  const rows = objectRows(context.db);
  const before = rows.find('PermissionSet', { Name: 'Reader' })[0];
  assert.equal(before?.['PermissionsViewSetup'], 1, 'the permission is given');
  assert.equal(rows.find('SetupEntityAccess', { ParentId: String(before?.['Id']) }).length, 1, 'so is the class');
  await deploy(context, { 'permissionsets/Reader.permissionset': xml('PermissionSet', '<label>Reader</label>') });
  const after = rows.find('PermissionSet', { Name: 'Reader' })[0];
  assert.deepEqual(
    [after?.['Id'], after?.['PermissionsViewSetup']],
    [before?.['Id'], 0],
    'the same row loses the permission',
  );
  assert.equal(rows.find('SetupEntityAccess', { ParentId: String(before?.['Id']) }).length, 0, 'and the class');
});

test('destructive changes delete, and take the grants with them', async () => {
  const context = openTestOrg();
  await deploy(context, { ...CLASS, ...SET });
  const result = await deploy(context, destructive('ApexClass', 'Greeter'));
  assert.equal(result.status, 'Succeeded', JSON.stringify(result.details.componentFailures));
  assert.equal(
    result.details.componentSuccesses.find((m) => m.fullName === 'Greeter')?.deleted,
    true,
    'the class is told as deleted',
  );
  assert.deepEqual(objectRows(context.db).find('ApexClass', {}), [], 'its row is gone');
  assert.doesNotMatch(
    (await retrieve(context, 'PermissionSet'))['permissionsets/Reader.permissionset'] ?? '',
    /Greeter/,
    'the permission set no longer names it',
  );
});

test('what others need is not deleted', async () => {
  const context = openTestOrg();
  await deploy(context, {
    'tabs/T.tab': xml('CustomTab', '<label>T</label><url>https://a.example.com</url>'),
    'applications/A.app': xml('CustomApplication', '<label>A</label><tabs>T</tabs>'),
  });
  const result = await deploy(context, destructive('CustomTab', 'T'));
  assert.equal(result.status, 'Failed', 'the deploy fails');
  assert.match(
    result.details.componentFailures[0]?.problem ?? '',
    /referenced elsewhere.*CustomApplication A/,
    'and names who needs it',
  );
});

test('deleting what is not there is a warning', async () => {
  const result = await deploy(openTestOrg(), destructive('ApexClass', 'Nope'));
  assert.equal(result.status, 'Succeeded', 'the deploy succeeds');
  assert.deepEqual(
    result.details.componentFailures.map((m) => [m.problemType, m.problem]),
    [['Warning', 'No ApexClass named: Nope found']],
    'with a warning',
  );
});

test('a deploy that may be partial brings what is sound', async () => {
  const context = openTestOrg();
  const result = await deploy(
    context,
    { ...CLASS, 'tabs/T.tab': xml('CustomTab', '<label>T</label>') },
    { rollbackOnError: false },
  );
  assert.equal(result.status, 'SucceededPartial', 'it succeeds in part');
  assert.deepEqual(
    new ComponentStore(context.db.sqlite).list().map((c) => c.fullName),
    ['Greeter'],
    'with the class alone',
  );
});

test('a credential tells which principals it still has', async () => {
  const told: [string, readonly string[]][] = [];
  const context = openTestOrg({ onCredentialDeployed: (name, principals) => told.push([name, principals]) });
  const file = (...names: string[]): Record<string, string> => ({
    'externalCredentials/E.externalCredential': xml(
      'ExternalCredential',
      `<authenticationProtocol>Custom</authenticationProtocol>${names.map((name) => `<externalCredentialParameters><parameterGroup>${name}</parameterGroup><parameterName>${name}</parameterName><parameterType>NamedPrincipal</parameterType></externalCredentialParameters>`).join('')}<label>E</label>`,
    ),
  });
  await deploy(context, file('One', 'Two'));
  const rows = objectRows(context.db);
  const id = rows.find('ExternalCredentialParameter', { ParameterName: 'One' })[0]?.['Id'];
  await deploy(context, file('One'));
  assert.deepEqual(
    told,
    [
      ['E', ['One', 'Two']],
      ['E', ['One']],
    ],
    'the second principal is gone',
  );
  assert.deepEqual(
    rows.find('ExternalCredentialParameter', {}).map((row) => row['Id']),
    [id],
    'the first keeps its row, so that grants stay',
  );
});

test('a client app gets the policies that its deploy leaves out', async () => {
  const context = openTestOrg();
  await deploy(context, {
    'externalClientApps/In.eca': xml(
      'ExternalClientApplication',
      '<contactEmail>a@example.com</contactEmail><label>In</label>',
    ),
    'extlClntAppOauthSettings/In_oauth.ecaOauth': xml(
      'ExtlClntAppOauthSettings',
      '<commaSeparatedOauthScopes>Api, RefreshToken</commaSeparatedOauthScopes><externalClientApplication>In</externalClientApplication>',
    ),
  });
  const rows = objectRows(context.db);
  const [policy] = rows.find('ExtlClntAppOauthPlcyCnfg', {});
  assert.deepEqual(
    [policy?.['DeveloperName'], policy?.['PermittedUsersPolicyType'], policy?.['RefreshTokenValidityPeriod']],
    ['In_oauth_defaultPolicy', 'AllSelfAuthorized', 365],
    'made by the org',
  );
  const [settings] = rows.find('ExtlClntAppOauthSettings', {});
  assert.deepEqual([settings?.['OauthScopesAPI'], settings?.['OauthScopesFULL']], [1, 0], 'scopes are columns');
  const other = await deploy(context, {
    'extlClntAppOauthPolicies/Mine.ecaOauthPlcy': xml(
      'ExtlClntAppOauthConfigurablePolicies',
      '<externalClientApplication>In</externalClientApplication>',
    ),
  });
  assert.match(
    other.details.componentFailures[0]?.problem ?? '',
    /duplicate value found: ExternalClientApplicationId/,
    'a second policy under another name is refused',
  );
});

test('custom objects become tables, records of custom metadata rows', async () => {
  const context = openTestOrg();
  const route =
    '<fields><fullName>Key__c</fullName><label>Key</label><length>20</length><type>Text</type></fields><fields><fullName>Live__c</fullName><defaultValue>true</defaultValue><label>Live</label><type>Checkbox</type></fields><label>Route</label><pluralLabel>Routes</pluralLabel>';
  const record = (values: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><label>A</label><protected>false</protected>${values}</CustomMetadata>`;
  const files = (values: string): Record<string, string> => ({
    'objects/Route__mdt.object': xml('CustomObject', route),
    'customMetadata/Route.A.md': record(values),
  });
  const result = await deploy(
    context,
    files('<values><field>Key__c</field><value xsi:type="xsd:string">k</value></values>'),
  );
  assert.equal(result.status, 'Succeeded', JSON.stringify(result.details.componentFailures));
  const rows = objectRows(context.db);
  const read = (): unknown[] =>
    rows.find('Route__mdt', {}).map((row) => [row['DeveloperName'], row['Key__c'], row['Live__c']]);
  assert.deepEqual(read(), [['A', 'k', 1]], 'the record is a row, with the default of what it leaves out');
  await deploy(context, files(''));
  assert.deepEqual(read(), [['A', null, 1]], 'a value that is left out is emptied');
});

test('a deploy that has not started is canceled at once, one that was cut off fails', async () => {
  const context = openTestOrg();
  const { db } = context;
  const now = (): Date => context.now();
  const request = (): string => createDeploy(db.sqlite, packageOf(CLASS), {}, USER, now());
  const pending = request();
  assert.equal(cancelDeploy(db.sqlite, pending, USER, now()).done, true, 'it is over');
  assert.equal(deployResult(db.sqlite, pending).status, 'Canceled', 'as canceled');
  const running = request();
  startDeploy(db.sqlite, running);
  assert.equal(recoverDeploys(db.sqlite, now()), 1, 'the interrupted one is found');
  assert.deepEqual(
    [deployResult(db.sqlite, running).status, deployResult(db.sqlite, running).done],
    ['Failed', true],
    'and is told as failed',
  );
});

test('a deploy and its result are committed together', async () => {
  const context = openTestOrg();
  const { db } = context;
  const id = createDeploy(db.sqlite, packageOf(CLASS), {}, USER, context.now());
  const commit = db.commit.bind(db);
  const atCommit: unknown[] = [];
  db.commit = () => {
    commit();
    atCommit.push(deployResult(db.sqlite, id).status, objectRows(db).find('ApexClass', {}).length);
  };
  await runDeploy(context, id);
  assert.deepEqual(atCommit, ['Succeeded', 1], 'a process that dies right after the commit leaves both');
});

test('what is no zip or has no package.xml fails with the reason', async () => {
  const context = openTestOrg();
  const run = async (bytes: Uint8Array): Promise<string | null> => {
    const id = createDeploy(context.db.sqlite, bytes, {}, USER, context.now());
    await runDeploy(context, id);
    return deployResult(context.db.sqlite, id).errorMessage;
  };
  assert.match((await run(new Uint8Array(40))) ?? '', /not a valid zip file/, 'rubbish is refused');
});

test('a package.xml and its zip must agree', async () => {
  const context = openTestOrg();
  const missing = await deploy(context, { ...CLASS, 'package.xml': manifest({ ApexClass: ['Greeter', 'Ghost'] }) });
  assert.equal(
    missing.details.componentFailures[0]?.problem,
    "An object 'Ghost' of type ApexClass was named in package.xml, but was not found in zipped directory",
    'a name without a file',
  );
  const extra = await deploy(context, { ...CLASS, 'package.xml': manifest({}) });
  assert.equal(extra.details.componentFailures[0]?.problem, 'Not in package.xml', 'a file without a name');
});

test('source tracking sees every change, and each file of a bundle', async () => {
  const context = openTestOrg();
  await deploy(context, {
    'lwc/hello/hello.js': 'export default class A {}',
    'lwc/hello/hello.js-meta.xml': xml(
      'LightningComponentBundle',
      '<apiVersion>67.0</apiVersion><isExposed>false</isExposed>',
    ),
  });
  const members = sourceMembers(context.db.sqlite, 0);
  assert.deepEqual(
    members.map((m) => `${m.MemberType} ${m.MemberName}`),
    [
      'LightningComponentBundle hello',
      'LightningComponentResource hello/hello.js',
      'LightningComponentResource hello/hello.js-meta.xml',
    ],
    'bundle and files',
  );
  assert.deepEqual(
    sourceMembers(context.db.sqlite, members[0]?.RevisionCounter ?? 0),
    [],
    'nothing after the last revision',
  );
});
