import type { FastifyInstance } from 'fastify';
import { nextWaiting } from '../../apex/run/index.ts';
import type { LocalOrgServer } from '../../org/server.ts';
import type { LocalOrg } from '../../org/server-types.ts';
import { caller, requireApi } from '../auth.ts';
import { ApiError } from '../errors.ts';

const LONGEST_SECONDS = 31 * 24 * 60 * 60;

/** What an org's clock says: ISO 8601. `nextDue` is when the next job that waits for its hour begins, null when none does. */
export interface ClockState {
  readonly now: string;
  readonly isActive: boolean;
  readonly nextDue: string | null;
}

/**
 * A door that no org has: lets time pass at once for Apex, its jobs and its data, so that a test need not wait for what is
 * delayed. It exists only when the server was started with it.
 */
export function clockRoutes(app: FastifyInstance, server: LocalOrgServer): void {
  if (!server.hasMovableClock) return;
  app.addHook('preHandler', requireApi(server));
  app.get('/_local/clock', async (request) => stateOf(caller(request).org));
  app.post<{ Body: { advanceSeconds?: unknown } | null }>('/_local/clock', async (request) => {
    const seconds = request.body?.advanceSeconds;
    if (typeof seconds !== 'number' || !(seconds > 0 && seconds <= LONGEST_SECONDS))
      throw new ApiError(400, 'INVALID_INPUT', `advanceSeconds must be a number up to ${LONGEST_SECONDS}.`);
    const { org } = caller(request);
    org.workers.passTime(Math.ceil(seconds * 1000));
    return stateOf(org);
  });
}

function stateOf(org: LocalOrg): ClockState {
  const due = nextWaiting(org.database);
  return {
    now: new Date(org.clock.now()).toISOString(),
    isActive: org.workers.active,
    nextDue: due === null ? null : new Date(due).toISOString(),
  };
}
