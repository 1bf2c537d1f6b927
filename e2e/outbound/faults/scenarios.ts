import type { Fault } from 'simulators';
import { openBreaker } from './breakers.ts';
import type { FaultsSystem } from './system.ts';

/** One fault, and what has to come of it. */
export interface FaultScenario {
  /** as the table names it */
  readonly fault: string;
  /** entry of the register; `<integration>_Keyed` is the same with an Idempotency-Key */
  readonly integration: string;
  /** what the partner does wrong */
  readonly partner?: Fault | readonly Fault[];
  readonly prepare?: (system: FaultsSystem, integrations: readonly string[]) => Promise<void> | void;
  /** Apex that runs before the call, in its transaction */
  readonly before?: (integration: string) => string;
  /** `nothing`: the call fails before there is anything to log */
  readonly log?: 'nothing';
  /** `never`: a message cannot meet this fault, because its job is made so that it cannot */
  readonly queue?: 'never';
  /** when a message is where this fault leaves it; without it when it is neither pending nor claimed */
  readonly rests?: (row: { readonly Status__c: string; readonly Attempts__c: number }) => boolean;
  readonly expect: Expectation;
}

export interface Expectation {
  /**
   * Class of the exception, without `HubCalloutException.` and `Exception`; null when the call succeeds. For the read, the write and the
   * write with a key where they differ.
   */
  readonly failure: string | null | readonly [string, string, string];
  /** attempts of the read, the write and the write with a key */
  readonly attempts: readonly [number, number, number];
  /** of the write and the write with a key */
  readonly mayHaveActed: readonly [boolean, boolean];
  /** states of the message without and with a key */
  readonly messages?: readonly [string, string];
  readonly retryAfterSeconds?: number;
  /** how often the platform sends what the client sends once; 1 unless it fetches a new token in between */
  readonly sendings?: number;
}

/** Planted where partners like to put such things; none of it may be seen in an org again. */
export const PLANTED = {
  token: 'planted-token-4Rf7kQ2mZx8',
  email: 'planted.person@orders.example',
  card: '4111111111111111',
  /** in queries, which the platform itself writes into debug logs */
  query: 'planted.query@orders.example',
} as const;
const PLANTED_BODY = JSON.stringify({
  error: 'no',
  access_token: PLANTED.token,
  message: `${PLANTED.email} paid with ${PLANTED.card}`,
});

const path = '/v1';
const lost = { path, afterActing: true } as const;
const CERTAIN = [false, false] as const;
const UNCERTAIN = [true, true] as const;
const ONCE = [1, 1, 1] as const;
const REPEATED = [2, 1, 2] as const;

const status = (code: number): Fault => ({ kind: 'status', status: code, path, body: PLANTED_BODY });
const network = (
  fault: string,
  integration: string,
  failure: string,
  attempts: Expectation['attempts'],
): FaultScenario => ({
  fault,
  integration,
  expect: { failure, attempts, mayHaveActed: CERTAIN, messages: ['Retry', 'Retry'] },
});

/** Nobody answers, or the connection breaks. */
export const CONNECTIONS: readonly FaultScenario[] = [
  network('name not found', 'Orders_Gone', 'CouldNotConnect', REPEATED),
  network('name not found, without a proxy', 'Orders_Gone_Direct', 'NameNotFound', ONCE),
  network('refused', 'Orders_Closed', 'CouldNotConnect', REPEATED),
  network('refused, without a proxy', 'Orders_Closed_Direct', 'Refused', ONCE),
  network('TLS: the certificate is signed by nobody', 'Orders_Untrusted', 'TlsFailure', ONCE),
  network('TLS: no cipher in common', 'Orders_No_Cipher', 'TlsFailure', ONCE),
  {
    fault: 'reset before the request was read',
    integration: 'Orders',
    partner: { kind: 'reset', path },
    expect: { failure: 'ConnectionReset', attempts: REPEATED, mayHaveActed: UNCERTAIN, messages: ['Unknown', 'Retry'] },
  },
  {
    fault: 'reset after the partner acted',
    integration: 'Orders',
    partner: { kind: 'reset-after-reading', ...lost },
    expect: { failure: 'ConnectionReset', attempts: REPEATED, mayHaveActed: UNCERTAIN, messages: ['Unknown', 'Retry'] },
  },
  {
    fault: 'hang: no answer in time, the partner acted',
    integration: 'Orders_Impatient',
    partner: { kind: 'hang', ...lost },
    expect: { failure: 'TimedOut', attempts: ONCE, mayHaveActed: UNCERTAIN, messages: ['Unknown', 'Retry'] },
  },
  {
    fault: 'slow body: the answer drips, the partner acted',
    integration: 'Orders_Impatient',
    partner: { kind: 'slow-body', ...lost },
    expect: { failure: 'TimedOut', attempts: ONCE, mayHaveActed: UNCERTAIN, messages: ['Unknown', 'Retry'] },
  },
];

