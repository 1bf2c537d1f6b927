import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { startSimulators, type RunningSimulators } from '../../server.ts';
import type { BronidControl } from './index.ts';
import { sign } from './webhook.ts';

const PERSON = {
  userId: 'record-1',
  country: 'AUS',
  type: 'individual',
  subType: 'data',
  firstName: 'Jane',
  lastName: 'Citizen',
  dateOfBirth: '1982-12-20',
};
interface Answer {
  readonly trace: string;
  readonly data: { readonly trace: string; readonly verificationStatus: string } | null;
  readonly error: { readonly details: readonly { readonly path: readonly string[] }[] } | null;
}

describe('bronID, simulated', () => {
  let simulators: RunningSimulators;
  const control = (): BronidControl => simulators.control<BronidControl>('bronid');
  const call = (path: string, body?: object): Promise<Response> =>
    fetch(`${simulators.hosts['api.bronid.com']}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        Authorization: `ApiKey ${simulators.secrets.clientId}:${simulators.secrets.apiKey}`,
        'Content-Type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const start = async (person: object): Promise<Answer> =>
    (await (await call('/v5/verifications', person)).json()) as Answer;

  before(async () => {
    simulators = await startSimulators();
  });
  after(() => simulators.close());

  it('wants both the service and its key', async () => {
    const path = `${simulators.hosts['api.bronid.com']}/v5/lookup?country=AUS&id=12345678901`;
    for (const authorization of [`ApiKey ${simulators.secrets.apiKey}`, `ApiKey other:${simulators.secrets.apiKey}`])
      assert.equal((await fetch(path, { headers: { authorization } })).status, 401, 'refused');
    const { match } = (await (await call('/v5/lookup?country=AUS&id=12345678901')).json()) as { match: boolean };
    assert.equal(match, true, 'looked up');
  });

  it('starts a verification, which is pending until it is settled', async () => {
    const { data } = await start(PERSON);
    assert.equal(data?.verificationStatus, 'pending', 'begun');
    control().settle(data?.trace ?? '', 'rejected');
    const answer = (await (await call(`/v5/verifications/${data?.trace}`)).json()) as Answer;
    assert.equal(answer.data?.verificationStatus, 'rejected', 'settled');
    assert.equal((await call('/v5/verifications/unknown')).status, 404, 'another is not there');
    const ok = await start({ ...PERSON, userId: 'record-2', middleName: 'ok' });
    assert.equal(ok.data?.verificationStatus, 'verified', 'the word of the test environment');
  });

  it('says which fields are wrong, and takes a reference once', async () => {
    const wrong = await start({ ...PERSON, userId: 'record-3', lastName: '', dateOfBirth: '20.12.1982' });
    assert.deepEqual(
      wrong.error?.details.map(({ path }) => path[0]),
      ['lastName', 'dateOfBirth'],
      'two fields',
    );
    assert.deepEqual((await start(PERSON)).error?.details[0]?.path, ['userId'], 'the reference is taken');
    assert.equal(control().verifications.all().length, 2, 'none of them has begun');
  });

  it('delivers webhooks, signed over what was meant to be sent', async () => {
    const received: { headers: IncomingHttpHeaders; body: string }[] = [];
    const receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      request.on('end', () => {
        received.push({ headers: request.headers, body });
        response.writeHead(401).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const [{ trace }] = control().verifications.all();
    const target = { url, secret, accessToken: 'token' };
    const answer = await control().webhook(trace, target, { id: 'e1', sentAt: 1_614_265_330 });
    await control().webhook(trace, { ...target, accessToken: null }, { alteredBody: '{}' });
    receiver.close();
    assert.equal(answer.status, 401, 'what the receiver said');
    const [{ headers, body }, altered] = received;
    assert.equal(headers['webhook-signature'], sign(secret, 'e1', 1_614_265_330, body), 'signed');
    assert.equal(headers.authorization, 'Bearer token', 'with the token');
    assert.equal((JSON.parse(body) as { trace: string }).trace, trace, 'about this verification');
    assert.equal(altered.body, '{}', 'another body than was signed');
    assert.equal(altered.headers.authorization, undefined, 'and no token');
  });

  it('signs as the standard does', () => {
    assert.equal(
      sign(
        'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
        'msg_p5jXN8AQM9LWM0D4loKWxJek',
        1_614_265_330,
        '{"test": 2432232314}',
      ),
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
      'example of https://github.com/standard-webhooks/standard-webhooks',
    );
  });
});
