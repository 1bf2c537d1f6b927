import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { SignJWT } from 'jose';
import { CLI_CONSUMER_KEY } from '../org/oauth/apps.ts';
import { pkceChallenge } from '../org/tokens.ts';
import { startTestServer, type Answer, type TestServer } from './testing/test-server.ts';

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const CALLBACK = 'http://localhost:1717/OauthRedirect';
type Token = { access_token: string; refresh_token?: string; id: string; instance_url: string; scope: string };

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.close());

const token = (form: Record<string, string>): Promise<Answer> =>
  server.call('POST', '/services/oauth2/token', { token: null, form });

function assertRefused(answer: Answer, error: string, description: string): void {
  assert.equal(answer.status, 400, 'it is a bad request');
  assert.deepEqual(answer.json, { error, error_description: description }, "in Salesforce's words");
}

interface Claims {
  readonly aud?: string;
  readonly sub?: string;
  readonly exp?: number;
  readonly key?: ReturnType<typeof createPrivateKey>;
}

function assertion({
  aud = server.url,
  sub = server.username,
  exp = Date.now() + 300_000,
  key,
}: Claims = {}): Promise<string> {
  const signer = key ?? createPrivateKey(readFileSync(server.server.cliKey.file));
  return new SignJWT({ iss: CLI_CONSUMER_KEY, sub, aud, exp }).setProtectedHeader({ alg: 'RS256' }).sign(signer);
}

describe('JWT bearer', () => {
  test("gives a token for the CLI's key, with exp in milliseconds as the CLI writes it", async () => {
    const { status, json } = await token({ grant_type: JWT_BEARER, assertion: await assertion() });
    assert.equal(status, 200, 'it is given');
    const { access_token: accessToken, id } = json as Token;
    assert.match(accessToken, /^00D\w{12,15}![.\w]*$/, 'in the form that the CLI accepts');
    assert.ok(
      id.endsWith(`/id/${server.orgId}/${server.server.primaryOrg.adminUserId}`),
      'the identity address names org and user',
    );
    assert.equal(
      (await server.call('GET', '/services/data/v66.0/limits', { token: accessToken })).status,
      200,
      'and it works',
    );
  });

  test('accepts exp in seconds and an audience with a slash', async () => {
    const exp = Math.floor(Date.now() / 1000) + 300;
    const answer = await token({ grant_type: JWT_BEARER, assertion: await assertion({ exp, aud: `${server.url}/` }) });
    assert.equal(answer.status, 200, 'both forms are in use');
  });

  test('refuses a wrong key, audience, user, and an old assertion', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const send = async (claims: Claims) => token({ grant_type: JWT_BEARER, assertion: await assertion(claims) });
    assertRefused(await send({ key: privateKey }), 'invalid_grant', 'invalid assertion');
    assertRefused(await send({ aud: 'https://login.salesforce.com' }), 'invalid_grant', 'audience is invalid');
    assertRefused(await send({ sub: 'nobody@example.com' }), 'invalid_grant', "user hasn't approved this consumer");
    assertRefused(await send({ exp: Date.now() - 3_600_000 }), 'invalid_grant', 'assertion expired');
    assertRefused(await token({ grant_type: JWT_BEARER, assertion: 'nonsense' }), 'invalid_grant', 'invalid assertion');
  });

  test('refuses other grants and unknown apps', async () => {
    assertRefused(await token({ grant_type: 'password' }), 'unsupported_grant_type', 'grant type not supported');
    const unknown = await token({ grant_type: 'client_credentials', client_id: 'x', client_secret: 'y' });
    assertRefused(unknown, 'invalid_client_id', 'client identifier invalid');
  });

  test('leaves a sign-in and a token row behind', async () => {
    await token({ grant_type: JWT_BEARER, assertion: await assertion() });
    await server.server.audit.drain();
    const count = async (soql: string) => {
      const { json } = await server.call('GET', `/services/data/v66.0/query?q=${encodeURIComponent(soql)}`);
      return (json as { totalSize: number }).totalSize;
    };
    assert.ok(
      (await count("SELECT Id FROM LoginHistory WHERE LoginType = 'Remote Access 2.0'")) > 0,
      'the sign-in is in the history',
    );
    assert.equal(
      await count("SELECT UserId FROM OauthToken WHERE AppName = 'Salesforce CLI'"),
      1,
      'one row per user and app',
    );
    assert.deepEqual(server.problems, [], 'nothing unexpected happened');
  });
});

async function signIn(): Promise<string> {
  const link = server.server.signInLink(
    server.server.primaryOrg,
    server.server.primaryOrg.adminUserId,
    '/lightning/page/home',
  );
  const { headers } = await server.call('GET', link.slice(server.url.length), { token: null });
  return (headers.get('set-cookie') ?? '').split(';')[0];
}

