import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTestServer, type TestServer } from './testing/test-server.ts';

const V = '/services/data/v66.0';
const ACCOUNTS = `${V}/sobjects/Account`;

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.close());

interface Part {
  readonly body: unknown;
  readonly httpStatusCode: number;
  readonly httpHeaders: Readonly<Record<string, string>>;
}

async function composite(allOrNone: boolean, ...compositeRequest: readonly unknown[]): Promise<readonly Part[]> {
  const answer = await server.call('POST', `${V}/composite`, { json: { allOrNone, compositeRequest } });
  assert.equal(answer.status, 200, answer.text);
  return (answer.json as { compositeResponse: Part[] }).compositeResponse;
}

const codes = (parts: readonly Part[]): number[] => parts.map(({ httpStatusCode }) => httpStatusCode);
const firstError = ({ body }: Part): string | undefined => (body as { errorCode: string }[])[0]?.errorCode;
const accounts = async (): Promise<unknown[]> => {
  const { json } = await server.call('GET', `${V}/query?q=SELECT+Name+FROM+Account+ORDER+BY+Name`);
  return (json as { records: { Name: string }[] }).records.map(({ Name }) => Name);
};
const account = (name: string, referenceId: string) => ({
  method: 'POST',
  url: ACCOUNTS,
  referenceId,
  body: { Name: name },
});

describe('composite with allOrNone', () => {
  test('changes everything in one transaction, with ids of earlier parts', async () => {
    const parts = await composite(
      true,
      account('Parent', 'parent'),
      {
        method: 'POST',
        url: `${V}/sobjects/Contact`,
        referenceId: 'child',
        body: { LastName: 'Child', AccountId: '@{parent.id}' },
      },
      { method: 'PATCH', url: `${ACCOUNTS}/@{parent.id}`, referenceId: 'rename', body: { Name: 'Renamed' } },
      { method: 'DELETE', url: `${V}/sobjects/Contact/@{child.id}`, referenceId: 'remove' },
    );
    assert.deepEqual(codes(parts), [201, 201, 204, 204], JSON.stringify(parts));
    const { id } = parts[0].body as { id: string };
    assert.equal(parts[0].httpHeaders['Location'], `${ACCOUNTS}/${id}`, 'with the address of what was made');
    assert.deepEqual(await accounts(), ['Renamed'], 'the change went to the new record');
  });

  test('takes everything back when one part fails', async () => {
    const broken = { method: 'POST', url: ACCOUNTS, referenceId: 'broken', body: {} };
    const parts = await composite(true, account('Never', 'never'), broken, account('Nor this', 'last'));
    assert.deepEqual(codes(parts), [400, 400, 400], JSON.stringify(parts));
    assert.deepEqual(
      parts.map(firstError),
      ['PROCESSING_HALTED', 'REQUIRED_FIELD_MISSING', 'PROCESSING_HALTED'],
      'the one that failed says why',
    );
    assert.deepEqual(await accounts(), ['Renamed'], 'nothing has changed');
  });

  test('says what it cannot do in one transaction', async () => {
    const query = { method: 'GET', url: `${V}/query?q=SELECT+Id+FROM+Account`, referenceId: 'query' };
    const json = { allOrNone: true, compositeRequest: [account('Never', 'never'), query] };
    const answer = await server.call('POST', `${V}/composite`, { json });
    assert.equal(answer.status, 501, answer.text);
    assert.match(answer.text, /not GET .*UNSUPPORTED_COMPOSITE_ALL_OR_NONE/, 'by name');
  });
});

describe('composite', () => {
  test('does not run what refers to a part that failed', async () => {
    const broken = { method: 'POST', url: ACCOUNTS, referenceId: 'broken', body: {} };
    const dependent = { method: 'GET', url: `${ACCOUNTS}/@{broken.id}`, referenceId: 'dependent' };
    const parts = await composite(false, broken, dependent, account('Alone', 'alone'));
    assert.deepEqual(codes(parts), [400, 400, 201], JSON.stringify(parts));
    assert.equal(firstError(parts[1]), 'PROCESSING_HALTED', 'and says so');
  });

  test('a later request uses what an earlier one answered', async () => {
    const compositeRequest = [
      { method: 'POST', url: `${V}/sobjects/Account`, referenceId: 'account', body: { Name: 'Parent' } },
      {
        method: 'POST',
        url: `${V}/sobjects/Contact`,
        referenceId: 'contact',
        body: { LastName: 'Child', AccountId: '@{account.id}' },
      },
    ];
    const { json } = await server.call('POST', `${V}/composite`, { json: { compositeRequest } });
    const codes = (json as { compositeResponse: { httpStatusCode: number }[] }).compositeResponse.map(
      (item) => item.httpStatusCode,
    );
    assert.deepEqual(codes, [201, 201], 'both are created');
  });

  test('a tree is created whole', async () => {
    const child = { attributes: { type: 'Contact', referenceId: 'c' }, LastName: 'Twig' };
    const records = [
      { attributes: { type: 'Account', referenceId: 'a' }, Name: 'Tree', Contacts: { records: [child] } },
    ];
    const { status, json } = await server.call('POST', `${V}/composite/tree/Account`, { json: { records } });
    assert.equal(status, 201, 'it is created');
    assert.equal((json as { results: unknown[] }).results.length, 2, 'with its child');
  });
});
