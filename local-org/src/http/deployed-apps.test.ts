import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { SignJWT } from 'jose';
import { pkceChallenge } from '../org/tokens.ts';
import { deployFiles, metadataFile, type XmlFields } from './testing/packages.ts';
import { startTestServer, type Answer, type TestServer } from './testing/test-server.ts';

const V = '/services/data/v66.0';
const CALLBACK = 'https://partner.example.com/callback';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PUBLIC_PEM = publicKey.export({ type: 'spki', format: 'pem' }).toString();

let server: TestServer;
let now = Date.now();
before(async () => {
  server = await startTestServer({ now: () => now });
});
after(() => server.close());

interface AppFields {
  readonly global?: XmlFields;
  readonly policies?: XmlFields;
}

/** Deploys an external client app and answers its consumer key and secret. */
async function deployApp(name: string, { global = {}, policies = {} }: AppFields = {}) {
  const own = { externalClientApplication: name, label: `${name}_part` };
  await deployFiles(
    server,
    {
      ExternalClientApplication: [name],
      ExtlClntAppGlobalOauthSettings: [`${name}_glbloauth`],
      ExtlClntAppOauthSettings: [`${name}_oauth`],
      ExtlClntAppOauthConfigurablePolicies: [`${name}_oauthPlcy`],
    },
    {
      [`externalClientApps/${name}.eca`]: metadataFile('ExternalClientApplication', {
        contactEmail: 'a@example.com',
        distributionState: 'Local',
        isProtected: false,
        label: name,
      }),
      [`extlClntAppGlobalOauthSets/${name}_glbloauth.ecaGlblOauth`]: metadataFile('ExtlClntAppGlobalOauthSettings', {
        callbackUrl: CALLBACK,
        ...own,
        ...global,
      }),
      [`extlClntAppOauthSettings/${name}_oauth.ecaOauth`]: metadataFile('ExtlClntAppOauthSettings', {
        commaSeparatedOauthScopes: 'Api,RefreshToken',
        ...own,
      }),
      [`extlClntAppOauthPolicies/${name}_oauthPlcy.ecaOauthPlcy`]: metadataFile(
        'ExtlClntAppOauthConfigurablePolicies',
        {
          ipRelaxationPolicyType: 'Enforce',
          permittedUsersPolicyType: 'AllSelfAuthorized',
          refreshTokenPolicyType: 'Infinite',
          ...own,
          ...policies,
        },
      ),
    },
  );
  const app = server.server.primaryOrg.clientApps().find((candidate) => candidate.name === name)!;
  return { key: app.consumerKey, secret: app.consumerSecret!, entityId: app.entityId! };
}
type App = Awaited<ReturnType<typeof deployApp>>;

const token = (form: Record<string, string>): Promise<Answer> =>
  server.call('POST', '/services/oauth2/token', { token: null, form });
const refusal = ({ json }: Answer): unknown => (json as { error_description?: string }).error_description;

interface Claims {
  readonly aud?: string;
  readonly sub?: string;
  readonly exp?: number;
  readonly signer?: KeyObject;
}

async function bearer(app: App, claims: Claims = {}): Promise<Answer> {
  const { aud = server.url, sub = server.username, exp = Math.floor(now / 1000) + 120, signer = privateKey } = claims;
  const assertion = await new SignJWT({ iss: app.key, sub, aud, exp })
    .setProtectedHeader({ alg: 'RS256' })
    .sign(createPrivateKey(signer.export({ type: 'pkcs8', format: 'pem' })));
  return token({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
}

/** Goes through the approval page as the administrator; answers the address that the browser is sent to. */
async function authorize(app: App, extra: Record<string, string> = {}): Promise<URL> {
  const { primaryOrg } = server.server;
  const link = server.server.signInLink(primaryOrg, primaryOrg.adminUserId, '/');
  const signedIn = await server.call('GET', link.slice(server.url.length), { token: null });
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const request = { response_type: 'code', client_id: app.key, redirect_uri: CALLBACK, ...extra };
  const query = new URLSearchParams(request).toString();
  const page = await server.call('GET', `/services/oauth2/authorize?${query}`, { token: null, headers: { cookie } });
  const csrf = /name="csrf" value="([^"]+)"/.exec(page.text)?.[1];
  if (csrf === undefined) return new URL(page.headers.get('location') ?? 'about:blank');
  const headers = { cookie, origin: server.url };
  const form = { ...request, csrf, decision: 'allow' };
  const answer = await server.call('POST', '/services/oauth2/authorize', { token: null, headers, form });
  return new URL(answer.headers.get('location') ?? 'about:blank');
}

