import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { callableFlows, type CallableFlow } from '../../apex/run/index.ts';
import { DEPTH_HEADER } from '../../callout/index.ts';
import type { LocalOrgServer } from '../../org/server.ts';
import { caller, requireApi } from '../auth.ts';
import { ApiError, notFound } from '../errors.ts';
import { actionAnswer, actionInputs } from './actions.ts';
import { checkVersion } from './versions.ts';

interface Params {
  readonly version: string;
  readonly name: string;
}

/** Autolaunched flows as invocable actions (Actions Developer Guide, "Flow Actions"). */
export function flowActionRoutes(app: FastifyInstance, server: LocalOrgServer): void {
  app.addHook('preHandler', requireApi(server));
  app.addHook('preHandler', async (request) => checkVersion((request.params as Params).version));
  const base = '/services/data/v:version/actions/custom/flow';
  app.get(base, async (request) => {
    const { version } = request.params as Params;
    const flows = callableFlows(caller(request).org.database);
    return {
      actions: flows.map(({ name, label }) => ({
        label,
        name,
        type: 'FLOW',
        url: `/services/data/v${version}/actions/custom/flow/${name}`,
      })),
    };
  });
  app.get(`${base}/:name`, async (request) => describe(flowNamed(request)));
  app.post(`${base}/:name`, async (request, reply) => invoke(request, reply));
}

function flowNamed(request: FastifyRequest): CallableFlow {
  const who = caller(request);
  const wanted = (request.params as Params).name.toLowerCase();
  const flow = callableFlows(who.org.database).find(({ name }) => name.toLowerCase() === wanted);
  if (flow === undefined) throw notFound();
  if (who.user.userPermissions.has('runflow')) return flow;
  throw new ApiError(403, 'INSUFFICIENT_ACCESS', `You do not have permission to run the flow ${flow.name}`);
}

function describe({ name, label, description, variables }: CallableFlow): unknown {
  const parameters = (of: 'isInput' | 'isOutput'): unknown[] =>
    variables.filter((variable) => variable[of]).map((variable) => parameter(variable, of === 'isInput'));
  return {
    description,
    inputs: parameters('isInput'),
    label,
    name,
    outputs: parameters('isOutput'),
    standard: false,
    targetEntityName: null,
    type: 'FLOW',
  };
}

const TYPES: Readonly<Record<string, string>> = {
  text: 'STRING',
  number: 'NUMBER',
  boolean: 'BOOLEAN',
  date: 'DATE',
  datetime: 'DATETIME',
  record: 'SOBJECT',
};

function parameter({ name, type }: CallableFlow['variables'][number], isInput: boolean): Record<string, unknown> {
  return {
    description: null,
    label: name,
    maxOccurs: type.isCollection ? 2000 : 1,
    name,
    picklistValues: null,
    sobjectType: type.object ?? null,
    type: TYPES[type.kind] ?? 'STRING',
    ...(isInput ? { byteLength: 0, required: false } : {}),
  };
}

async function invoke(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const who = caller(request);
  const { name } = flowNamed(request);
  const results = await who.org.workers.run({
    kind: 'action',
    type: 'flow',
    userId: who.userId,
    name,
    inputs: actionInputs(request.body),
    depth: Number(request.headers[DEPTH_HEADER.toLowerCase()] ?? 0),
  });
  return actionAnswer(reply, results);
}
