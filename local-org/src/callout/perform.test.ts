import assert from 'node:assert/strict';
import http from 'node:http';
import net from 'node:net';
import tls from 'node:tls';
import { DatabaseSync } from 'node:sqlite';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { UserAccess } from '../data/types.ts';
import type { CalloutRequest, CalloutResult } from '../org/types.ts';
import { credentialStore } from './store.ts';
import { performCallout } from './perform.ts';
import type { CalloutContext, CredentialStore, ExternalCredentialModel, NamedCredentialModel } from './types.ts';

const KEY = { externalCredential: 'Partner', principal: 'Main', userId: '' };

const named: NamedCredentialModel = {
  developerName: 'Partner',
  label: 'Partner',
  kind: 'SecuredEndpoint',
  url: 'https://api.partner.example/v1',
  externalCredential: 'Partner',
  enabled: true,
  generateAuthorizationHeader: true,
  allowMergeFieldsInHeader: false,
  allowMergeFieldsInBody: false,
  headers: [],
};
const external: ExternalCredentialModel = {
  developerName: 'Partner',
  label: 'Partner',
  protocol: 'Oauth',
  variant: 'ClientCredentialsClientSecret',
  principals: [{ name: 'Main', type: 'NamedPrincipal', sequence: 1 }],
  headers: [],
  tokenUrl: 'https://login.partner.example/token',
  identityProvider: null,
  signingCertificate: null,
  scope: 'read',
  bodyClaims: {},
  headerClaims: {},
  refreshStatuses: [],
};

/** A partner that answers what the test says and remembers what it was asked. */
class Partner {
  readonly seen: { url: string; headers: http.IncomingHttpHeaders; body: string }[] = [];
  answer: (request: http.IncomingMessage, response: http.ServerResponse) => void = (_, response) => response.end('{}');
  /** what the token endpoint answers with */
  tokenStatus = 200;
  /** that comes with each token, if any */
  refreshToken: string | undefined;
  readonly #server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      this.seen.push({ url: request.url ?? '', headers: request.headers, body });
      if (request.url === '/login/token') return this.#giveToken(response);
      return this.answer(request, response);
    });
  });
  #giveToken(response: http.ServerResponse): void {
    response.statusCode = this.tokenStatus;
    const refusal = '{"error":"invalid_client","error_description":"wrong secret"}';
    const refresh = this.refreshToken === undefined ? '' : `,"refresh_token":"${this.refreshToken}"`;
    const granted = `{"access_token":"token-${this.seen.length}","expires_in":3600${refresh}}`;
    response.end(this.tokenStatus === 200 ? granted : refusal);
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as net.AddressInfo).port}`;
  }
  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

let partner: Partner;
let store: CredentialStore;
let context: CalloutContext;
let models: { named: NamedCredentialModel; external: ExternalCredentialModel };

function contextFor(url: string): CalloutContext {
  return {
    orgUrl: 'http://127.0.0.1:1',
    hosts: {
      'api.partner.example': `${url}/api`,
      'login.partner.example': `${url}/login`,
      'closed.example': 'http://127.0.0.1:9',
      'closed-direct.example': 'http://127.0.0.1:9#direct',
      'closed-name.example': 'http://127.0.0.1:9#unknown',
      'closed-name-direct.example': 'http://127.0.0.1:9#direct&unknown',
      'closed-far.example': `${url}/api#takes=50000`,
    },
    definitions: {
      namedCredential: (name) => (name.toLowerCase() === 'partner' ? models.named : undefined),
      externalCredential: () => models.external,
      providerTokenUrl: () => undefined,
      externalCredentials: () => ['Partner'],
      namedCredentials: () => ['Partner'],
      isRemoteSite: (origin) => origin.startsWith('https://closed'),
    },
    store,
    user: { userId: '005', principals: new Set(['partner-main']) } as unknown as UserAccess,
    certificateKey: () => undefined,
    now: Date.now,
  };
}

const request = (changes: Partial<CalloutRequest> = {}): CalloutRequest => ({
  userId: '005',
  endpoint: 'callout:Partner/status',
  method: 'GET',
  headers: [],
  bodyBase64: '',
  timeoutMs: 2_000,
  depth: 0,
  ...changes,
});
const textOf = (result: CalloutResult): string => (result.ok ? `status ${result.status}` : result.message);

