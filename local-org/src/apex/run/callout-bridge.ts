import { receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import type { CalloutRequest, CalloutResult } from '../../org/types.ts';

/** Makes a callout and blocks this thread until it is answered. */
export type CalloutBridge = (request: CalloutRequest) => CalloutResult;

/** The bridge of a worker: the main thread calls, this thread sleeps. */
export function workerCallouts(
  port: MessagePort,
  signal: SharedArrayBuffer,
  post: (request: CalloutRequest) => void,
): CalloutBridge {
  const answers = new Int32Array(signal);
  return (request) => {
    const before = Atomics.load(answers, 0);
    post(request);
    // The main thread keeps to the request's own timeout; this one only guards against an answer that never comes.
    const waited = Atomics.wait(answers, 0, before, request.timeoutMs + 30_000);
    const received = receiveMessageOnPort(port);
    if (received === undefined) {
      return { ok: false, message: waited === 'timed-out' ? 'Read timed out' : 'Unexpected end of file from server' };
    }
    return received.message as CalloutResult;
  };
}

/** Outside a worker (`local-org test`) nothing is called. */
export const noCallouts: CalloutBridge = (request) => ({
  ok: false,
  message: `Unable to tunnel through proxy. Proxy returns "HTTP/1.1 503 Service Unavailable" (${request.method} ${request.endpoint}: no server runs)`,
});
