import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { deployFiles, metadataFile } from './testing/packages.ts';
import { startTestServer, type Answer, type TestServer } from './testing/test-server.ts';

const BASE = '/services/data/v67.0/named-credentials';
const PRINCIPAL = { externalCredential: 'Partner', principalName: 'Main', principalType: 'NamedPrincipal' };

let server: TestServer;
let cookie: string;
const asked: URLSearchParams[] = [];
const provider = http.createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    const form = new URLSearchParams(body);
    asked.push(form);
    const isGood = form.get('code') === 'good';
    response.writeHead(isGood ? 200 : 400, { 'content-type': 'application/json' });
    response.end(isGood ? '{"access_token":"a","refresh_token":"r","expires_in":60}' : '{"error":"invalid_grant"}');
  });
});

const post = (path: string, json: unknown): Promise<Answer> => server.call('POST', BASE + path, { json });
const back = (query: Record<string, string>, headers: Record<string, string> = { cookie }): Promise<Answer> =>
  server.call('GET', `/services/authcallback/Idp?${new URLSearchParams(query).toString()}`, { token: null, headers });
async function status(): Promise<string> {
  const query = new URLSearchParams(PRINCIPAL).toString();
  const { json } = await server.call('GET', `${BASE}/credential?${query}`);
  return (json as { authenticationStatus: string }).authenticationStatus;
}
async function begin(returnUrl?: string): Promise<URL> {
  const { json, text } = await post('/credential/auth-url/o-auth', { ...PRINCIPAL, returnUrl });
  const { authenticationUrl } = (json ?? {}) as { authenticationUrl?: string };
  assert.ok(authenticationUrl, text);
  return new URL(authenticationUrl);
}
const stateOf = (url: URL): string => url.searchParams.get('state') ?? '';

describe('a person authenticates a principal in a browser', () => {
  before(async () => {
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    const { port } = provider.address() as AddressInfo;
    server = await startTestServer({ hosts: { 'login.partner.example': `http://127.0.0.1:${port}` } });
    const parameter = (name: string, value: string, sequenceNumber: number) => ({
      parameterName: name,
      parameterType: name,
      parameterValue: value,
      sequenceNumber,
    });
    await deployFiles(
      server,
      { ExternalAuthIdentityProvider: ['Idp'], ExternalCredential: ['Partner'] },
      {
        'externalAuthIdentityProviders/Idp.externalAuthIdentityProvider': metadataFile('ExternalAuthIdentityProvider', {
          authenticationFlow: 'AuthorizationCode',
          authenticationProtocol: 'OAuth',
          externalAuthIdentityProviderParameters: [
            parameter('AuthorizeUrl', 'https://login.partner.example/authorize', 1),
            parameter('TokenUrl', 'https://login.partner.example/token', 2),
          ],
          label: 'Idp',
        }),
        'externalCredentials/Partner.externalCredential': metadataFile('ExternalCredential', {
          authenticationProtocol: 'Oauth',
          externalCredentialParameters: [
            {
              externalAuthIdentityProvider: 'Idp',
              parameterGroup: 'DefaultGroup',
              parameterName: 'ExternalAuthIdentityProvider',
              parameterType: 'ExternalAuthIdentityProvider',
            },
            { parameterGroup: 'Main', parameterName: 'Main', parameterType: 'NamedPrincipal', sequenceNumber: 1 },
          ],
          label: 'Partner',
        }),
      },
    );
    const { json } = await server.call('GET', '/services/oauth2/singleaccess');
    const door = new URL((json as { frontdoor_uri: string }).frontdoor_uri);
    const { headers } = await server.call('GET', door.pathname + door.search, { token: null });
    cookie = headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
  });
  after(async () => {
    await server.close();
    provider.close();
  });

  it('begins when the identity provider has a client id', async () => {
    const path = '/external-auth-identity-provider-credentials/Idp';
    assert.equal((await post('/credential/auth-url/o-auth', PRINCIPAL)).status, 400, 'nobody to ask as');
    assert.equal(
      ((await server.call('GET', BASE + path)).json as { credentials: null }).credentials,
      null,
      'nothing yet',
    );
    const credentials = [
      { credentialName: 'clientId', credentialValue: 'app' },
      { credentialName: 'clientSecret', credentialValue: 'top-secret' },
    ];
    assert.equal((await post(path, { credentials })).status, 201, 'created');
    assert.equal((await post(path, { credentials })).status, 400, 'once');
    const replaced = await server.call('PUT', BASE + path, { json: { credentials } });
    assert.equal(replaced.status, 200, 'replaced after that');
    assert.doesNotMatch(replaced.text, /top-secret/, 'secrets are never shown');
    const url = await begin();
    const { port } = provider.address() as AddressInfo;
    assert.equal(url.origin + url.pathname, `http://127.0.0.1:${port}/authorize`, 'to the stand-in of that host');
    const { json } = await server.call('GET', `${BASE}/external-auth-identity-providers/Idp`);
    const { callbackUrl } = json as { callbackUrl: string };
    assert.equal(url.searchParams.get('redirect_uri'), callbackUrl, 'where the provider sends the person back to');
    assert.equal(url.searchParams.get('client_id'), 'app', 'for whom');
  });

  it('ends with tokens, at the page that was asked for', async () => {
    assert.equal(await status(), 'NotConfigured', 'before the click');
    const answer = await back({ code: 'good', state: stateOf(await begin('lightning/page')) });
    assert.deepEqual([answer.status, answer.headers.get('location')], [302, '/lightning/page'], 'back to work');
    assert.equal(await status(), 'Configured', 'after it');
    assert.equal(asked.at(-1)?.get('client_secret'), 'top-secret', 'the code was exchanged by the org itself');
  });

  it('takes a state once, and from nobody else', async () => {
    const state = stateOf(await begin());
    assert.equal((await back({ code: 'good', state })).status, 302, 'good');
    assert.equal((await back({ code: 'good', state })).status, 400, 'used');
    assert.equal((await back({ code: 'good', state: 'guessed' })).status, 400, 'unknown');
    const stranger = await back({ code: 'good', state: stateOf(await begin()) }, {});
    assert.match(stranger.headers.get('location') ?? '', /^\/\?startURL=/, 'sign in first');
  });

  it('says what the identity provider refused', async () => {
    const denied = await back({ error: 'access_denied', state: stateOf(await begin()) });
    assert.deepEqual([denied.status, /access_denied/.test(denied.text)], [400, true], 'the person said no');
    const wrong = await back({ code: 'bad', state: stateOf(await begin()) });
    assert.match(wrong.text, /invalid_grant/, 'the code was no good');
    assert.equal(await status(), 'Configured', 'what was there stays');
  });

  it('never leads to another site', async () => {
    const answer = await back({ code: 'good', state: stateOf(await begin('//elsewhere.example/x')) });
    assert.equal(answer.headers.get('location'), '/elsewhere.example/x', 'a page of the org');
  });
});