describe('a callout through a named credential', () => {
  let url: string;
  before(async () => {
    partner = new Partner();
    url = await partner.start();
  });
  after(() => partner.stop());
  beforeEach(() => {
    partner.seen.length = 0;
    partner.tokenStatus = 200;
    partner.answer = (_, response) => response.end('{}');
    models = { named, external };
    store = credentialStore(new DatabaseSync(':memory:'));
    store.save(KEY, [
      { name: 'clientId', value: 'client-id', encrypted: false },
      { name: 'clientSecret', value: 'top-secret', encrypted: true },
    ]);
    context = contextFor(url);
  });

  it('fetches a token with the client credentials and keeps it', async () => {
    await performCallout(context, request());
    await performCallout(context, request());
    assert.deepEqual(
      partner.seen.map((call) => call.url),
      ['/login/token', '/api/v1/status', '/api/v1/status'],
      'one token for two calls',
    );
    assert.equal(
      new URLSearchParams(partner.seen[0]?.body).get('client_secret'),
      'top-secret',
      'the secret is in the body',
    );
    assert.equal(partner.seen[1]?.headers.authorization, 'Bearer token-1', 'the token goes out');
    assert.equal(partner.seen[1]?.headers.host, 'api.partner.example', 'the partner sees its own host');
  });

  it('fetches a new token once when the partner answers 401, then gives the answer as it is', async () => {
    partner.answer = (_, response) => response.writeHead(401).end();
    assert.equal(textOf(await performCallout(context, request())), 'status 401', 'the second 401 is the answer');
    assert.equal(
      partner.seen.filter((call) => call.url === '/login/token').length,
      2,
      'exactly one retry with a new token',
    );
  });

  it('refuses a user without access to the principal, before any traffic', async () => {
    const result = await performCallout(
      { ...context, user: { userId: '005', principals: new Set() } as unknown as UserAccess },
      request(),
    );
    assert.match(
      textOf(result),
      /^We couldn't access the credential\(s\)\. You might not have the required permissions/,
      'the platform text',
    );
    assert.equal(partner.seen.length, 0, 'nothing went out');
  });

  it('says which token request failed, never the secret', async () => {
    store.remove(KEY);
    const text = textOf(await performCallout(context, request()));
    assert.match(text, /^Unable to fetch the OAuth token\. Error: /, 'the platform text for a failed token');
  });

  it('keeps the refresh token that a partner gives in place of the last one', async () => {
    models.external = { ...external, variant: null, identityProvider: 'Idp' };
    store.save(KEY, [{ name: 'refreshToken', value: 'first', encrypted: true }]);
    const withProvider: CalloutContext = {
      ...context,
      definitions: { ...context.definitions, providerTokenUrl: () => 'https://login.partner.example/token' },
      providerCredentials: () => ({ clientId: 'app', clientSecret: 'top-secret' }),
    };
    partner.refreshToken = 'second';
    await performCallout(withProvider, request());
    assert.match(partner.seen[0]?.body ?? '', /refresh_token=first&client_id=app&client_secret=/, 'the first is used');
    assert.equal(store.parameters(KEY)[0]?.value, 'second', 'the second is kept for the next time');
    assert.equal(partner.seen[1]?.headers.authorization, 'Bearer token-1', 'and the call is made');
  });

  it('never gives a token to an endpoint whose credential generates no header, whatever it answers', async () => {
    models.named = { ...named, generateAuthorizationHeader: false };
    partner.answer = (_, response) => response.writeHead(401).end();
    assert.equal(textOf(await performCallout(context, request())), 'status 401', 'the answer is given as it is');
    assert.equal(partner.seen.length, 1, 'no token was fetched and nothing was sent again');
    assert.equal(partner.seen[0]?.headers.authorization, undefined, 'and none was sent');
  });

  it('builds custom headers from the parameters of the principal', async () => {
    models.external = {
      ...external,
      protocol: 'Custom',
      variant: null,
      headers: [{ name: 'X-Key', formula: "{!'Key ' & $Credential.Partner.clientSecret}", sequence: 1 }],
    };
    models.named = { ...named, generateAuthorizationHeader: false };
    await performCallout(context, request());
    assert.equal(partner.seen[0]?.headers['x-key'], 'Key top-secret', 'the formula is evaluated');
  });

  it('fails a header whose parameter the principal does not hold', async () => {
    models.external = {
      ...external,
      protocol: 'Custom',
      variant: null,
      headers: [{ name: 'X-Key', formula: '{!$Credential.Partner.Missing}', sequence: 1 }],
    };
    assert.match(
      textOf(await performCallout(context, request())),
      /\$Credential\.Partner\.Missing/,
      'the missing field is named',
    );
  });

  it('keeps paths and queries apart from the endpoint', async () => {
    await performCallout(context, request({ endpoint: 'callout:partner/a%20b?x=1' }));
    assert.equal(partner.seen[1]?.url, '/api/v1/a%20b?x=1', 'path and query arrive unchanged');
  });

  it('times out on a partner that hangs', async () => {
    partner.answer = () => undefined;
    assert.equal(
      textOf(await performCallout(context, request({ timeoutMs: 200 }))),
      'Read timed out',
      'the text of a timeout',
    );
  });

  it('reports a reset connection', async () => {
    partner.answer = (incoming) => incoming.socket.resetAndDestroy();
    assert.equal(textOf(await performCallout(context, request())), 'Connection reset', 'the text of a reset');
  });

  it('reports an answer that ends in the middle at once, not when the time is over', async () => {
    partner.answer = (_, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{"id":', () => response.destroy());
    };
    assert.equal(
      textOf(await performCallout(context, request({ timeoutMs: 30_000 }))),
      'Connection reset',
      'half an answer',
    );
  });

  it('shows a closed port as the proxy does, and directly where the hosts file says so', async () => {
    assert.match(
      textOf(await performCallout(context, request({ endpoint: 'https://closed.example/' }))),
      /^Unable to tunnel through proxy/,
      'behind the proxy',
    );
    assert.match(
      textOf(await performCallout(context, request({ endpoint: 'https://closed-direct.example/' }))),
      /^Connection refused/,
      'without the proxy',
    );
  });

  it('says of a name that leads nowhere what the proxy says, or Java', async () => {
    assert.match(
      textOf(await performCallout(context, request({ endpoint: 'https://closed-name.example/' }))),
      /^Unable to tunnel through proxy/,
      'behind the proxy',
    );
    assert.equal(
      textOf(await performCallout(context, request({ endpoint: 'https://closed-name-direct.example/' }))),
      'java.net.UnknownHostException: closed-name-direct.example',
      'without the proxy',
    );
  });

  it('lets time pass for a host that is far away, without waiting', async () => {
    const far = 'https://closed-far.example/v1/far';
    const patient = await performCallout(context, request({ endpoint: far, timeoutMs: 60_000 }));
    assert.deepEqual([textOf(patient), patient.unwaitedMs], ['status 200', 50_000], 'the answer, and what it took');
    const impatient = await performCallout(context, request({ endpoint: far, timeoutMs: 20_000 }));
    assert.deepEqual(
      [textOf(impatient), impatient.unwaitedMs],
      ['Read timed out', 20_000],
      'who hung up waited until then',
    );
    assert.equal(partner.seen.length, 2, 'the partner had the request both times');
  });

  it('refuses a length that Apex sets itself', async () => {
    assert.equal(
      textOf(await performCallout(context, request({ headers: [['content-length', '0']] }))),
      'Content-Length header already present',
      'the platform text since Summer 26',
    );
    assert.equal(partner.seen.length, 0, 'nothing went out');
  });

  it('reports a failed TLS handshake', async () => {
    const server = tls.createServer({});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const port = (server.address() as net.AddressInfo).port;
    const hosts = { 'closed-tls.example': `https://127.0.0.1:${port}` };
    const text = textOf(
      await performCallout({ ...context, hosts }, request({ endpoint: 'https://closed-tls.example/' })),
    );
    server.close();
    assert.match(text, /^Received fatal alert: handshake_failure/, 'the platform text for no common cipher');
  });

  it('says what the identity provider said, and never the secret', async () => {
    partner.tokenStatus = 401;
    const text = textOf(await performCallout(context, request()));
    assert.match(text, /Error: invalid_client\. Error description: wrong secret\./, 'the OAuth error is told');
    assert.ok(!text.includes('top-secret'), 'the secret is not');
  });

  it('calls no host that the hosts file does not know', async () => {
    models.named = { ...named, url: 'https://unknown.example' };
    assert.match(
      textOf(await performCallout(context, request())),
      /^Unable to tunnel through proxy/,
      'an unknown host cannot be reached',
    );
  });

  it('refuses a raw URL without a remote site', async () => {
    assert.match(
      textOf(await performCallout(context, request({ endpoint: 'https://api.partner.example/' }))),
      /^Unauthorized endpoint/,
      'the platform text',
    );
  });

  it('stops reading an answer above what Apex may hold', async () => {
    partner.answer = (_, response) => {
      const chunk = Buffer.alloc(1_000_000, 0x20);
      const more = (): void => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    };
    assert.match(
      textOf(await performCallout(context, request({ timeoutMs: 10_000 }))),
      /^Exceeded max size limit/,
      'the endless answer is cut',
    );
  });
});
