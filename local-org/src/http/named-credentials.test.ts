import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { deployFiles, metadataFile } from './testing/packages.ts';
import { startTestServer, type Answer, type TestServer } from './testing/test-server.ts';

const V = '/services/data/v66.0';
const BASE = `${V}/named-credentials`;
const SECRET = 'sesame-open-up';

let server: TestServer;
/** of a user who may use the API, but neither see the setup nor change credentials */
let readerToken: string;

before(async () => {
  server = await startTestServer();
  const principal = { parameterName: 'Main', parameterType: 'NamedPrincipal', sequenceNumber: 1 };
  await deployFiles(
    server,
    { ExternalCredential: ['Partner'], NamedCredential: ['Partner_Api'], PermissionSet: ['Api'] },
    {
      'externalCredentials/Partner.externalCredential': metadataFile('ExternalCredential', {
        authenticationProtocol: 'Custom',
        externalCredentialParameters: principal,
        label: 'Partner',
      }),
      'namedCredentials/Partner_Api.namedCredential': metadataFile('NamedCredential', {
        allowMergeFieldsInBody: false,
        allowMergeFieldsInHeader: true,
        calloutStatus: 'Enabled',
        generateAuthorizationHeader: false,
        label: 'Partner API',
        namedCredentialParameters: [
          { parameterName: 'Url', parameterType: 'Url', parameterValue: 'https://api.partner.example.com/v1' },
          { externalCredential: 'Partner', parameterName: 'ExternalCredential', parameterType: 'Authentication' },
        ],
        namedCredentialType: 'SecuredEndpoint',
      }),
      'permissionsets/Api.permissionset': metadataFile('PermissionSet', {
        hasActivationRequired: false,
        label: 'Api',
        userPermissions: { enabled: true, name: 'ApiEnabled' },
      }),
    },
  );
  readerToken = await signInReader();
});
after(() => server.close());

async function idOf(soql: string, path = `${V}/query`): Promise<string> {
  const { json } = await server.call('GET', `${path}?q=${encodeURIComponent(soql)}`);
  const [record] = (json as { records: { Id: string }[] }).records;
  assert.ok(record, soql);
  return record.Id;
}

async function signInReader(): Promise<string> {
  const ProfileId = await idOf("SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'");
  const name = { Username: 'reader@example.com', LastName: 'Reader', Alias: 'reader', Email: 'reader@example.com' };
  const locale = {
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
  };
  const made = await server.call('POST', `${V}/sobjects/User`, { json: { ...name, ...locale, ProfileId } });
  assert.equal(made.status, 201, made.text);
  const { id: userId } = made.json as { id: string };
  const PermissionSetId = await idOf("SELECT Id FROM PermissionSet WHERE Name = 'Api'");
  const assignment = { AssigneeId: userId, PermissionSetId };
  const assigned = await server.call('POST', `${V}/sobjects/PermissionSetAssignment`, { json: assignment });
  assert.equal(assigned.status, 201, assigned.text);
  return server.server.sessions.create({ orgId: server.orgId, userId, kind: 'api' });
}

const target = { externalCredential: 'Partner', principalName: 'Main', principalType: 'NamedPrincipal' };
const query = new URLSearchParams(target).toString();
const credentials = (value: string, name = 'Key') => ({
  ...target,
  credentials: { [name]: { value, encrypted: true } },
});
const send = (method: string, json: unknown, token?: string): Promise<Answer> =>
  server.call(method, `${BASE}/credential`, { json, ...(token === undefined ? {} : { token }) });
const errorCode = ({ json }: Answer): string | undefined => (json as { errorCode: string }[])[0]?.errorCode;

