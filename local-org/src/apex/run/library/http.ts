import type { CalloutResult } from '../../../org/types.ts';
import type { ApexValue, PlatformClass } from '../../abi.ts';
import { CalloutException, LimitException, NullPointerException, TypeException } from '../../runtime/index.ts';
import { logPlace } from '../caller.ts';
import { engine } from '../engine.ts';
import { CALLOUT_TIME_LIMIT_MS } from '../limits.ts';
import { calloutObstacle } from '../savepoints.ts';
import { callMethod } from './helpers.ts';
import { ApexHttpRequest, ApexHttpResponse } from '../../library/http/messages.ts';

/** System.Http. */
class Http {
  send(request: ApexHttpRequest | null): ApexValue {
    if (request === null) throw new NullPointerException('Attempt to de-reference a null object');
    return send(request);
  }
  tostring(): string {
    return 'System.Http[]';
  }
}

function send(request: ApexHttpRequest): ApexValue {
  const running = engine();
  const { transaction } = running;
  transaction.limits.use('callouts');
  transaction.limits.checkCpu();
  // A request that came from this org's own Apex may not call out again (Apex Developer Guide, "Callout Limits and Limitations").
  if ((transaction.start.depth ?? 0) > 0) throw new CalloutException('Callout loop not allowed');
  // A mock is given any request, also one without an address (seen in public projects).
  if (running.test !== null) return sendToMock(request);
  checkRequest(request);
  refuseUncommitted();
  transaction.log?.event('CALLOUT_REQUEST', logPlace(), request.tostring());
  const response = responseOf(call(request));
  transaction.log?.event('CALLOUT_RESPONSE', logPlace(), response.tostring());
  return response;
}

function checkRequest(request: ApexHttpRequest): void {
  if (request.endpoint === null || request.endpoint === '') throw new CalloutException('no protocol: ');
  if (request.method === null || request.method === '') throw new CalloutException('Method must be set');
}

function refuseUncommitted(): void {
  const obstacle = calloutObstacle(engine());
  if (obstacle !== null) throw new CalloutException(obstacle);
}

function sendToMock(request: ApexHttpRequest): ApexValue {
  const { test } = engine();
  const mock = test?.mocks.get('httpcalloutmock');
  if (mock === undefined) throw new TypeException('Methods defined as TestMethod do not support Web service callouts');
  refuseUncommitted();
  return callMethod(mock, 'respond', request);
}

function call(request: ApexHttpRequest): CalloutResult {
  const { transaction, callouts, db } = engine();
  // A callout releases what FOR UPDATE locked (Apex Developer Guide, "Locking Considerations").
  db.releaseUnusedLock();
  const started = performance.now();
  const result = callouts({
    userId: transaction.userId,
    endpoint: request.endpoint ?? '',
    method: (request.method ?? '').toUpperCase(),
    headers: [...request.headers.values()].map(({ name, value }) => [name, value]),
    bodyBase64: Buffer.from(request.content).toString('base64'),
    timeoutMs: Math.min(request.timeout, Math.max(1, CALLOUT_TIME_LIMIT_MS - transaction.calloutMillis)),
    depth: transaction.start.depth ?? 0,
    maxResponseBytes: transaction.isAsync ? 12_000_000 : 6_000_000,
  });
  transaction.clockAheadMs += result.unwaitedMs ?? 0;
  transaction.calloutMillis += performance.now() - started + (result.unwaitedMs ?? 0);
  if (transaction.calloutMillis > CALLOUT_TIME_LIMIT_MS)
    throw new LimitException(`Exceeded maximum time allotted for callout (${CALLOUT_TIME_LIMIT_MS} ms)`);
  return result;
}

function responseOf(result: CalloutResult): ApexHttpResponse {
  if (!result.ok) throw new CalloutException(result.message);
  const bytes = Buffer.from(result.bodyBase64, 'base64');
  const response = new ApexHttpResponse();
  response.statusCode = result.status;
  response.status = result.statusText;
  response.content = bytes;
  for (const [name, value] of result.headers) response.setheader(name, value);
  return response;
}

export const HTTP_CLASSES: readonly PlatformClass[] = [
  { name: 'System.Http', jsClass: Http, construct: () => new Http() },
  { name: 'System.HttpCalloutMock' },
];
