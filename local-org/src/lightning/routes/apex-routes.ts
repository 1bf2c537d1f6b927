import type { FastifyInstance } from 'fastify';
import type { AuraOutcome } from '../../org/types.ts';
import type { LightningContext, LightningOrg } from '../types.ts';
import { callSession } from './guard.ts';

interface ApexCall {
  readonly className: string;
  readonly method: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}
interface CheckedCall extends ApexCall {
  readonly cacheable: boolean;
}

const callSchema = {
  type: 'object',
  required: ['className', 'method', 'parameters'],
  additionalProperties: false,
  properties: {
    className: { type: 'string', pattern: '^\\w{1,80}$' },
    method: { type: 'string', pattern: '^\\w{1,255}$' },
    parameters: { type: 'object' },
  },
};
const schema = {
  body: {
    type: 'object',
    required: ['calls'],
    properties: { calls: { type: 'array', minItems: 1, maxItems: 2500, items: callSchema } },
  },
};

/** `POST /aura/apex`: one call is one transaction; several are the platform's boxcar, run in one transaction together. */
export function apexRoutes(app: FastifyInstance, context: LightningContext): void {
  app.post<{ Body: { calls: ApexCall[] } }>('/aura/apex', { schema }, async (request, reply) => {
    const signedIn = callSession(context, request, reply);
    if (!signedIn) return reply;
    const { org, session } = signedIn;
    return runCalls(org, session.userId, request.body.calls);
  });
}

async function runCalls(org: LightningOrg, userId: string, calls: readonly ApexCall[]): Promise<AuraOutcome[]> {
  const checked = calls.map((call) => checkCall(org, userId, call));
  const allowed = checked.filter((each): each is CheckedCall => 'className' in each);
  const outcomes = [...(await run(org, userId, allowed))];
  return checked.map((each) => ('className' in each ? (outcomes.shift() as AuraOutcome) : each));
}

async function run(org: LightningOrg, userId: string, calls: readonly CheckedCall[]): Promise<readonly AuraOutcome[]> {
  const [first] = calls;
  if (!first) return [];
  if (calls.length > 1) return org.org.workers.run({ kind: 'boxcar', userId, calls });
  return [await org.org.workers.run({ kind: 'aura', userId, ...first })];
}

function checkCall(org: LightningOrg, userId: string, call: ApexCall): CheckedCall | AuraOutcome {
  const access = org.access(userId);
  const mayUse = access.apexClasses.has(call.className.toLowerCase()) || access.userPermissions.has('authorapex');
  if (!mayUse) return refusal(`You do not have access to the Apex class named '${call.className}'.`);
  const method = org.apexMethod(call.className, call.method);
  if (!method) return refusal(`Unable to find Apex action method referenced as '${call.className}.${call.method}'.`);
  return { ...call, cacheable: method.cacheable };
}

function refusal(message: string): AuraOutcome {
  return { ok: false, error: { message, exceptionType: '', stackTrace: '', isUserDefinedException: false } };
}
