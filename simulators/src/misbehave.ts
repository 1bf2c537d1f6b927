import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Fault, FaultKind } from './faults.ts';

const HUGE_BYTES = 50 * 1024 * 1024;
const SLOW_CHUNK_MS = 100;

/** Answers in the way of the fault. The reply is taken over; nothing else may answer. */
export async function misbehave(fault: Fault, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.hijack();
  await ACTIONS[fault.kind](reply.raw, fault, request);
}

type Raw = FastifyReply['raw'];
type Action = (raw: Raw, fault: Fault, request: FastifyRequest) => void | Promise<void>;

const ACTIONS: Readonly<Record<FaultKind, Action>> = {
  status: (raw, fault) => refuse(raw, fault.status ?? 500, fault, `status ${fault.status ?? 500} on request`),
  throttle: (raw, fault) => refuse(raw, 429, fault, 'too many requests'),
  reset: (raw) => void raw.socket?.resetAndDestroy(),
  'reset-after-reading': (raw, _fault, request) => {
    const reset = (): void => void raw.socket?.resetAndDestroy();
    if (request.raw.readableEnded) return reset();
    request.raw.on('end', reset).resume();
  },
  hang: () => undefined,
  'slow-body': (raw) => {
    raw.writeHead(200, { 'Content-Type': 'application/json' });
    const timer = setInterval(() => raw.write(' '), SLOW_CHUNK_MS);
    raw.on('close', () => clearInterval(timer));
  },
  garbage: (raw, fault) => {
    raw.writeHead(200, { 'Content-Type': 'application/json' });
    raw.end(fault.body ?? '{"id": <not json>');
  },
  truncated: (raw) => {
    raw.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' });
    raw.write('{"id": "0"', () => raw.socket?.destroy());
  },
  'wrong-content-type': (raw) => {
    raw.writeHead(200, { 'Content-Type': 'text/html' });
    raw.end('<html><body>Sign in to continue</body></html>');
  },
  huge: async (raw) => {
    raw.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': String(HUGE_BYTES) });
    // whoever hangs up early ends the stream with an error, which is the point of the fault
    await pipeline(Readable.from(spaces(HUGE_BYTES)), raw).catch(() => undefined);
  },
  redirect: (raw) => {
    raw.writeHead(302, { Location: 'https://elsewhere.example/' });
    raw.end();
  },
};

function refuse(raw: Raw, status: number, fault: Fault, error: string): void {
  const wait = fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) };
  raw.writeHead(status, { 'Content-Type': 'application/json', ...wait });
  raw.end(fault.body ?? JSON.stringify({ error }));
}

function* spaces(bytes: number): Generator<Buffer> {
  const chunk = Buffer.alloc(1024 * 1024, 0x20);
  for (let sent = 0; sent < bytes; sent += chunk.length) yield chunk;
}
