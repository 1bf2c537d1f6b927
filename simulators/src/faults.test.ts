import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { OrderDeskControl } from './partners/order-desk/index.ts';
import { startSimulators, type RunningSimulators } from './server.ts';

const DESK = 'order-desk';

describe('the faults of a partner, and its book', () => {
  let simulators: RunningSimulators;
  let token: string;

  const url = (path: string): string => `${simulators.hosts['orders.example']}${path}`;
  const desk = (): OrderDeskControl => simulators.control<OrderDeskControl>(DESK);
  const place = (reference: string, key?: string, signal?: AbortSignal): Promise<Response> =>
    fetch(url('/v1/orders'), {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        ...(key === undefined ? {} : { 'Idempotency-Key': key }),
      },
      body: JSON.stringify({ reference }),
      ...(signal === undefined ? {} : { signal }),
    });
  const signIn = async (): Promise<string> => {
    const { clientId, clientSecret } = simulators.secrets;
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const answer = await fetch(url('/oauth/token'), { method: 'POST', body: new URLSearchParams(form) });
    return ((await answer.json()) as { access_token: string }).access_token;
  };
  const statuses = async (count: number): Promise<number[]> => {
    const answers: number[] = [];
    for (let index = 0; index < count; index += 1) answers.push((await place(`row ${index}`)).status);
    return answers;
  };

  before(async () => {
    simulators = await startSimulators();
    token = await signIn();
  });
  beforeEach(() => {
    simulators.setFault(DESK, null);
    simulators.clearBook(DESK);
  });
  after(() => simulators.close());

  it('notes what was asked, under which key, and that reading is not acting', async () => {
    await place('a', 'key-a');
    await fetch(url('/v1/orders?reference=a'), {
      headers: { Authorization: `Bearer ${token}`, 'X-Correlation-Id': 'c1' },
    });
    assert.deepEqual(
      simulators.book(DESK),
      [
        {
          method: 'POST',
          path: '/v1/orders',
          idempotencyKey: 'key-a',
          correlationId: null,
          fault: null,
          acted: true,
          status: 201,
        },
        {
          method: 'GET',
          path: '/v1/orders?reference=a',
          idempotencyKey: null,
          correlationId: 'c1',
          fault: null,
          acted: false,
          status: 200,
        },
      ],
      'one entry for each request',
    );
  });

  it('acts once for one key, and gives the first answer again', async () => {
    const first: unknown = await (await place('b', 'key-b')).json();
    const second = await place('b', 'key-b');
    assert.equal(second.headers.get('idempotent-replayed'), 'true', 'the repetition says that it is one');
    assert.deepEqual(await second.json(), first, 'the same answer');
    assert.deepEqual(
      simulators.book(DESK).map(({ acted }) => acted),
      [true, false],
      'the second request did nothing',
    );
  });

  it('acts, and then loses the answer', async () => {
    simulators.setFault(DESK, { kind: 'reset', afterActing: true, times: 1 });
    await assert.rejects(place('c'), 'the connection ends without an answer');
    assert.equal(
      desk()
        .orders()
        .filter(({ reference }) => reference === 'c').length,
      1,
      'the order was placed',
    );
    const [entry] = simulators.book(DESK);
    assert.deepEqual([entry?.fault, entry?.acted, entry?.status], ['reset', true, 201], 'and the book says so');
  });

  it('acts, and then hangs or answers with an error', async () => {
    simulators.setFault(DESK, { kind: 'status', status: 502, afterActing: true, times: 1 });
    assert.equal((await place('d')).status, 502, 'the answer of the fault');
    simulators.setFault(DESK, { kind: 'hang', afterActing: true, times: 1 });
    await assert.rejects(place('d', undefined, AbortSignal.timeout(300)), 'no answer at all');
    assert.equal(
      desk()
        .orders()
        .filter(({ reference }) => reference === 'd').length,
      2,
      'both times it acted',
    );
  });

  it('strikes a share of the requests, the same ones for the same seed', async () => {
    const storm = { kind: 'status', status: 500, rate: 0.3, seed: 7 } as const;
    simulators.setFault(DESK, storm);
    const first = await statuses(40);
    simulators.setFault(DESK, storm);
    assert.deepEqual(await statuses(40), first, 'a run can be repeated');
    const struck = first.filter((status) => status === 500).length;
    assert.ok(struck >= 6 && struck <= 18, `about a third of 40, not ${struck}`);
    simulators.setFault(DESK, { ...storm, seed: 8 });
    assert.notDeepEqual(await statuses(40), first, 'another seed strikes others');
  });

  it('has several faults at once; the first that strikes is the one', async () => {
    simulators.setFault(DESK, [
      { kind: 'status', status: 503, path: '/v1/status' },
      { kind: 'throttle', retryAfter: 3, times: 1 },
    ]);
    const throttled = await place('e');
    assert.deepEqual([throttled.status, throttled.headers.get('retry-after')], [429, '3'], 'the second fault');
    assert.equal((await fetch(url('/v1/status'))).status, 503, 'the first');
    assert.equal((await place('e')).status, 201, 'the second is used up');
  });

  it('refuses tokens that were revoked', async () => {
    desk().revokeTokens();
    assert.equal((await place('f')).status, 401, 'the old token');
    token = await signIn();
    assert.equal((await place('f')).status, 201, 'a new one');
  });

  it('holds the token endpoint until it is let go', async () => {
    desk().holdTokens(true);
    const waiting = signIn();
    while (desk().waitingForTokens() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    desk().holdTokens(false);
    assert.match(await waiting, /\./, 'the token comes when it is let go');
  });
});
