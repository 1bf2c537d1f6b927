import type { FastifyInstance } from 'fastify';
import type { LightningContext } from '../types.ts';

interface EventQuery {
  readonly channel: string;
  readonly replayId?: string;
}

/** `GET /lightning/events?channel=…`: the events of one channel as server-sent events, for `lightning/empApi`. */
export function eventRoutes(app: FastifyInstance, context: LightningContext): void {
  app.get<{ Querystring: EventQuery }>('/lightning/events', async (request, reply) => {
    const session = context.session(request);
    if (!session)
      return reply.code(401).send({ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' });
    const { channel, replayId = '-1' } = request.query;
    if (!/^\/(?:event|data)\/\w+$/.test(channel)) {
      return reply.code(400).send({ errorCode: 'INVALID_CHANNEL', message: `There is no channel ${channel}` });
    }
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    raw.write(': open\n\n');
    const send = (message: unknown): void => void raw.write(`data: ${JSON.stringify(message)}\n\n`);
    const stop = context.org(session.orgId).subscribe(channel, Number(replayId), send);
    request.raw.on('close', () => {
      stop();
      raw.end();
    });
    return reply;
  });
}
