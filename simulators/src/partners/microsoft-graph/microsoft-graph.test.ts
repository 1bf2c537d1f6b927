import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startSimulators, type RunningSimulators } from '../../server.ts';
import type { GraphControl } from './index.ts';

interface Link {
  readonly '@odata.nextLink'?: string;
  readonly '@odata.deltaLink'?: string;
  readonly value: readonly { readonly id: string; readonly '@removed'?: { readonly reason: string } }[];
}
interface Failure {
  readonly error: { readonly code: string; readonly innerError: Readonly<Record<string, string>> };
}

const TAG = 'String {d9a2f6c1-3f0e-4f4b-9a53-0f6a0c1f1c7e} Name Key';

describe('Microsoft Graph, simulated', () => {
  let simulators: RunningSimulators;
  let token: string;
  let now = Date.now();
  const root = (): string => simulators.hosts['graph.microsoft.com'];
  const control = (): GraphControl => simulators.control<GraphControl>('microsoft-graph');
  const call = (path: string, body?: object): Promise<Response> =>
    fetch(`${root()}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const read = async <T>(path: string): Promise<T> => (await (await call(path)).json()) as T;
  const pathOf = (link: string | undefined): string =>
    new URL(link ?? 'none:').href.slice('https://graph.microsoft.com'.length);
  const lastPage = async (path: string): Promise<Link> => {
    const page = await read<Link>(path);
    return page['@odata.nextLink'] === undefined ? page : lastPage(pathOf(page['@odata.nextLink']));
  };

  before(async () => {
    simulators = await startSimulators({ now: () => now });
    token = await newToken(simulators);
  });
  after(() => simulators.close());

  it('links the next page with every parameter of the first', async () => {
    const first = await read<Link>("/v1.0/users?$select=id,department&$top=60&$filter=department eq 'Sales'");
    assert.equal(first.value.length, 60, 'as many as asked for');
    const second = await read<Link>(pathOf(first['@odata.nextLink']));
    assert.equal(second.value.length, 60, 'the link keeps the page size');
    assert.deepEqual(Object.keys(second.value[0]), ['id', 'department'], 'and the selection');
    assert.equal(
      (await lastPage(pathOf(second['@odata.nextLink'])))['@odata.nextLink'],
      undefined,
      'the last has none',
    );
  });

  it('refuses what it does not know, in the words of Graph', async () => {
    const tooMany = await call('/v1.0/groups?$top=1000');
    assert.equal(tooMany.status, 400, 'a page has at most 999 objects');
    const { error } = (await tooMany.json()) as Failure;
    assert.equal(error.code, 'Request_UnsupportedQuery', 'the code');
    assert.equal(error.innerError['request-id'], tooMany.headers.get('request-id'), 'one id in both places');
    assert.equal((await call('/v1.0/users?$select=shoeSize')).status, 400, 'no such property');
    assert.equal((await call('/v1.0/users/nobody@tenant.example')).status, 404, 'no such user');
    assert.equal((await call("/v1.0/users?$filter=endswith(mail,'x')")).status, 400, 'an unknown filter');
  });

  it('tells what changed and what is gone since the last round', async () => {
    const { directory } = control();
    const all = await lastPage('/v1.0/users/delta?$select=displayName');
    const added = directory.add('users', { displayName: 'New', userPrincipalName: 'new@tenant.example' });
    const [changed, removed] = directory.all('users');
    directory.update('users', changed.id, { displayName: 'Renamed' });
    directory.remove('users', removed.id);
    const changes = await read<Link>(pathOf(all['@odata.deltaLink']));
    assert.deepEqual(
      changes.value,
      [
        { id: changed.id, displayName: 'Renamed' },
        { id: added.id, displayName: 'New' },
        { id: removed.id, '@removed': { reason: 'changed' } },
      ],
      'three changes, with the selected properties',
    );
    const nothing = await read<Link>(pathOf(changes['@odata.deltaLink']));
    assert.deepEqual(nothing.value, [], 'and each only once');
  });

  it('refuses delta tokens that are too old or forgotten', async () => {
    const old = await lastPage('/v1.0/groups/delta');
    control().deltaTokens.forget();
    const gone = await call(pathOf(old['@odata.deltaLink']));
    assert.equal(gone.status, 410, 'the state is gone');
    assert.equal(
      gone.headers.get('location'),
      'https://graph.microsoft.com/v1.0/groups/delta?$deltatoken=',
      'where to begin',
    );
    const fresh = await lastPage('/v1.0/groups/delta?$deltatoken=latest');
    assert.deepEqual(fresh.value, [], 'sync from now tells of nothing');
    now += 8 * 24 * 3_600_000;
    token = await newToken(simulators);
    const expired = await call(pathOf(fresh['@odata.deltaLink']));
    assert.equal(expired.status, 400, 'seven days are over');
    assert.equal(((await expired.json()) as Failure).error.code, 'syncStateNotFound', 'with the documented code');
  });

  it('keeps a book of sent mail that is found by an extended property', async () => {
    const message = {
      subject: 'Offer',
      toRecipients: [{ emailAddress: { address: 'user0002@tenant.example' } }],
      singleValueExtendedProperties: [{ id: TAG, value: 'key-1' }],
    };
    const sent = await call('/v1.0/users/user0003@tenant.example/sendMail', { message });
    assert.equal(sent.status, 202, 'accepted');
    assert.equal(await sent.text(), '', 'without content');
    const filter = (key: string): string =>
      encodeURIComponent(`singleValueExtendedProperties/Any(ep: ep/id eq '${TAG}' and ep/value eq '${key}')`);
    const mailbox = '/v1.0/users/user0003@tenant.example/messages?$filter=';
    assert.equal((await read<Link>(mailbox + filter('key-1'))).value.length, 1, 'found by its key');
    assert.equal((await read<Link>(mailbox + filter('key-2'))).value.length, 0, 'another key finds nothing');
    simulators.setFault('microsoft-graph', { kind: 'reset', afterActing: true, times: 1 });
    await assert.rejects(call('/v1.0/users/user0003@tenant.example/sendMail', { message }), 'the answer is lost');
    assert.equal(control().mail.sent.length, 2, 'the mail is not');
    const nobody = await call('/v1.0/users/user0003@tenant.example/sendMail', { message: { subject: 'x' } });
    assert.equal(((await nobody.json()) as Failure).error.code, 'ErrorInvalidRecipients', 'somebody must get it');
  });

  it('answers a batch item by item, in another order', async () => {
    const path = `/users/${control().directory.all('users')[5].id}`;
    simulators.setFault('microsoft-graph', { kind: 'throttle', retryAfter: 9, times: 1, path: `/v1.0${path}` });
    const answer = await call('/v1.0/$batch', {
      requests: [
        { id: 'a', method: 'GET', url: path },
        { id: 'b', method: 'GET', url: '/groups?$top=2' },
        { id: 'c', method: 'GET', url: '/organization', dependsOn: ['a'] },
      ],
    });
    const { responses } = (await answer.json()) as {
      responses: { id: string; status: number; headers: Record<string, string>; body: Link }[];
    };
    assert.deepEqual(
      responses.map(({ id, status }) => [id, status]),
      [
        ['c', 424],
        ['b', 200],
        ['a', 429],
      ],
      'one was throttled, and what depends on it failed',
    );
    assert.equal(responses[2].headers['Retry-After'], '9', 'each has its own Retry-After');
    assert.equal(responses[1].body.value.length, 2, 'and its own body');
    const requests = Array.from({ length: 21 }, (_, index) => ({
      id: String(index),
      method: 'GET',
      url: '/organization',
    }));
    assert.equal((await call('/v1.0/$batch', { requests })).status, 400, 'at most twenty');
  });
});

async function newToken(simulators: RunningSimulators): Promise<string> {
  const form = {
    grant_type: 'client_credentials',
    client_id: simulators.secrets.clientId,
    client_secret: simulators.secrets.clientSecret,
    scope: 'https://graph.microsoft.com/.default',
  };
  const answer = await fetch(`${simulators.hosts['login.microsoftonline.com']}/tenant.example/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}