const refusal = (code: number, failure: string): FaultScenario => ({
  fault: String(code),
  integration: 'Orders',
  partner: status(code),
  expect: { failure, attempts: ONCE, mayHaveActed: CERTAIN, messages: ['Dead', 'Dead'] },
});
const trouble = (code: number, attempts: Expectation['attempts']): FaultScenario => ({
  fault: `${code}, the partner acted`,
  integration: 'Orders',
  partner: { ...status(code), afterActing: true },
  expect: { failure: 'ServerError', attempts, mayHaveActed: UNCERTAIN, messages: ['Unknown', 'Retry'] },
});

/** The partner answers with a status that is not 2xx. */
export const STATUSES: readonly FaultScenario[] = [
  refusal(400, 'BadRequest'),
  {
    fault: '401 once: the token expired',
    integration: 'Orders',
    prepare: (system) => system.desk.revokeTokens(),
    expect: { sendings: 2, failure: null, attempts: ONCE, mayHaveActed: CERTAIN, messages: ['Delivered', 'Delivered'] },
  },
  {
    fault: '401 for the new token, too',
    integration: 'Orders',
    partner: status(401),
    expect: {
      sendings: 2,
      failure: 'Unauthorized',
      attempts: ONCE,
      mayHaveActed: CERTAIN,
      messages: ['Retry', 'Retry'],
    },
  },
  refusal(403, 'Forbidden'),
  refusal(404, 'NotFound'),
  refusal(409, 'Conflict'),
  refusal(412, 'PreconditionFailed'),
  {
    fault: '429 without Retry-After',
    integration: 'Orders',
    partner: { kind: 'throttle', path, body: PLANTED_BODY },
    expect: { failure: 'Throttled', attempts: ONCE, mayHaveActed: CERTAIN, messages: ['Retry', 'Retry'] },
  },
  {
    fault: '429 with Retry-After: 40',
    integration: 'Orders',
    partner: { kind: 'throttle', path, retryAfter: 40, body: PLANTED_BODY },
    expect: {
      failure: 'Throttled',
      attempts: ONCE,
      mayHaveActed: CERTAIN,
      messages: ['Retry', 'Retry'],
      retryAfterSeconds: 40,
    },
  },
  trouble(500, ONCE),
  trouble(502, REPEATED),
  {
    fault: '503',
    integration: 'Orders',
    partner: status(503),
    expect: { failure: 'ServerError', attempts: REPEATED, mayHaveActed: CERTAIN, messages: ['Retry', 'Retry'] },
  },
  {
    fault: '503 with Retry-After: 40',
    integration: 'Orders',
    partner: { ...status(503), retryAfter: 40 },
    expect: {
      failure: 'ServerError',
      attempts: ONCE,
      mayHaveActed: CERTAIN,
      messages: ['Retry', 'Retry'],
      retryAfterSeconds: 40,
    },
  },
  trouble(504, REPEATED),
  {
    fault: '502 after the partner acted, then 503',
    integration: 'Orders',
    partner: [
      { ...status(502), afterActing: true, times: 1 },
      { ...status(503), times: 9 },
    ],
    expect: { failure: 'ServerError', attempts: REPEATED, mayHaveActed: UNCERTAIN, messages: ['Unknown', 'Retry'] },
  },
  {
    fault: 'redirect to another host',
    integration: 'Orders',
    partner: { kind: 'redirect', path },
    expect: { failure: 'Redirected', attempts: ONCE, mayHaveActed: CERTAIN, messages: ['Dead', 'Dead'] },
  },
];

const malformed = (fault: string, partner: Fault): FaultScenario => ({
  fault,
  integration: 'Orders',
  partner,
  // the outbox asks for a status alone, so an unreadable body of a 201 is a delivery
  expect: { failure: 'MalformedAnswer', attempts: ONCE, mayHaveActed: UNCERTAIN, messages: ['Delivered', 'Delivered'] },
});

