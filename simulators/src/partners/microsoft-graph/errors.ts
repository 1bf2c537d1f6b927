import { randomUUID } from 'node:crypto';
import type { FastifyReply } from 'fastify';

/** An error as Microsoft Graph words it: https://learn.microsoft.com/en-us/graph/errors */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'GraphError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export function sendError(reply: FastifyReply, error: GraphError, now: () => number): FastifyReply {
  const requestId = randomUUID();
  const innerError = { date: new Date(now()).toISOString(), 'request-id': requestId, 'client-request-id': requestId };
  return reply
    .headers({ ...error.headers, 'request-id': requestId })
    .status(error.status)
    .send({ error: { code: error.code, message: error.message, innerError } });
}
