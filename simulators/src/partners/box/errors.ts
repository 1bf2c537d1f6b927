import type { FastifyInstance } from 'fastify';

/** A refusal in Box's form: https://developer.box.com/reference/resources/client-error/ */
export class BoxError extends Error {
  readonly status: number;
  readonly code: string;
  readonly contextInfo: object | null;

  constructor(status: number, code: string, message: string, contextInfo: object | null = null) {
    super(message);
    this.name = 'BoxError';
    this.status = status;
    this.code = code;
    this.contextInfo = contextInfo;
  }
}

export const notFound = (what: string): BoxError => new BoxError(404, 'not_found', `Not Found: ${what}`);
export const badRequest = (message: string): BoxError => new BoxError(400, 'bad_request', message);

/** Answers what routes throw as Box does; anything else is a fault of the simulator itself. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error, _request, reply) => {
    if (!(error instanceof BoxError)) throw error;
    return reply.status(error.status).send({
      type: 'error',
      status: error.status,
      code: error.code,
      message: error.message,
      ...(error.contextInfo === null ? {} : { context_info: error.contextInfo }),
      help_url: 'https://developer.box.com/guides/api-calls/permissions-and-errors/common-errors/',
      request_id: 'simulated',
    });
  });
}
