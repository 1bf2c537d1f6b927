import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { RestSession } from '../org/rest.ts';
import { prepareAuthentication } from './authenticate.ts';

const CLIENT = { clientId: 'app', clientSecret: 'top-secret' };
const principal = (principalName: string): object => ({ principalName, principalType: 'NamedPrincipal' });
const provider = { parameterType: 'ExternalAuthIdentityProvider', parameterValue: 'Idp' };

/** The part of the Connect API that is asked, with what it was sent. */
class Org {
  readonly seen: { method: string; path: string; body: string }[] = [];
  answers: Record<string, object> = {};
  readonly #server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const path = (request.url ?? '').split('/named-credentials')[1] ?? '';
      this.seen.push({ method: request.method ?? '', path, body });
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(this.answers[path] ?? {}));
    });
  });

  async start(): Promise<RestSession> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}`, accessToken: 'token', apiVersion: '67.0' };
  }
  stop(): void {
    this.#server.close();
  }
}

describe('a browser sign-in that only wants a click', () => {
  const org = new Org();
  let session: RestSession;

  before(async () => {
    session = await org.start();
  });
  after(() => org.stop());
  beforeEach(() => {
    org.seen.length = 0;
    org.answers = {
      '/external-credentials/Hub_Box': {
        developerName: 'Hub_Box',
        parameters: [provider],
        principals: [principal('A')],
      },
      '/external-auth-identity-provider-credentials/Idp': { credentials: null },
      '/credential/auth-url/o-auth': { authenticationUrl: 'https://partner.example/authorize' },
    };
  });

  it('asks for the address of the only principal', async () => {
    const prepared = await prepareAuthentication(session, 'Hub_Box', undefined, {});
    assert.equal(prepared.authenticationUrl, 'https://partner.example/authorize', 'where to click');
    assert.deepEqual([prepared.principal, prepared.identityProvider], ['A', 'Idp'], 'for whom, and by whom');
    assert.deepEqual(
      org.seen.map(({ method, path }) => `${method} ${path}`),
      ['GET /external-credentials/Hub_Box', 'POST /credential/auth-url/o-auth'],
      'nothing is entered that was not given',
    );
  });

  it('enters client id and secret first, new ones or others', async () => {
    await prepareAuthentication(session, 'Hub_Box', 'A', CLIENT);
    org.answers['/external-auth-identity-provider-credentials/Idp'] = { credentials: [{ credentialName: 'clientId' }] };
    await prepareAuthentication(session, 'Hub_Box', 'A', CLIENT);
    const entered = org.seen.filter(({ path, method }) => path.endsWith('/Idp') && method !== 'GET');
    assert.deepEqual(
      entered.map(({ method }) => method),
      ['POST', 'PUT'],
      'made, then replaced',
    );
    const { credentials } = JSON.parse(entered[0].body) as { credentials: object[] };
    assert.deepEqual(
      credentials,
      [
        { credentialName: 'clientId', credentialValue: 'app' },
        { credentialName: 'clientSecret', credentialValue: 'top-secret' },
      ],
      'both',
    );
  });

  it('says what is missing, and sends nothing', async () => {
    const half = prepareAuthentication(session, 'Hub_Box', 'A', { clientId: 'app' });
    await assert.rejects(half, { name: 'ClientError' }, 'half a client');
    const more = prepareAuthentication(session, 'Hub_Box', 'A', { ...CLIENT, scope: 'all' });
    await assert.rejects(more, { name: 'ClientError' }, 'something else');
    const nobody = prepareAuthentication(session, 'Hub_Box', 'B', {});
    await assert.rejects(nobody, { name: 'NoSuchPrincipalError' }, 'no such principal');
    org.answers['/external-credentials/Hub_Box'] = {
      developerName: 'Hub_Box',
      parameters: [],
      principals: [principal('A')],
    };
    await assert.rejects(
      prepareAuthentication(session, 'Hub_Box', 'A', {}),
      { name: 'NoBrowserFlowError' },
      'no browser',
    );
    assert.ok(
      org.seen.every(({ method }) => method === 'GET'),
      'nothing was changed',
    );
  });
});
