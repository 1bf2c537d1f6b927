import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { restClient, type DeployResult } from '../../test/support/rest-client.ts';
import { startTestServer, type Answer, type TestServer } from './testing/test-server.ts';

const V = '/services/data/v66.0';
const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const NS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.close());

const deploy = (files: Record<string, string>): Promise<DeployResult> =>
  restClient(server.url, server.accessToken).deploy(files);

function permissionSet(...permissions: string[]): string {
  const granted = permissions.map(
    (name) => `<userPermissions><enabled>true</enabled><name>${name}</name></userPermissions>`,
  );
  return `${XML}<PermissionSet ${NS}><hasActivationRequired>false</hasActivationRequired><label>Probe</label>${granted.join('')}</PermissionSet>`;
}

async function assign(name: string): Promise<void> {
  const soql = encodeURIComponent(`SELECT Id FROM PermissionSet WHERE Name = '${name}'`);
  const { records } = (await server.call('GET', `${V}/query?q=${soql}`)).json as { records: { Id: string }[] };
  const json = { AssigneeId: server.server.primaryOrg.adminUserId, PermissionSetId: records[0]?.Id };
  const assigned = await server.call('POST', `${V}/sobjects/PermissionSetAssignment`, { json });
  assert.equal(assigned.status, 201, assigned.text);
}

function appFiles(isFlowEnabled: boolean): Record<string, string> {
  const types = [
    'ExternalClientApplication',
    'ExtlClntAppGlobalOauthSettings',
    'ExtlClntAppOauthSettings',
    'ExtlClntAppOauthConfigurablePolicies',
    'PermissionSet',
  ];
  const names = ['Probe', 'Probe_glbloauth', 'Probe_oauth', 'Probe_oauthPlcy', 'Api_Only</members><members>App_Helper'];
  const members = types
    .map((type, index) => `<types><members>${names[index]}</members><name>${type}</name></types>`)
    .join('');
  return {
    'package.xml': `${XML}<Package ${NS}>${members}<types><members>ExternalClientApp</members><name>Settings</name></types><version>66.0</version></Package>`,
    'externalClientApps/Probe.eca': `${XML}<ExternalClientApplication ${NS}><contactEmail>a@example.com</contactEmail><distributionState>Local</distributionState><isProtected>false</isProtected><label>Probe</label></ExternalClientApplication>`,
    'extlClntAppGlobalOauthSets/Probe_glbloauth.ecaGlblOauth': `${XML}<ExtlClntAppGlobalOauthSettings ${NS}><callbackUrl>https://example.com/cb</callbackUrl><externalClientApplication>Probe</externalClientApplication><isClientCredentialsFlowEnabled>${isFlowEnabled}</isClientCredentialsFlowEnabled><label>Probe_glbloauth</label></ExtlClntAppGlobalOauthSettings>`,
    'extlClntAppOauthSettings/Probe_oauth.ecaOauth': `${XML}<ExtlClntAppOauthSettings ${NS}><commaSeparatedOauthScopes>Api</commaSeparatedOauthScopes><externalClientApplication>Probe</externalClientApplication><label>Probe_oauth</label></ExtlClntAppOauthSettings>`,
    'extlClntAppOauthPolicies/Probe_oauthPlcy.ecaOauthPlcy': `${XML}<ExtlClntAppOauthConfigurablePolicies ${NS}><clientCredentialsFlowUser>${server.username}</clientCredentialsFlowUser><externalClientApplication>Probe</externalClientApplication><ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType><isClientCredentialsFlowEnabled>true</isClientCredentialsFlowEnabled><label>Probe_oauthPlcy</label><permittedUsersPolicyType>AllSelfAuthorized</permittedUsersPolicyType><refreshTokenPolicyType>Infinite</refreshTokenPolicyType></ExtlClntAppOauthConfigurablePolicies>`,
    'permissionsets/Api_Only.permissionset': permissionSet('ApiEnabled', 'ApiUserOnly'),
    'permissionsets/App_Helper.permissionset': permissionSet('ExternalClientAppDeveloper', 'ViewClientSecret'),
    'settings/ExternalClientApp.settings': `${XML}<ExternalClientAppSettings ${NS}><enableClientSecretInRestApiAccess>true</enableClientSecretInRestApiAccess></ExternalClientAppSettings>`,
  };
}

const clientCredentials = (key: string, secret: string): Promise<Answer> =>
  server.call('POST', '/services/oauth2/token', {
    token: null,
    form: { grant_type: 'client_credentials', client_id: key, client_secret: secret },
  });

test('an external client app is deployed, its consumer read, and gives tokens only when everything is right', async () => {
  const first = await deploy(appFiles(false));
  assert.equal(first.status, 'Succeeded', JSON.stringify(first.details));
  const app = server.server.primaryOrg.clientApps()[0];
  const refused = await server.call('GET', `${V}/apps/oauth/credentials/${app?.entityId}`);
  assert.equal(refused.status, 403, 'without the right permission the consumer is not told');
  await assign('App_Helper');
  const consumers = await server.call('GET', `${V}/apps/oauth/credentials/${app?.entityId}`);
  assert.equal(consumers.status, 200, consumers.text);
  const [{ id }] = (consumers.json as { consumers: { id: string }[] }).consumers as [{ id: string }];
  assert.ok(!consumers.text.includes(app.consumerSecret!), 'the secret is not told unasked');
  const secretPart = await server.call('GET', `${V}/apps/oauth/credentials/${app?.entityId}/${id}?part=keyandsecret`);
  const { key, secret } = secretPart.json as { key: string; secret: string };

  const error = (answer: Answer) => (answer.json as { error_description: string }).error_description;
  assert.equal(error(await clientCredentials(key, 'wrong')), 'invalid client credentials', 'a wrong secret');
  assert.equal(
    error(await clientCredentials(key, secret)),
    'client credentials flow not enabled',
    'the developer switch is off',
  );
  assert.equal((await deploy(appFiles(true))).status, 'Succeeded', 'switched on');
  assert.equal(
    error(await clientCredentials(key, secret)),
    'no client credentials user enabled',
    'the run-as user is not API only',
  );

  await assign('Api_Only');
  const given = await clientCredentials(key, secret);
  assert.equal(given.status, 200, given.text);
  const { access_token: accessToken } = given.json as { access_token: string };
  assert.equal(
    (await server.call('GET', `${V}/limits`, { token: accessToken })).status,
    200,
    'the token opens the API',
  );
  assert.equal(error(await clientCredentials(key, '')), 'invalid client credentials', 'no secret');
  assert.equal(error(await clientCredentials('nobody', secret)), 'client identifier invalid', 'an unknown app');
  const form = { grant_type: 'client_credentials', scope: 'web' };
  const headers = { authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}` };
  const more = await server.call('POST', '/services/oauth2/token', { token: null, headers, form });
  assert.equal((more.json as { error: string }).error, 'invalid_scope', 'a scope that the app does not have');
  const inHeader = { token: null, headers, form: { grant_type: 'client_credentials' } };
  assert.equal((await server.call('POST', '/services/oauth2/token', inHeader)).status, 200, 'the secret in a header');
  assert.deepEqual(server.problems, [], 'nothing unexpected happened');
});
