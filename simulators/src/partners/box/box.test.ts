import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { startSimulators, type RunningSimulators } from '../../server.ts';
import type { BoxControl } from './index.ts';

let simulators: RunningSimulators;
let token: string;
const api = 'api.box.com';
const upload = 'upload.box.com';
const control = (): BoxControl => simulators.control<BoxControl>('box');
const sha = (content: Buffer): string => `sha=${createHash('sha1').update(content).digest('base64')}`;

async function call(host: string, method: string, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { Authorization: `Bearer ${token}`, ...(init.headers as Record<string, string> | undefined) };
  return fetch(`${simulators.hosts[host]}${path}`, { redirect: 'manual', ...init, method, headers });
}
const json = async <T>(answer: Promise<Response>): Promise<T> => (await (await answer).json()) as T;
const send = (body: unknown, type = 'application/json'): RequestInit => ({
  body: JSON.stringify(body),
  headers: { 'Content-Type': type },
});

function form(name: string, content: Buffer, fileFirst = false): FormData {
  const data = new FormData();
  const parts: (() => void)[] = [
    () => data.append('attributes', JSON.stringify({ name, parent: { id: '0' } })),
    () => data.append('file', new Blob([new Uint8Array(content)]), 'file'),
  ];
  for (const add of fileFirst ? parts.toReversed() : parts) add();
  return data;
}

