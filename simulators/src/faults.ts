import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What a partner can do wrong on request; `times` counts down, then the partner is well again. */
export const FAULT_KINDS = [
  'status',
  'throttle',
  'reset',
  'reset-after-reading',
  'hang',
  'slow-body',
  'garbage',
  'truncated',
  'wrong-content-type',
  'huge',
  'redirect',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];
export interface Fault {
  readonly kind: FaultKind;
  /** for `status` */
  readonly status?: number;
  /** seconds, for `throttle`; without it a 429 carries no Retry-After */
  readonly retryAfter?: number;
  /** how many requests; without it until it is taken away */
  readonly times?: number;
  /** only paths that start so */
  readonly path?: string;
}

const HUGE_BYTES = 50 * 1024 * 1024;
const SLOW_CHUNK_MS = 500;

/** The faults that are switched on, by partner. */
export class Faults {
  readonly #active = new Map<string, { fault: Fault; left: number }>();

  set(partner: string, fault: Fault | null): void {
    if (fault === null) this.#active.delete(partner);
    else this.#active.set(partner, { fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  take(partner: string, path: string): Fault | null {
    const entry = this.#active.get(partner);
    if (entry === undefined || !path.startsWith(entry.fault.path ?? '')) return null;
    entry.left -= 1;
    if (entry.left <= 0) this.#active.delete(partner);
    return entry.fault;
  }
}

/** Answers in the way of the fault. The reply is taken over; nothing else may answer. */
export async function misbehave(fault: Fault, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.hijack();
  await ACTIONS[fault.kind](reply.raw, fault, request);
}

function* spaces(bytes: number): Generator<Buffer> {
  const chunk = Buffer.alloc(1024 * 1024, 0x20);
  for (let sent = 0; sent < bytes; sent += chunk.length) yield chunk;
}

type Raw = FastifyReply['raw'];
type Action = (raw: Raw, fault: Fault, request: FastifyRequest) => void | Promise<void>;

const ACTIONS: Readonly<Record<FaultKind, Action>> = {
  status: (raw, fault) => endJson(raw, fault.status ?? 500, {}, { error: `status ${fault.status ?? 500} on request` }),
  throttle: (raw, fault) =>
    endJson(raw, 429, fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) }, {
      error: 'too many requests',
    }),
  reset: (raw) => void raw.socket?.resetAndDestroy(),
  'reset-after-reading': (raw, _fault, request) => {
    request.raw.on('end', () => raw.socket?.resetAndDestroy());
    request.raw.resume();
  },
  hang: () => undefined,
  'slow-body': (raw) => {
    raw.writeHead(200, { 'Content-Type': 'application/json' });
    const timer = setInterval(() => raw.write(' '), SLOW_CHUNK_MS);
    raw.on('close', () => clearInterval(timer));
  },
  garbage: (raw) => {
    raw.writeHead(200, { 'Content-Type': 'application/json' });
    raw.end('{"id": <not json>');
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

function endJson(raw: Raw, status: number, headers: Readonly<Record<string, string>>, body: object): void {
  raw.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  raw.end(JSON.stringify(body));
}