/** The partner answers 200, but not with what was agreed. */
export const ANSWERS: readonly FaultScenario[] = [
  malformed('garbage instead of JSON', { kind: 'garbage', ...lost, body: `{"id": <${PLANTED.email}>` }),
  {
    fault: 'truncated JSON: the connection ends in the middle',
    integration: 'Orders',
    partner: { kind: 'truncated', ...lost },
    expect: { failure: 'ConnectionReset', attempts: REPEATED, mayHaveActed: UNCERTAIN, messages: ['Unknown', 'Retry'] },
  },
  {
    fault: 'wrong content type: a page for people, with 200',
    integration: 'Orders',
    partner: { kind: 'wrong-content-type', ...lost },
    expect: { failure: 'MalformedAnswer', attempts: ONCE, mayHaveActed: UNCERTAIN, messages: ['Unknown', 'Retry'] },
  },
  {
    fault: 'an answer of 50 MB',
    integration: 'Orders',
    partner: { kind: 'huge', ...lost },
    expect: { failure: 'TooLarge', attempts: ONCE, mayHaveActed: UNCERTAIN, messages: ['Unknown', 'Retry'] },
  },
];

/** The call is not sent: by the client, or by the platform. */
export const NOT_SENT: readonly FaultScenario[] = [
  {
    fault: 'breaker open',
    integration: 'Orders',
    prepare: openBreakers,
    rests: ({ Status__c }) => Status__c !== 'Claimed',
    expect: { failure: 'BreakerOpen', attempts: [0, 0, 0], mayHaveActed: CERTAIN, messages: ['Pending', 'Pending'] },
  },
  {
    fault: 'principal not granted',
    integration: 'Orders_Not_Granted',
    expect: { failure: 'NotGranted', attempts: ONCE, mayHaveActed: CERTAIN, messages: ['Retry', 'Retry'] },
  },
  {
    fault: 'not configured: the principal has no secret',
    integration: 'Orders_Without_Secret',
    expect: { failure: 'NotConfigured', attempts: ONCE, mayHaveActed: CERTAIN, messages: ['Retry', 'Retry'] },
  },
  {
    fault: 'not configured: no named credential',
    integration: 'Orders_Without_Credential',
    expect: { failure: 'NotConfigured', attempts: ONCE, mayHaveActed: CERTAIN, messages: ['Retry', 'Retry'] },
  },
  {
    fault: 'not configured: not in the register',
    integration: 'Orders_Nowhere',
    log: 'nothing',
    queue: 'never',
    expect: { failure: 'NotConfigured', attempts: [0, 0, 0], mayHaveActed: CERTAIN },
  },
  {
    fault: 'the 101st callout of a transaction',
    integration: 'Orders',
    queue: 'never',
    before: () => `for (Integer call = 0; call < 100; call++) {
      HttpRequest request = new HttpRequest();
      request.setEndpoint('callout:Orders/v1/status');
      request.setMethod('GET');
      new Http().send(request);
    }`,
    expect: { failure: 'LimitReached', attempts: [0, 0, 0], mayHaveActed: CERTAIN },
  },
  {
    fault: '120 s in total: 19 s are left for an answer that takes 50 s',
    integration: 'Orders_Far',
    queue: 'never',
    before: (integration) => `for (Integer call = 0; call < 2; call++) {
      HubCallout.to('${integration}').get('/v1/status').send();
    }`,
    expect: {
      failure: ['TimedOut', 'LimitReached', 'LimitReached'],
      attempts: [1, 0, 0],
      mayHaveActed: CERTAIN,
    },
  },
  {
    fault: '120 s in total: nothing is left',
    integration: 'Orders_Far',
    queue: 'never',
    before: (integration) => `for (Integer call = 0; call < 3; call++) {
      OrderProbe.outcome('${integration}', 'GET', 'earlier');
    }`,
    expect: { failure: 'LimitReached', attempts: [0, 0, 0], mayHaveActed: CERTAIN },
  },
  {
    fault: 'callout after DML',
    integration: 'Orders',
    queue: 'never',
    before: () => "insert new Account(Name = 'Written before the call');",
    expect: { failure: 'UncommittedWork', attempts: ONCE, mayHaveActed: CERTAIN },
  },
];

/** Five failures in a row, one transaction each, as the register's default asks. */
async function openBreakers(system: FaultsSystem, integrations: readonly string[]): Promise<void> {
  for (const integration of integrations) await openBreaker(system, integration);
}