describe('authorization code', () => {
  const request = (extra: Record<string, string> = {}) =>
    new URLSearchParams({
      response_type: 'code',
      client_id: CLI_CONSUMER_KEY,
      redirect_uri: CALLBACK,
      scope: 'api refresh_token',
      state: 's 1',
      code_challenge: pkceChallenge('verifier'),
      code_challenge_method: 'S256',
      ...extra,
    });

  async function approve(decision: string): Promise<URL> {
    const cookie = await signIn();
    const page = await server.call('GET', `/services/oauth2/authorize?${request()}`, {
      token: null,
      headers: { cookie },
    });
    const csrf = /name="csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const form = { ...Object.fromEntries(request()), csrf, decision };
    const headers = { cookie, origin: server.url };
    const answer = await server.call('POST', '/services/oauth2/authorize', { token: null, headers, form });
    return new URL(answer.headers.get('location') ?? 'about:blank');
  }

  const exchange = (code: string, verifier = 'verifier') =>
    token({
      grant_type: 'authorization_code',
      code,
      client_id: CLI_CONSUMER_KEY,
      redirect_uri: CALLBACK,
      code_verifier: verifier,
    });

  test('needs a sign-in first and comes back to the request', async () => {
    const { status, headers } = await server.call('GET', `/services/oauth2/authorize?${request()}`, { token: null });
    assert.equal(status, 302, 'it redirects');
    assert.match(
      headers.get('location') ?? '',
      /^\/\?startURL=%2Fservices%2Foauth2%2Fauthorize/,
      'to the sign-in page',
    );
  });

  test('gives access and refresh tokens once, and a refresh gives the next', async () => {
    const back = await approve('allow');
    assert.equal(back.searchParams.get('state'), 's 1', 'the state comes back');
    const code = back.searchParams.get('code') ?? '';
    const first = await exchange(code);
    assert.equal(first.status, 200, first.text);
    const { refresh_token: refreshToken = '' } = first.json as Token;
    assertRefused(await exchange(code), 'invalid_grant', 'expired authorization code');
    const form = { grant_type: 'refresh_token', client_id: CLI_CONSUMER_KEY, refresh_token: refreshToken };
    const next = await token(form);
    assert.equal(next.status, 200, 'the refresh token works');
    await server.call('POST', '/services/oauth2/revoke', { token: null, form: { token: refreshToken } });
    assertRefused(await token(form), 'invalid_grant', 'expired access/refresh token');
    const { access_token: accessToken } = next.json as Token;
    assert.equal(
      (await server.call('GET', '/services/data/v66.0/limits', { token: accessToken })).status,
      401,
      'and its access tokens end too',
    );
  });

  test('refuses a wrong verifier', async () => {
    const code = (await approve('allow')).searchParams.get('code') ?? '';
    assertRefused(await exchange(code, 'other'), 'invalid_grant', 'invalid code verifier');
  });

  test('tells the app that the user said no', async () => {
    assert.equal((await approve('deny')).searchParams.get('error'), 'access_denied', 'with the error of OAuth');
  });

  test('never redirects to an address that the app does not have', async () => {
    const cookie = await signIn();
    const path = `/services/oauth2/authorize?${request({ redirect_uri: 'https://evil.example.com/' })}`;
    const { status, headers } = await server.call('GET', path, { token: null, headers: { cookie } });
    assert.equal(status, 400, 'it is refused on the page');
    assert.equal(headers.get('location'), null, 'and goes nowhere');
  });

  test('takes a decision only with the token of the page', async () => {
    const cookie = await signIn();
    const form = { ...Object.fromEntries(request()), csrf: 'guess', decision: 'allow' };
    const { status } = await server.call('POST', '/services/oauth2/authorize', {
      token: null,
      headers: { cookie },
      form,
    });
    assert.equal(status, 403, 'a forged form is forbidden');
  });
});

describe('sign-in', () => {
  test('by link works once and leads to the asked page', async () => {
    const link = server.server.signInLink(
      server.server.primaryOrg,
      server.server.primaryOrg.adminUserId,
      '/lightning/n/Tab',
    );
    const path = link.slice(server.url.length);
    const first = await server.call('GET', path, { token: null });
    assert.equal(first.headers.get('location'), '/lightning/n/Tab', 'to the page');
    assert.match(
      first.headers.get('set-cookie') ?? '',
      /HttpOnly; SameSite=Lax/,
      'with a cookie that scripts cannot read',
    );
    assert.equal((await server.call('GET', path, { token: null })).status, 401, 'the second time it is used up');
  });

  test('by password returns to the asked page and never leaves the server', async () => {
    const form = { username: server.username, pw: server.password ?? '', startURL: '//evil.example.com/' };
    const { status, headers } = await server.call('POST', '/login', { token: null, form });
    assert.equal(status, 303, 'it signs in');
    assert.equal(headers.get('location'), '/lightning/page/home', 'a foreign address is not followed');
    const asked = await server.call('POST', '/login', {
      token: null,
      form: { ...form, startURL: '/lightning/n/Tab?c__x=1' },
    });
    assert.equal(asked.headers.get('location'), '/lightning/n/Tab?c__x=1', 'an own one is');
  });

  test('is throttled after five wrong passwords', async () => {
    const wrong = { username: 'someone@example.com', pw: 'wrong' };
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++)
      statuses.push((await server.call('POST', '/login', { token: null, form: wrong })).status);
    assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429], 'the sixth is not even tried');
  });

  test('over SOAP answers a session or INVALID_LOGIN', async () => {
    const login = (password: string) =>
      server.call('POST', '/services/Soap/u/66.0', {
        token: null,
        headers: { 'content-type': 'text/xml' },
        text: `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><login xmlns="urn:partner.soap.sforce.com"><username>${server.username}</username><password>${password}</password></login></e:Body></e:Envelope>`,
      });
    assert.match((await login(server.password ?? '')).text, /<sessionId>00D/, 'the right password');
    assert.match((await login('wrong')).text, /<faultcode>sf:INVALID_LOGIN<\/faultcode>/, 'a wrong one');
  });

  test('a SOAP call with a bad session is a fault', async () => {
    const text = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><SessionHeader><sessionId>bad</sessionId></SessionHeader></e:Header><e:Body><describeMetadata/></e:Body></e:Envelope>`;
    const answer = await server.call('POST', '/services/Soap/m/66.0', {
      token: null,
      headers: { 'content-type': 'text/xml' },
      text,
    });
    assert.equal(answer.status, 500, 'faults have status 500');
    assert.match(
      answer.text,
      /<faultcode>sf:INVALID_SESSION_ID<\/faultcode>/,
      'with the code that makes the CLI sign in again',
    );
  });
});