function exchange(app: App, code: string, extra: Record<string, string> = {}): Promise<Answer> {
  const client = { client_id: app.key, client_secret: app.secret, redirect_uri: CALLBACK };
  return token({ grant_type: 'authorization_code', code, ...client, ...extra });
}

const refresh = (app: App, refreshToken: string, extra: Record<string, string> = {}): Promise<Answer> =>
  token({
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: app.key,
    client_secret: app.secret,
    ...extra,
  });

async function firstRefreshToken(app: App): Promise<string> {
  const code = (await authorize(app)).searchParams.get('code') ?? '';
  const answer = await exchange(app, code);
  assert.equal(answer.status, 200, answer.text);
  return (answer.json as { refresh_token: string }).refresh_token;
}

const idOf = async (soql: string): Promise<string> => {
  const { json, text } = await server.call('GET', `${V}/query?q=${encodeURIComponent(soql)}`);
  const [record] = (json as { records: { Id: string }[] }).records;
  assert.ok(record, `${soql}: ${text}`);
  return record.Id;
};

describe('JWT bearer of a deployed app', () => {
  test('works for approved users with the key of the certificate, and for nobody else', async () => {
    const certificate = PUBLIC_PEM;
    const app = await deployApp('Robot', {
      global: { certificate },
      policies: { permittedUsersPolicyType: 'AdminApprovedPreAuthorized' },
    });
    const notYet = await bearer(app);
    assert.equal(refusal(notYet), 'user is not admin approved to access this app', notYet.text);
    const set = metadataFile('PermissionSet', { hasActivationRequired: false, label: 'Robots' });
    await deployFiles(server, { PermissionSet: ['Robots'] }, { 'permissionsets/Robots.permissionset': set });
    const ParentId = await idOf("SELECT Id FROM PermissionSet WHERE Name = 'Robots'");
    const access = { ParentId, SetupEntityId: app.entityId };
    const granted = await server.call('POST', `${V}/sobjects/SetupEntityAccess`, { json: access });
    assert.equal(granted.status, 201, granted.text);
    const assignment = { AssigneeId: server.server.primaryOrg.adminUserId, PermissionSetId: ParentId };
    await server.call('POST', `${V}/sobjects/PermissionSetAssignment`, { json: assignment });
    const approved = await bearer(app);
    assert.equal(approved.status, 200, approved.text);
    const { access_token: accessToken, scope } = approved.json as { access_token: string; scope: string };
    assert.ok(scope.split(' ').includes('api'), 'with the scopes of the app');
    assert.equal((await server.call('GET', `${V}/limits`, { token: accessToken })).status, 200, 'the token works');

    const { privateKey: otherKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    assert.equal(refusal(await bearer(app, { signer: otherKey })), 'invalid assertion', 'another key');
    assert.equal(refusal(await bearer(app, { aud: 'https://test.salesforce.com' })), 'audience is invalid', 'audience');
    assert.equal(refusal(await bearer(app, { exp: Math.floor(now / 1000) - 600 })), 'assertion expired', 'too late');
    const nobody = await bearer(app, { sub: 'nobody@example.com' });
    assert.equal(refusal(nobody), "user hasn't approved this consumer", 'a user that is not there');
  });

  test('needs an approval by the user where everybody may give one', async () => {
    const app = await deployApp('Open_Robot', { global: { certificate: PUBLIC_PEM, isPkceRequired: false } });
    assert.equal(refusal(await bearer(app)), "user hasn't approved this consumer", 'not yet');
    await firstRefreshToken(app);
    assert.equal((await bearer(app)).status, 200, 'after the approval page it works');
  });

  test('is off without a certificate', async () => {
    assert.equal(refusal(await bearer(await deployApp('Keyless'))), 'invalid assertion', 'no key verifies it');
  });
});

describe('authorization code of a deployed app', () => {
  test('asks for PKCE unless the app does without', async () => {
    const app = await deployApp('Web');
    const without = await authorize(app);
    assert.equal(without.searchParams.get('error_description'), 'missing required code challenge', without.href);
    const challenge = { code_challenge: pkceChallenge('verifier'), code_challenge_method: 'S256' };
    const codeOf = async () => (await authorize(app, challenge)).searchParams.get('code') ?? '';
    assert.equal(refusal(await exchange(app, await codeOf())), 'missing required code verifier', 'no verifier');
    const wrong = await exchange(app, await codeOf(), { code_verifier: 'other' });
    assert.equal(refusal(wrong), 'invalid code verifier', 'a wrong one');
    const right = await exchange(app, await codeOf(), { code_verifier: 'verifier' });
    assert.equal(right.status, 200, right.text);
    const relaxed = await deployApp('Old_Web', { global: { isPkceRequired: false } });
    assert.equal(
      (await exchange(relaxed, (await authorize(relaxed)).searchParams.get('code') ?? '')).status,
      200,
      'off',
    );
  });

  test('goes to known addresses only and needs the secret', async () => {
    const app = await deployApp('Strict', { global: { isPkceRequired: false } });
    const foreign = await authorize(app, { redirect_uri: 'https://evil.example.com/' });
    assert.equal(foreign.href, 'about:blank', 'nobody is sent to a foreign address');
    const code = (await authorize(app)).searchParams.get('code') ?? '';
    const refused = await exchange(app, code, { client_secret: '' });
    assert.equal(refusal(refused), 'invalid client credentials', refused.text);
  });
});

describe('refresh tokens', () => {
  test('rotate when the app says so: each works once', async () => {
    const app = await deployApp('Rotating', { global: { isPkceRequired: false, isRefreshTokenRotationEnabled: true } });
    const first = await firstRefreshToken(app);
    const next = (await refresh(app, first)).json as { refresh_token: string };
    assert.ok(next.refresh_token && next.refresh_token !== first, 'there is another one');
    assert.equal(refusal(await refresh(app, first)), 'expired access/refresh token', 'the used one has ended');
    assert.equal((await refresh(app, next.refresh_token)).status, 200, 'the new one works');
  });

  test('are told by introspection to their own app only', async () => {
    const app = await deployApp('Looking', { global: { isPkceRequired: false } });
    const other = await deployApp('Curious', { global: { isPkceRequired: false } });
    const { access_token: accessToken } = (await refresh(app, await firstRefreshToken(app))).json as {
      access_token: string;
    };
    const introspect = async (client: App) => {
      const form = { token: accessToken, client_id: client.key, client_secret: client.secret };
      const answer = await server.call('POST', '/services/oauth2/introspect', { token: null, form });
      return answer.json as { active: boolean; client_id?: string };
    };
    assert.equal((await introspect(app)).client_id, app.key, 'its own');
    assert.deepEqual(await introspect(other), { active: false }, 'not that of another');
    const form = { token: accessToken, client_id: app.key, client_secret: 'wrong' };
    const refused = await server.call('POST', '/services/oauth2/introspect', { token: null, form });
    assert.equal(refusal(refused), 'invalid client credentials', refused.text);
  });

  test('stay the same otherwise, need the secret, and end with the policy', async () => {
    const policies = { refreshTokenPolicyType: 'SpecificLifetime', refreshTokenValidityPeriod: 1 };
    const days = { ...policies, refreshTokenValidityUnit: 'Days' };
    const app = await deployApp('Lasting', { global: { isPkceRequired: false }, policies: days });
    const refreshToken = await firstRefreshToken(app);
    const again = (await refresh(app, refreshToken)).json as Record<string, string>;
    assert.equal(again['refresh_token'], undefined, 'no other is given');
    assert.equal(
      refusal(await refresh(app, refreshToken, { client_secret: 'x' })),
      'invalid client credentials',
      'secret',
    );
    now += 25 * 3_600_000;
    assert.equal(refusal(await refresh(app, refreshToken)), 'expired access/refresh token', 'after a day');
    assert.deepEqual(server.problems, [], 'nothing unexpected happened');
  });
});
