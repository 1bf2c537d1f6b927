import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startSimulators, type RunningSimulators } from './server.ts';

let simulators: RunningSimulators;
const address = (host: string, path: string): string => `${simulators.hosts[host]}${path}`;

const apiKey = (): Record<string, string> => ({
  Authorization: `ApiKey ${simulators.secrets.clientId}:${simulators.secrets.apiKey}`,
});

async function graphToken(secret: string): Promise<Response> {
  const form = {
    grant_type: 'client_credentials',
    client_id: simulators.secrets.clientId,
    client_secret: secret,
    scope: 'https://graph.microsoft.com/.default',
  };
  return fetch(address('login.microsoftonline.com', '/contoso/oauth2/v2.0/token'), {
    method: 'POST',
    body: new URLSearchParams(form),
  });
}

describe('simulators', () => {
  before(async () => {
    simulators = await startSimulators();
  });
  after(() => simulators.close());

  it('gives a token for the right secret, which opens Microsoft Graph page by page', async () => {
    const { access_token: token } = (await (await graphToken(simulators.secrets.clientSecret)).json()) as {
      access_token: string;
    };
    const answer = await fetch(address('graph.microsoft.com', '/v1.0/users?$top=200'), {
      headers: { Authorization: `Bearer ${token}` },
    });
    const page = (await answer.json()) as { value: unknown[]; '@odata.nextLink': string };
    assert.equal(page.value.length, 200, 'a page has as many users as asked');
    assert.match(page['@odata.nextLink'], /skiptoken=/, 'the next page is linked');
  });

  it('refuses a wrong secret as Entra ID does', async () => {
    const answer = await graphToken('wrong');
    assert.equal(answer.status, 401, 'a wrong secret is unauthorized');
    assert.equal(
      ((await answer.json()) as { error: string }).error,
      'invalid_client',
      'the OAuth error names the client',
    );
  });

  it('refuses Box without a token, with an empty body', async () => {
    const answer = await fetch(address('api.box.com', '/2.0/folders/0'));
    assert.equal(answer.status, 401, 'no token, no folder');
    assert.equal(await answer.text(), '', 'Box answers 401 without a body');
  });

  it('opens Box with a refreshed token', async () => {
    const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: simulators.secrets.refreshToken });
    const { access_token: token } = (await (
      await fetch(address('api.box.com', '/oauth2/token'), { method: 'POST', body })
    ).json()) as { access_token: string };
    const answer = await fetch(address('api.box.com', '/2.0/folders/0/items?offset=200&limit=100'), {
      headers: { Authorization: `Bearer ${token}` },
    });
    assert.equal(((await answer.json()) as { entries: unknown[] }).entries.length, 30, 'the last page holds the rest');
  });

  it('asks API-key partners for their key', async () => {
    const path = address('api.bronid.com', '/v5/lookup?country=AUS&id=33051775556');
    assert.equal((await fetch(path)).status, 401, 'no key is refused');
    assert.equal((await fetch(path, { headers: apiKey() })).status, 200, 'the issued key opens');
  });

  it('throttles once on request and is well afterwards', async () => {
    const order = { partner: 'bronid', fault: { kind: 'throttle', retryAfter: 7, times: 1 } };
    await fetch(`${simulators.url}/_faults`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(order),
    });
    const path = address('api.bronid.com', '/v5/lookup?country=AUS&id=33051775556');
    const headers = apiKey();
    const throttled = await fetch(path, { headers });
    assert.equal(throttled.status, 429, 'the fault is served');
    assert.equal(throttled.headers.get('retry-after'), '7', 'with the asked Retry-After');
    assert.equal((await fetch(path, { headers })).status, 200, 'the fault is used up');
  });

  it('resets, hangs up in the middle and sends garbage on request', async () => {
    const path = address('api.bronid.com', '/v5/lookup?country=AUS&id=33051775556');
    simulators.setFault('bronid', { kind: 'reset', times: 1 });
    await assert.rejects(fetch(path), 'a reset is a network error');
    simulators.setFault('bronid', { kind: 'truncated', times: 1 });
    await assert.rejects(
      fetch(path).then((answer) => answer.text()),
      'a cut body is a network error',
    );
    simulators.setFault('bronid', { kind: 'garbage', times: 1 });
    await assert.rejects(
      fetch(path).then((answer) => answer.json()),
      'garbage is not JSON',
    );
  });

  it('refuses an unknown fault or partner', async () => {
    const answer = await fetch(`${simulators.url}/_faults`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"partner":"nobody","fault":null}',
    });
    assert.equal(answer.status, 400, 'a wrong order is refused, not ignored');
  });
});