describe('the simulated Box', () => {
  before(async () => {
    simulators = await startSimulators();
    const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: simulators.secrets.refreshToken });
    const answer = await fetch(`${simulators.hosts[api]}/oauth2/token`, { method: 'POST', body });
    token = ((await answer.json()) as { access_token: string }).access_token;
  });
  after(() => simulators.close());

  it('pages by markers until there is none', async () => {
    interface Page {
      readonly entries: readonly { id: string }[];
      readonly next_marker: string | null;
    }
    const ids = new Set<string>();
    let marker: string | null = '';
    let pages = 0;
    while (marker !== null) {
      const query: string = marker === '' ? '' : `&marker=${marker}`;
      const page: Page = await json<Page>(call(api, 'GET', `/2.0/folders/0/items?usemarker=true&limit=90${query}`));
      for (const { id } of page.entries) ids.add(id);
      marker = page.next_marker;
      pages += 1;
    }
    assert.equal(pages, 3, '230 items on pages of 90');
    assert.equal(ids.size, 230, 'each of them once');
    const both = await call(api, 'GET', '/2.0/folders/0/items?usemarker=true&offset=1');
    assert.equal(both.status, 400, 'one way of paging at a time');
  });

  it('keeps what is uploaded, byte by byte, and refuses the name twice', async () => {
    const content = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
    const made = await call(upload, 'POST', '/api/2.0/files/content', { body: form('bytes.bin', content) });
    assert.equal(made.status, 201, 'made');
    const { entries } = (await made.json()) as { entries: { id: string; size: number }[] };
    assert.deepEqual(control().store.file(entries[0].id).content, content, 'the same bytes');
    const again = await call(upload, 'POST', '/api/2.0/files/content', { body: form('BYTES.bin', content) });
    assert.equal(again.status, 409, 'whatever the case');
    const { code, context_info: context } = (await again.json()) as {
      code: string;
      context_info: { conflicts: { id: string } };
    };
    assert.deepEqual([code, context.conflicts.id], ['item_name_in_use', entries[0].id], 'and says which file has it');
    const reversed = await call(upload, 'POST', '/api/2.0/files/content', { body: form('x.bin', content, true) });
    assert.equal(reversed.status, 400, 'attributes come first');
  });

  it('changes a file only for who knows its etag', async () => {
    const { etag } = await json<{ etag: string }>(call(api, 'GET', '/2.0/files/10000'));
    const change = (match: string): Promise<Response> => {
      const init = send({ description: 'signed' });
      return call(api, 'PUT', '/2.0/files/10000', { ...init, headers: { ...init.headers, 'If-Match': match } });
    };
    assert.equal((await change(etag)).status, 200, 'the last etag');
    assert.equal((await change(etag)).status, 412, 'it is another one now');
  });

  it('keeps metadata and changes it by JSON Patch, wholly or not at all', async () => {
    const path = '/2.0/files/10001/metadata/global/properties';
    assert.equal((await call(api, 'GET', path)).status, 404, 'none yet');
    assert.equal((await call(api, 'POST', path, send({ state: 'new' }))).status, 201, 'made');
    assert.equal((await call(api, 'POST', path, send({}))).status, 409, 'once');
    const patch = (operations: object[]): Promise<Response> =>
      call(api, 'PUT', path, send(operations, 'application/json-patch+json'));
    const good = [
      { op: 'test', path: '/state', value: 'new' },
      { op: 'replace', path: '/state', value: 'done' },
    ];
    const changed = await json<{ state: string; $version: number }>(patch(good));
    assert.deepEqual([changed.state, changed.$version], ['done', 1], 'changed, and the version says so');
    assert.equal((await patch([{ op: 'add', path: '/a', value: 'b' }, good[0]])).status, 400, 'one does not fit');
    assert.equal('a' in (await json<object>(call(api, 'GET', path))), false, 'so nothing changed');
    assert.equal((await call(api, 'PUT', path, send(good))).status, 415, 'plain JSON is no patch');
  });

  it('sends downloads to another host, by a link that needs no token, whole and in ranges', async () => {
    const found = await call(api, 'GET', '/2.0/files/10002/content');
    const link = new URL(found.headers.get('location') ?? '');
    assert.deepEqual([found.status, link.host], [302, 'dl.boxcloud.com'], 'a redirect');
    const read = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${simulators.hosts[link.host]}${link.pathname}`, { headers });
    assert.equal(await (await read({})).text(), '%PDF-1.4 simulated document 3', 'the content');
    const range = await read({ Range: 'bytes=1-3' });
    assert.deepEqual([range.status, await range.text()], [206, 'PDF'], 'a range');
    assert.equal((await read({ Range: 'bytes=900-' })).status, 416, 'no such range');
    assert.equal(control().tokensSeenAtDownloads(), 0, 'no token was seen there');
    control().store.file('10003').readyAt = Date.now() + 60_000;
    assert.equal((await call(api, 'GET', '/2.0/files/10003/content')).headers.get('retry-after'), '60', 'not ready');
  });

  it('takes large files in parts that it checks', async () => {
    const content = Buffer.alloc(20_000_001, 7);
    const base = '/api/2.0/files/upload_sessions';
    const order = { folder_id: '0', file_size: content.length, file_name: 'large.bin' };
    assert.equal(
      (await call(upload, 'POST', base, send({ ...order, file_size: 19_999_999 }))).status,
      400,
      'too small',
    );
    const session = await json<{ id: string; part_size: number }>(call(upload, 'POST', base, send(order)));
    const put = (first: number, digest?: string): Promise<Response> => {
      const part = content.subarray(first, first + session.part_size);
      const last = first + part.length - 1;
      const headers = {
        Digest: digest ?? sha(part),
        'Content-Range': `bytes ${first}-${last}/${content.length}`,
        'Content-Type': 'application/octet-stream',
      };
      return call(upload, 'PUT', `${base}/${session.id}`, { body: new Uint8Array(part), headers });
    };
    assert.equal((await put(0, 'sha=x')).status, 412, 'a wrong digest');
    assert.equal((await put(1)).status, 416, 'no multiple of the size of a part');
    for (let first = 0; first < content.length; first += session.part_size)
      assert.equal((await put(first)).status, 200, `part at ${first}`);
    assert.equal((await put(0)).status, 409, 'a part is never replaced');
    const { entries } = await json<{ entries: object[] }>(call(upload, 'GET', `${base}/${session.id}/parts`));
    const commit = (parts: object[]): Promise<Response> => {
      const init = send({ parts });
      const headers = { ...init.headers, Digest: sha(content) };
      return call(upload, 'POST', `${base}/${session.id}/commit`, { ...init, headers });
    };
    assert.equal((await commit(entries.slice(1))).status, 400, 'a part is not listed');
    control().sessions.pendingCommits = 1;
    assert.equal((await commit(entries)).status, 202, 'still at work');
    const made = (await (await commit(entries)).json()) as { entries: { id: string }[] };
    assert.deepEqual(control().store.file(made.entries[0].id).content, content, 'the same bytes');
    assert.equal((await call(upload, 'GET', `${base}/${session.id}`)).status, 404, 'the session is over');
  });

  it('gives a code for a click, and tokens for the code, once', async () => {
    const { clientId, clientSecret } = simulators.secrets;
    const redirect = 'https://org.example/services/authcallback/Box';
    const query = `response_type=code&client_id=${clientId}&redirect_uri=${encodeURIComponent(redirect)}&state=s1`;
    const page = await call('account.box.com', 'GET', `/api/oauth2/authorize?${query}`);
    assert.match(await page.text(), /Grant access to Box/, 'a person sees a button');
    const granted = await call('account.box.com', 'POST', `/api/oauth2/authorize?${query}`);
    const back = new URL(granted.headers.get('location') ?? '');
    assert.equal(back.origin + back.pathname, redirect, 'back to the app');
    assert.equal(back.searchParams.get('state'), 's1', 'with its state');
    const code = back.searchParams.get('code') ?? '';
    const client = { client_id: clientId, client_secret: clientSecret, redirect_uri: redirect };
    const token = async (form: Record<string, string>): Promise<{ error?: string; refresh_token: string }> => {
      const body = new URLSearchParams({ ...client, ...form });
      return json(call(api, 'POST', '/oauth2/token', { body }));
    };
    const first = await token({ grant_type: 'authorization_code', code });
    assert.equal(first.error, undefined, 'tokens for the code');
    assert.equal((await token({ grant_type: 'authorization_code', code })).error, 'invalid_grant', 'once');
    const second = await token({ grant_type: 'refresh_token', refresh_token: first.refresh_token });
    assert.notEqual(second.refresh_token, first.refresh_token, 'a refresh token is followed by another');
    await token({ grant_type: 'refresh_token', refresh_token: second.refresh_token });
    const late = await token({ grant_type: 'refresh_token', refresh_token: first.refresh_token });
    assert.equal(late.error, 'invalid_grant', 'and ends when that one is used');
  });

  it('ends tokens when it is told to', async () => {
    control().endTokens();
    assert.equal((await call(api, 'GET', '/2.0/folders/0')).status, 401, 'the token has ended');
  });
});
