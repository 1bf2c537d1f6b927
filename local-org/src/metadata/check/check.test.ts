import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8 } from 'fflate';
import { openSchema } from '../../schema/index.ts';
import { prepareMetadataTypes } from '../fields/prepare.ts';
import { readPackage } from '../read/package.ts';
import type { Problem } from '../types.ts';
import { checkComponents } from './index.ts';
import { NO_ORG } from './org-state.ts';

const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const xml = (root: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${XMLNS}>\n${body}\n</${root}>\n`;

/** A package without a problem; each defect replaces one of its files or adds one. */
const GOOD: Readonly<Record<string, string>> = {
  'classes/Tide.cls': 'public class Tide {}',
  'classes/Tide.cls-meta.xml': xml('ApexClass', '<apiVersion>67.0</apiVersion>\n<status>Active</status>'),
  'externalCredentials/Tide_Key.externalCredential': xml(
    'ExternalCredential',
    `<authenticationProtocol>Custom</authenticationProtocol>
<externalCredentialParameters><parameterGroup>Tide</parameterGroup><parameterName>Tide</parameterName><parameterType>NamedPrincipal</parameterType><sequenceNumber>1</sequenceNumber></externalCredentialParameters>
<label>Tide</label>`,
  ),
  'namedCredentials/Tide_API.namedCredential': xml(
    'NamedCredential',
    `<label>Tide API</label>
<namedCredentialParameters><parameterName>Url</parameterName><parameterType>Url</parameterType><parameterValue>https://tide.example.com</parameterValue></namedCredentialParameters>
<namedCredentialParameters><externalCredential>Tide_Key</externalCredential><parameterName>ExternalCredential</parameterName><parameterType>Authentication</parameterType></namedCredentialParameters>
<namedCredentialType>SecuredEndpoint</namedCredentialType>`,
  ),
  'objects/Tide_Route__mdt.object': xml(
    'CustomObject',
    `<fields><fullName>Key__c</fullName><label>Key</label><length>20</length><type>Text</type></fields>
<label>Route</label><pluralLabel>Routes</pluralLabel><visibility>Public</visibility>`,
  ),
  'lwc/tideView/tideView.html': '<template></template>',
  'lwc/tideView/tideView.js':
    "import { LightningElement } from 'lwc';\nexport default class TideView extends LightningElement {}",
  'lwc/tideView/tideView.js-meta.xml': xml(
    'LightningComponentBundle',
    '<apiVersion>67.0</apiVersion>\n<isExposed>true</isExposed>\n<targets><target>lightning__AppPage</target></targets>',
  ),
  'flexipages/Tide_Page.flexipage': xml(
    'FlexiPage',
    `<flexiPageRegions><itemInstances><componentInstance><componentName>tideView</componentName><identifier>tideView</identifier></componentInstance></itemInstances><name>main</name><type>Region</type></flexiPageRegions>
<masterLabel>Tide</masterLabel><template><name>flexipage:defaultAppHomeTemplate</name></template><type>AppPage</type>`,
  ),
  'tabs/Tide_Page.tab': xml(
    'CustomTab',
    '<flexiPage>Tide_Page</flexiPage>\n<label>Tide</label>\n<motif>Custom57: Building Block</motif>',
  ),
  'applications/Tide.app': xml(
    'CustomApplication',
    '<label>Tide</label>\n<navType>Standard</navType>\n<tabs>Tide_Page</tabs>\n<uiType>Lightning</uiType>',
  ),
  'externalClientApps/Tide_In.eca': xml(
    'ExternalClientApplication',
    '<contactEmail>a@example.com</contactEmail>\n<label>Tide In</label>',
  ),
  'extlClntAppOauthSettings/Tide_In_oauth.ecaOauth': xml(
    'ExtlClntAppOauthSettings',
    '<commaSeparatedOauthScopes>Api, RefreshToken</commaSeparatedOauthScopes>\n<externalClientApplication>Tide_In</externalClientApplication>\n<label>x</label>',
  ),
  'permissionsets/Tide_User.permissionset': xml(
    'PermissionSet',
    `<classAccesses><apexClass>Tide</apexClass><enabled>true</enabled></classAccesses>
<externalCredentialPrincipalAccesses><enabled>true</enabled><externalCredentialPrincipal>Tide_Key-Tide</externalCredentialPrincipal></externalCredentialPrincipalAccesses>
<hasActivationRequired>false</hasActivationRequired>
<label>Tide User</label>
<userPermissions><enabled>true</enabled><name>ApiEnabled</name></userPermissions>`,
  ),
};

async function problemsOf(changes: Readonly<Record<string, string>>): Promise<Problem[]> {
  const entries = Object.entries({ ...GOOD, ...changes }).filter(([, text]) => text !== '');
  const set = readPackage(new Map(entries.map(([path, text]) => [path, strToU8(text)])));
  const schema = openSchema({ shape: 'developer' });
  return checkComponents(
    set,
    { ...NO_ORG, schema, userExists: (name) => name === 'run@example.com' },
    await prepareMetadataTypes(),
  );
}

const permissionSet = (body: string): Record<string, string> => ({
  'permissionsets/Tide_User.permissionset': xml(
    'PermissionSet',
    `<hasActivationRequired>false</hasActivationRequired>\n<label>Tide User</label>\n${body}`,
  ),
});
const policies = (body: string): Record<string, string> => ({
  'extlClntAppOauthPolicies/P.ecaOauthPlcy': xml(
    'ExtlClntAppOauthConfigurablePolicies',
    `<externalClientApplication>Tide_In</externalClientApplication>\n${body}`,
  ),
});
const credential = (body: string): Record<string, string> => ({
  'externalCredentials/Tide_Key.externalCredential': xml('ExternalCredential', `${body}\n<label>Tide</label>`),
});
const PRINCIPAL =
  '<externalCredentialParameters><parameterGroup>Tide</parameterGroup><parameterName>Tide</parameterName><parameterType>NamedPrincipal</parameterType></externalCredentialParameters>';
const parameter = (name: string, type: string, rest = ''): string =>
  `<externalCredentialParameters><parameterName>${name}</parameterName><parameterType>${type}</parameterType>${rest}</externalCredentialParameters>`;
const object = (path: string, body: string): Record<string, string> => ({
  [`objects/${path}.object`]: xml('CustomObject', body),
});

/** name, what is broken, code and part of the message */
const DEFECTS: readonly (readonly [string, Readonly<Record<string, string>>, string, string])[] = [
  [
    'broken XML',
    { 'tabs/Tide_Page.tab': '<CustomTab>\n<label>x</CustomTab>' },
    'XML_NOT_WELL_FORMED',
    'Error parsing file',
  ],
  [
    'a double hyphen in a comment',
    { 'tabs/Tide_Page.tab': xml('CustomTab', '<!-- a -- b -->') },
    'XML_NOT_WELL_FORMED',
    'Error parsing file',
  ],
  ['a document type', { 'tabs/Tide_Page.tab': '<!DOCTYPE x><CustomTab/>' }, 'XML_NOT_WELL_FORMED', 'DOCTYPE'],
  ['a wrong root', { 'tabs/Tide_Page.tab': xml('Tab', '') }, 'WRONG_ROOT', 'must be CustomTab'],
  [
    'a wrong namespace',
    { 'tabs/Tide_Page.tab': '<CustomTab xmlns="urn:x"><label>a</label><url>https://a.example.com</url></CustomTab>' },
    'WRONG_NAMESPACE',
    'urn:x',
  ],
  [
    'a misspelt element',
    permissionSet('<userPermisions><enabled>true</enabled><name>ApiEnabled</name></userPermisions>'),
    'UNKNOWN_ELEMENT',
    "Did you mean 'userPermissions'",
  ],
  [
    'a misplaced element',
    {
      'extlClntAppPolicies/P.ecaPlcy': xml(
        'ExtlClntAppConfigurablePolicies',
        '<externalClientApplication>Tide_In</externalClientApplication><isEnabled>true</isEnabled><refreshTokenPolicyType>Zero</refreshTokenPolicyType>',
      ),
    },
    'MISPLACED_ELEMENT',
    'ExtlClntAppOauthConfigurablePolicies',
  ],
  [
    'a repeated element',
    permissionSet('<label>again</label>'),
    'DUPLICATE_ELEMENT',
    'Element label is duplicated at this location in type PermissionSet',
  ],
  [
    'elements that are not beside each other',
    permissionSet(
      '<userPermissions><enabled>true</enabled><name>ApiEnabled</name></userPermissions><description>x</description><userPermissions><enabled>true</enabled><name>ViewSetup</name></userPermissions>',
    ),
    'DUPLICATE_ELEMENT',
    'userPermissions',
  ],
  [
    'a wrong enum value',
    { 'applications/Tide.app': xml('CustomApplication', '<label>x</label><navType>Sideways</navType>') },
    'INVALID_ENUM',
    "'Sideways' is not a valid value for the enum 'NavType'",
  ],
  [
    'a wrong boolean',
    {
      'namedCredentials/Tide_API.namedCredential':
        GOOD['namedCredentials/Tide_API.namedCredential']?.replace(
          '<label>',
          '<allowMergeFieldsInBody>yes</allowMergeFieldsInBody><label>',
        ) ?? '',
    },
    'INVALID_BOOLEAN',
    'xsd:boolean',
  ],
  ['a wrong number', policies('<sessionTimeoutInMinutes>soon</sessionTimeoutInMinutes>'), 'INVALID_NUMBER', 'soon'],
  [
    'a missing required element',
    { 'permissionsets/Tide_User.permissionset': xml('PermissionSet', '<description>x</description>') },
    'REQUIRED_MISSING',
    'Required field is missing: label',
  ],
  ['stray text', permissionSet('oops'), 'STRAY_TEXT', 'oops'],
  [
    'an element below a text',
    { 'tabs/Tide_Page.tab': xml('CustomTab', '<flexiPage>Tide_Page</flexiPage><label><b>x</b></label>') },
    'MISPLACED_ELEMENT',
    'simple type deserialization',
  ],
  [
    'a version that is too high',
    { 'classes/Tide.cls-meta.xml': xml('ApexClass', '<apiVersion>68.0</apiVersion><status>Active</status>') },
    'VERSION_TOO_HIGH',
    '68.0',
  ],
  [
    'an element of release 68',
    {
      'extlClntAppGlobalOauthSets/G.ecaGlblOauth': xml(
        'ExtlClntAppGlobalOauthSettings',
        '<externalClientApplication>Tide_In</externalClientApplication><isDPopEnabled>true</isDPopEnabled>',
      ),
    },
    'UNKNOWN_ELEMENT',
    'isDPopEnabled',
  ],
  [
    'a dead enum value',
    credential(
      `<authenticationProtocol>Custom</authenticationProtocol>${PRINCIPAL}${parameter('x', 'AuthProviderClientId')}`,
    ),
    'INVALID_ENUM',
    'AuthProviderClientId',
  ],
  ['an unknown folder', { 'nothings/A.nothing': '<x/>' }, 'UNKNOWN_FOLDER', 'nothings'],
  ['a wrong suffix', { 'tabs/Other.tabb': xml('CustomTab', '') }, 'UNKNOWN_SUFFIX', 'Other.tabb'],
  [
    'a class without its description',
    { 'classes/Lone.cls': 'public class Lone {}' },
    'META_FILE_MISSING',
    'Lone.cls-meta.xml',
  ],
  [
    'a description without its class',
    { 'classes/Lone.cls-meta.xml': xml('ApexClass', '<apiVersion>67.0</apiVersion><status>Active</status>') },
    'CONTENT_MISSING',
    'Lone.cls',
  ],
  [
    'an unknown class',
    permissionSet('<classAccesses><apexClass>Nope</apexClass><enabled>true</enabled></classAccesses>'),
    'MISSING_REFERENCE',
    'In field: apexClass - no ApexClass named Nope found',
  ],
  [
    'an unknown object',
    permissionSet('<objectPermissions><allowRead>true</allowRead><object>Nope__c</object></objectPermissions>'),
    'MISSING_REFERENCE',
    'no CustomObject named Nope__c found',
  ],
  [
    'an unknown field',
    permissionSet(
      '<fieldPermissions><editable>false</editable><field>Account.Nope__c</field><readable>true</readable></fieldPermissions>',
    ),
    'MISSING_REFERENCE',
    'no CustomField named Account.Nope__c found',
  ],
  [
    'an unknown principal',
    permissionSet(
      '<externalCredentialPrincipalAccesses><enabled>true</enabled><externalCredentialPrincipal>Tide_Key-Other</externalCredentialPrincipal></externalCredentialPrincipalAccesses>',
    ),
    'MISSING_REFERENCE',
    'Tide_Key-Other',
  ],
  [
    'an unknown custom permission',
    permissionSet('<customPermissions><enabled>true</enabled><name>Nope</name></customPermissions>'),
    'MISSING_REFERENCE',
    'no CustomPermission named Nope found',
  ],
  [
    'an unknown tab',
    permissionSet('<tabSettings><tab>Nope</tab><visibility>Visible</visibility></tabSettings>'),
    'MISSING_REFERENCE',
    'no CustomTab named Nope found',
  ],
  [
    'an unknown application',
    permissionSet(
      '<applicationVisibilities><application>Nope</application><visible>true</visible></applicationVisibilities>',
    ),
    'MISSING_REFERENCE',
    'no CustomApplication named Nope found',
  ],
  [
    'an unknown user permission',
    permissionSet('<userPermissions><enabled>true</enabled><name>FlyToTheMoon</name></userPermissions>'),
    'UNKNOWN_USER_PERMISSION',
    'Unknown user permission: FlyToTheMoon',
  ],
  [
    'a user permission without those it needs',
    permissionSet('<userPermissions><enabled>true</enabled><name>ManageUsers</name></userPermissions>'),
    'PERMISSION_DEPENDENCY',
    'Permission ManageUsers depends on permission(s): AssignPermissionSets',
  ],
  [
    'create without read',
    permissionSet(
      '<objectPermissions><allowCreate>true</allowCreate><allowRead>false</allowRead><object>Account</object></objectPermissions>',
    ),
    'PERMISSION_DEPENDENCY',
    'Permission Create Account depends on permission(s): Read Account',
  ],
  [
    'a page of a component that is not exposed',
    {
      'lwc/tideView/tideView.js-meta.xml': xml(
        'LightningComponentBundle',
        '<apiVersion>67.0</apiVersion><isExposed>false</isExposed>',
      ),
    },
    'NOT_EXPOSED',
    'tideView',
  ],
  [
    'a page of a component without the target',
    {
      'lwc/tideView/tideView.js-meta.xml': xml(
        'LightningComponentBundle',
        '<apiVersion>67.0</apiVersion><isExposed>true</isExposed><targets><target>lightning__HomePage</target></targets>',
      ),
    },
    'NOT_EXPOSED',
    'lightning__AppPage',
  ],
  [
    'a bundle without code',
    { 'lwc/tideView/tideView.js': '', 'lwc/tideView/tideView.html': '' },
    'LWC_EMPTY_BUNDLE',
    'tideView',
  ],
  [
    'a tab of two kinds',
    {
      'tabs/Tide_Page.tab': xml(
        'CustomTab',
        '<flexiPage>Tide_Page</flexiPage><label>x</label><url>https://a.example.com</url>',
      ),
    },
    'INVALID_TAB',
    'exactly one',
  ],
  [
    'a tab of an unknown page',
    { 'tabs/Tide_Page.tab': xml('CustomTab', '<flexiPage>Nope</flexiPage><label>x</label>') },
    'MISSING_REFERENCE',
    'no FlexiPage named Nope found',
  ],
  [
    'an app with an unknown tab',
    { 'applications/Tide.app': xml('CustomApplication', '<label>x</label><tabs>Nope</tabs>') },
    'MISSING_REFERENCE',
    'no CustomTab named Nope found',
  ],
  [
    'a named credential without a url',
    {
      'namedCredentials/Tide_API.namedCredential': xml(
        'NamedCredential',
        '<label>x</label><namedCredentialParameters><externalCredential>Tide_Key</externalCredential><parameterName>E</parameterName><parameterType>Authentication</parameterType></namedCredentialParameters><namedCredentialType>SecuredEndpoint</namedCredentialType>',
      ),
    },
    'INVALID_CREDENTIAL',
    'exactly one Url',
  ],
  [
    'an empty url',
    {
      'namedCredentials/Tide_API.namedCredential':
        GOOD['namedCredentials/Tide_API.namedCredential']?.replace('https://tide.example.com', '') ?? '',
    },
    'INVALID_CREDENTIAL',
    'Url',
  ],
  [
    'an unknown external credential',
    {
      'namedCredentials/Tide_API.namedCredential':
        GOOD['namedCredentials/Tide_API.namedCredential']?.replace('Tide_Key', 'Nope') ?? '',
    },
    'MISSING_REFERENCE',
    'no ExternalCredential named Nope found',
  ],
  [
    'a refused protocol',
    credential(`<authenticationProtocol>JwtExchange</authenticationProtocol>${PRINCIPAL}`),
    'INVALID_CREDENTIAL',
    'External Credentials don\'t support the "JwtExchange" authentication protocol',
  ],
  [
    'OAuth without a variant',
    credential(`<authenticationProtocol>Oauth</authenticationProtocol>${PRINCIPAL}`),
    'INVALID_CREDENTIAL',
    'AuthProtocolVariant',
  ],
  [
    'a JWT bearer credential without its certificate',
    credential(
      `<authenticationProtocol>Oauth</authenticationProtocol>${PRINCIPAL}${parameter('Oauth', 'AuthProtocolVariant', '<parameterValue>JwtBearer</parameterValue>')}${parameter('u', 'AuthProviderUrl', '<parameterValue>https://a.example.com</parameterValue>')}`,
    ),
    'INVALID_CREDENTIAL',
    'SigningCertificate',
  ],
  [
    'an audience that is no JSON',
    credential(
      `<authenticationProtocol>Custom</authenticationProtocol>${PRINCIPAL}${parameter('aud', 'JwtBodyClaim', '<parameterValue>https://a.example.com</parameterValue>')}`,
    ),
    'INVALID_CREDENTIAL',
    'The JWT aud claim has invalid JSON syntax',
  ],
  [
    'an OAuth name for a scope',
    {
      'extlClntAppOauthSettings/Tide_In_oauth.ecaOauth':
        GOOD['extlClntAppOauthSettings/Tide_In_oauth.ecaOauth']?.replace('Api,', 'api,') ?? '',
    },
    'INVALID_SCOPE',
    "Did you mean 'Api'",
  ],
  [
    'settings of an unknown app',
    {
      'extlClntAppOauthSettings/Tide_In_oauth.ecaOauth': xml(
        'ExtlClntAppOauthSettings',
        '<externalClientApplication>Nope</externalClientApplication>',
      ),
    },
    'INVALID_CROSS_REFERENCE_KEY',
    'Nope',
  ],
  [
    'global settings alone',
    {
      'extlClntAppOauthSettings/Tide_In_oauth.ecaOauth': '',
      'extlClntAppGlobalOauthSets/G.ecaGlblOauth': xml(
        'ExtlClntAppGlobalOauthSettings',
        '<externalClientApplication>Tide_In</externalClientApplication>',
      ),
    },
    'INVALID_CLIENT_APP',
    "doesn't have a valid OAuth settings configuration",
  ],
  [
    'client credentials without a user',
    policies('<isClientCredentialsFlowEnabled>true</isClientCredentialsFlowEnabled>'),
    'INVALID_POLICY',
    'Enter a valid execution user for the OAuth client credentials flow.',
  ],
  [
    'client credentials of nobody',
    policies(
      '<clientCredentialsFlowUser>nobody@example.com</clientCredentialsFlowUser><isClientCredentialsFlowEnabled>true</isClientCredentialsFlowEnabled>',
    ),
    'INVALID_POLICY',
    'Enter a valid execution user',
  ],
  [
    'a refresh policy without its period',
    policies('<refreshTokenPolicyType>SpecificLifetime</refreshTokenPolicyType>'),
    'INVALID_POLICY',
    'refreshTokenValidityPeriod',
  ],
  [
    'a foreign app identity',
    {
      'externalClientApps/Tide_In.eca': xml(
        'ExternalClientApplication',
        '<label>x</label><orgScopedExternalApp>00D0:Other</orgScopedExternalApp>',
      ),
    },
    'INVALID_CLIENT_APP',
    'orgScopedExternalApp',
  ],
  [
    'a consumer key of a connected app',
    {
      'connectedApps/C.connectedApp': xml(
        'ConnectedApp',
        '<contactEmail>a@example.com</contactEmail><label>C</label><oauthConfig><callbackUrl>https://a.example.com</callbackUrl><consumerKey>k</consumerKey></oauthConfig>',
      ),
    },
    'INVALID_CLIENT_APP',
    'You cannot provide a Consumer Key',
  ],
  [
    'an auth provider with a handler and no user',
    {
      'authproviders/A.authprovider': xml(
        'AuthProvider',
        '<friendlyName>A</friendlyName><providerType>GitHub</providerType><registrationHandler>Tide</registrationHandler>',
      ),
    },
    'REQUIRED_MISSING',
    'executionUser',
  ],
  [
    'a trusted site without a domain name',
    {
      'cspTrustedSites/S.cspTrustedSite': xml(
        'CspTrustedSite',
        '<endpointUrl>https://maps</endpointUrl><isActive>true</isActive>',
      ),
    },
    'INVALID_URL',
    'endpointUrl',
  ],
  [
    'a remote site without a scheme',
    {
      'remoteSiteSettings/S.remoteSite': xml(
        'RemoteSiteSetting',
        '<disableProtocolSecurity>false</disableProtocolSecurity><isActive>true</isActive><url>a.example.com</url>',
      ),
    },
    'INVALID_URL',
    'url',
  ],
  [
    'a text field without a length',
    object(
      'Tide__c',
      '<deploymentStatus>Deployed</deploymentStatus><fields><fullName>A__c</fullName><label>A</label><type>Text</type></fields><label>T</label><nameField><label>N</label><type>Text</type></nameField><pluralLabel>T</pluralLabel><sharingModel>Private</sharingModel>',
    ),
    'REQUIRED_MISSING',
    'length',
  ],
  [
    'a lookup to nothing',
    object(
      'Account',
      '<fields><fullName>L__c</fullName><label>L</label><referenceTo>Nope__c</referenceTo><type>Lookup</type></fields>',
    ),
    'MISSING_REFERENCE',
    'no CustomObject named Nope__c found',
  ],
  [
    'an event with a picklist',
    object(
      'Tide__e',
      '<deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><fields><fullName>P__c</fullName><label>P</label><type>Picklist</type></fields><label>T</label><pluralLabel>T</pluralLabel>',
    ),
    'INVALID_FIELD_TYPE',
    'Picklist',
  ],
  [
    'a record of an unknown type',
    { 'customMetadata/Nope.A.md': xml('CustomMetadata', '<label>A</label><protected>false</protected>') },
    'MISSING_REFERENCE',
    'Nope__mdt',
  ],
  [
    'a record without a value type',
    {
      'customMetadata/Tide_Route.A.md': xml(
        'CustomMetadata',
        '<label>A</label><protected>false</protected><values><field>Key__c</field><value>x</value></values>',
      ),
    },
    'XSI_TYPE_MISSING',
    'xsi:type',
  ],
  [
    'a record with an unknown field',
    {
      'customMetadata/Tide_Route.A.md': xml(
        'CustomMetadata',
        '<label>A</label><protected>false</protected><values><field>Nope__c</field><value xsi:nil="true"/></values>',
      ),
    },
    'MISSING_REFERENCE',
    'Nope__c',
  ],
  [
    'a label that is defined twice',
    {
      'labels/CustomLabels.labels': xml(
        'CustomLabels',
        ['', '']
          .map(
            () =>
              '<labels><fullName>Hello</fullName><language>en_US</language><protected>false</protected><shortDescription>H</shortDescription><value>x</value></labels>',
          )
          .join(''),
      ),
    },
    'DUPLICATE_LABEL',
    'Hello',
  ],
  [
    'misspelt settings',
    { 'settings/OauthOidc.settings': xml('OauthOidcSettings', '<isPkceRequird>true</isPkceRequird>') },
    'UNKNOWN_ELEMENT',
    "Did you mean 'isPkceRequired'",
  ],
  [
    'a batch size out of range',
    {
      'PlatformEventSubscriberConfigs/C.platformEventSubscriberConfig': xml(
        'PlatformEventSubscriberConfig',
        '<batchSize>5000</batchSize><masterLabel>C</masterLabel><platformEventConsumer>T</platformEventConsumer>',
      ),
    },
    'INVALID_VALUE',
    'batchSize must be from 1 to 2000',
  ],
];

test('a sound package has no problem', async () => {
  assert.deepEqual(await problemsOf({}), [], 'nothing is reported');
});

test('a class or trigger that does not say its status is active', async () => {
  const files = {
    ...GOOD,
    'classes/Tide.cls-meta.xml': xml('ApexClass', '<apiVersion>67.0</apiVersion>'),
    'triggers/Tides.trigger': 'trigger Tides on Account (before insert) {}',
    'triggers/Tides.trigger-meta.xml': xml('ApexTrigger', '<apiVersion>67.0</apiVersion>'),
  };
  assert.deepEqual(await problemsOf(files), [], 'no problem');
});

test('a translation may hold comments where nobody has translated', async () => {
  const translation = xml(
    'CustomObjectTranslation',
    '<caseValues><plural>false</plural><value><!-- Route --></value></caseValues><gender><!-- Feminine --></gender>',
  );
  const found = await problemsOf({ ...GOOD, 'objectTranslations/Tide_Route__mdt-fr.objectTranslation': translation });
  assert.deepEqual(
    found.filter(({ code }) => code === 'INVALID_ENUM'),
    [],
    'an empty gender is none',
  );
});

for (const [name, files, code, message] of DEFECTS)
  test(`finds ${name}`, async () => {
    const problems = await problemsOf(files);
    const found = problems.find((problem) => problem.code === code && problem.message.includes(message));
    assert.ok(found, `${code} with "${message}" is among ${JSON.stringify(problems, null, 1)}`);
    assert.equal(found.severity, 'error', 'it is an error');
    assert.ok(found.line >= 1 && found.column >= 1, 'it has a place');
  });

test('a problem names line and column of the element', async () => {
  const problems = await problemsOf(
    permissionSet('<classAccesses>\n  <apexClass>Nope</apexClass><enabled>true</enabled></classAccesses>'),
  );
  const found = problems.find(({ code }) => code === 'MISSING_REFERENCE');
  assert.deepEqual(
    [found?.file, found?.line, found?.column],
    ['permissionsets/Tide_User.permissionset', 6, 3],
    'where apexClass stands',
  );
});