describe('named credentials over REST', () => {
  test('are listed and read one by one', async () => {
    const { json } = await server.call('GET', `${BASE}/named-credential-setup`);
    const { namedCredentials } = json as { namedCredentials: { developerName: string }[] };
    assert.deepEqual(
      namedCredentials.map(({ developerName }) => developerName),
      ['Partner_Api'],
      'all',
    );
    const one = (await server.call('GET', `${BASE}/named-credential-setup/Partner_Api`)).json as Record<
      string,
      unknown
    >;
    assert.equal(one['calloutUrl'], 'https://api.partner.example.com/v1', 'one, with its endpoint');
    const hidden = await server.call('GET', `${BASE}/named-credential-setup/Partner_Api`, { token: readerToken });
    assert.equal((hidden.json as Record<string, unknown>)['calloutUrl'], '', 'without View Setup there is no endpoint');
    const missing = await server.call('GET', `${BASE}/named-credential-setup/Nobody`);
    assert.deepEqual([missing.status, errorCode(missing)], [404, 'NOT_FOUND'], 'another name');
  });

  test('tell principals with the id that a grant names', async () => {
    const { json } = await server.call('GET', `${BASE}/external-credentials/Partner`);
    const { principals } = json as { principals: { id: string; principalName: string }[] };
    const soql = "SELECT Id FROM ExternalCredentialParameter WHERE ParameterType = 'NamedPrincipal'";
    assert.deepEqual(
      principals.map(({ id, principalName }) => [id, principalName]),
      [[await idOf(soql, `${V}/tooling/query`), 'Main']],
      'of the parameter row',
    );
    const { json: list } = await server.call('GET', `${BASE}/external-credentials`);
    assert.deepEqual(list, { externalCredentials: [] }, 'the list has only those that the user may authenticate with');
  });
});

describe('credentials over REST', () => {
  test('are written by those who may, and their values are never shown', async () => {
    assert.equal((await send('PUT', credentials(SECRET))).status, 404, 'there is nothing to replace yet');
    const refused = await send('POST', credentials(SECRET), readerToken);
    assert.deepEqual([refused.status, errorCode(refused)], [403, 'INSUFFICIENT_ACCESS'], refused.text);
    assert.match(refused.text, /Manage Named Credentials or Customize Application/, 'the right is named');
    const created = await send('POST', credentials(SECRET));
    assert.equal(created.status, 201, created.text);
    const again = await send('POST', credentials('other'));
    assert.deepEqual([again.status, errorCode(again)], [400, 'DUPLICATE_VALUE'], 'it is there already');
    const patched = await send('PATCH', credentials('12', 'Pin'));
    assert.equal(patched.status, 200, patched.text);
    const read = await server.call('GET', `${BASE}/credential?${query}`);
    const shown = (read.json as { credentials: unknown }).credentials;
    const hidden = { encrypted: true, value: null, revision: 1 };
    assert.deepEqual(shown, { Key: hidden, Pin: hidden }, 'patching keeps what it does not name');
    assert.ok(![created, patched, read].some(({ text }) => text.includes(SECRET)), 'no answer holds the secret');
    assert.equal((await send('PUT', credentials('new'))).status, 200, 'replaced');
    const { json } = await server.call('GET', `${BASE}/credential?${query}`);
    assert.deepEqual(Object.keys((json as { credentials: object }).credentials), ['Key'], 'as a whole');
  });

  test('are removed by those who may', async () => {
    const path = `${BASE}/credential?${query}`;
    assert.equal((await server.call('DELETE', path, { token: readerToken })).status, 403, 'not by everybody');
    assert.equal((await server.call('DELETE', path)).status, 204, 'removed');
    const { json } = await server.call('GET', path);
    assert.deepEqual((json as { credentials: object }).credentials, {}, 'nothing is left');
    const nobody = new URLSearchParams({ ...target, principalName: 'Nobody' }).toString();
    assert.equal(
      (await server.call('GET', `${BASE}/credential?${nobody}`)).status,
      404,
      'a principal that is not there',
    );
    assert.deepEqual(server.problems, [], 'nothing unexpected happened');
  });
});
