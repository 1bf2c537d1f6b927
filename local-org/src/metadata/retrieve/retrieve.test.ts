import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prepareMetadataTypes } from '../fields/prepare.ts';
import { deploy, openTestOrg, retrieve, USER, xml } from '../test-org.ts';
import { describeMetadata, listMetadata } from './list.ts';
import { createRetrieve, readRetrieveManifest, retrieveResult, runRetrieve } from './requests.ts';

const FIELD = (name: string): string =>
  `<fields><type>Text</type><length>20</length><label>${name}</label><fullName>${name}</fullName></fields>`;
const OBJECT = xml(
  'CustomObject',
  `${FIELD('Zeta__c')}${FIELD('Alpha__c')}<sharingModel>Private</sharingModel><deploymentStatus>Deployed</deploymentStatus><label>Route</label><nameField><type>Text</type><label>Name</label></nameField><pluralLabel>Routes</pluralLabel>`,
);

test('elements come back in the order of the API, whatever order they were sent in', async () => {
  const context = openTestOrg();
  await deploy(context, {
    'permissionsets/P.permissionset': xml(
      'PermissionSet',
      '<label>It&apos;s &amp; &quot;x&quot; &lt;y&gt;</label><description>d</description><userPermissions><name>ViewSetup</name><enabled>true</enabled></userPermissions>',
    ),
  });
  const files = await retrieve(context, 'PermissionSet');
  assert.equal(
    files['permissionsets/P.permissionset'],
    `<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
    <description>d</description>
    <hasActivationRequired>false</hasActivationRequired>
    <label>It&apos;s &amp; &quot;x&quot; &lt;y&gt;</label>
    <userPermissions>
        <enabled>true</enabled>
        <name>ViewSetup</name>
    </userPermissions>
</PermissionSet>
`,
    'sorted, indented, escaped, with what the org adds',
  );
});

test('a retrieve can be deployed again and changes nothing', async () => {
  const context = openTestOrg();
  await deploy(context, { 'objects/Route__c.object': OBJECT });
  const { 'package.xml': manifest = '', ...files } = await retrieve(context, 'CustomObject');
  const result = await deploy(context, { ...files, 'package.xml': manifest });
  assert.equal(result.status, 'Succeeded', JSON.stringify(result.details.componentFailures));
  assert.deepEqual(
    await retrieve(context, 'CustomObject'),
    { ...files, 'package.xml': manifest },
    'the same comes back',
  );
});

test('an object brings its fields sorted by name, a field alone brings itself', async () => {
  const context = openTestOrg();
  await deploy(context, { 'objects/Route__c.object': OBJECT });
  const whole = (await retrieve(context, 'CustomObject', 'Route__c'))['objects/Route__c.object'] ?? '';
  assert.deepEqual(
    [...whole.matchAll(/<fullName>(\w+)</g)].map((m) => m[1]),
    ['Alpha__c', 'Zeta__c'],
    'both fields',
  );
  const single = (await retrieve(context, 'CustomField', 'Route__c.Zeta__c'))['objects/Route__c.object'] ?? '';
  assert.deepEqual(
    [...single.matchAll(/<fullName>(\w+)</g)].map((m) => m[1]),
    ['Zeta__c'],
    'one field',
  );
  assert.doesNotMatch(single, /sharingModel/, 'and nothing of the object');
});

test('what is not there is told as a message', async () => {
  const context = openTestOrg();
  const members = readRetrieveManifest(
    xml('Package', '<types><members>Nope</members><name>ApexClass</name></types><version>67.0</version>'),
  );
  const id = createRetrieve(context.db.sqlite, { members, version: '67.0', singlePackage: true }, USER.userId);
  assert.equal(retrieveResult(context.db.sqlite, id).done, false, 'it waits');
  await runRetrieve(context, id);
  const result = retrieveResult(context.db.sqlite, id.slice(0, 15));
  assert.deepEqual([result.done, result.success], [true, true], 'the retrieve succeeds');
  assert.equal(
    result.messages[0]?.problem,
    "Entity of type 'ApexClass' named 'Nope' cannot be found",
    'and says what is missing',
  );
});

test('an app comes back with the identity that the org gave it', async () => {
  const context = openTestOrg();
  await deploy(context, {
    'externalClientApps/In.eca': xml(
      'ExternalClientApplication',
      '<contactEmail>a@example.com</contactEmail><label>In</label>',
    ),
  });
  const files = await retrieve(context, 'ExternalClientApplication');
  assert.match(
    files['externalClientApps/In.eca'] ?? '',
    /<orgScopedExternalApp>00D000000000001:In<\/orgScopedExternalApp>/,
    'organization and name',
  );
});

test('components are listed with who made them', async () => {
  const context = openTestOrg();
  await deploy(context, { 'objects/Route__c.object': OBJECT });
  const fields = listMetadata(context.db, 'CustomField');
  assert.deepEqual(
    fields.map((f) => [f.fullName, f.fileName, f.createdByName]),
    [
      ['Route__c.Alpha__c', 'objects/Route__c.object', USER.name],
      ['Route__c.Zeta__c', 'objects/Route__c.object', USER.name],
    ],
    'by name',
  );
});

test('describe names the types that this org takes', async () => {
  const { metadataObjects } = await describeMetadata();
  const settings = metadataObjects.find((o) => o.xmlName === 'ExtlClntAppGlobalOauthSettings');
  assert.deepEqual(
    [settings?.directoryName, settings?.suffix],
    ['extlClntAppGlobalOauthSets', 'ecaGlblOauth'],
    'with folder and suffix',
  );
});

test('field lists are those of 67.0', async () => {
  const fields = await prepareMetadataTypes();
  const settings = fields.elements('ExtlClntAppGlobalOauthSettings');
  assert.deepEqual(
    [settings.has('isDPopEnabled'), settings.get('isEnforceRefreshTokenTTL')?.since],
    [false, 67],
    'what first appears at 68 is left out',
  );
  assert.equal(
    fields.enumValues('ExternalCredentialParamType')?.includes('AuthProviderClientId'),
    false,
    'credential enums are not widened',
  );
  assert.equal(
    fields.elements('CustomField').has('displayLocationInDecimal'),
    true,
    'gated elements of 66 are taken in',
  );
  assert.equal(
    fields.elements('ReportFolder').has('folderShares'),
    true,
    'types that older releases only name are those of 68',
  );
  assert.equal(fields.enumValues('PolicyAction')?.includes('StepUpMFA'), false, 'nor are values of 68');
});
