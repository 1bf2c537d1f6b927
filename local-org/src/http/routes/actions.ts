import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { InvocableSymbol, InvocableVariable } from '../../apex/abi.ts';
import { loadProgram, programHash } from '../../apex/run/index.ts';
import { DEPTH_HEADER } from '../../callout/index.ts';
import type { LocalOrg } from '../../org/server-types.ts';
import type { ActionResult } from '../../org/types.ts';
import type { LocalOrgServer } from '../../org/server.ts';
import { caller, requireApi, type Caller } from '../auth.ts';
import { asObject } from '../body.ts';
import { ApiError, badJson, methodNotAllowed, notFound } from '../errors.ts';
import { checkVersion } from './versions.ts';

interface Params {
  readonly version: string;
  readonly name: string;
}
interface ApexAction {
  readonly name: string;
  readonly symbol: InvocableSymbol;
}

/** Invocable actions (REST API Developer Guide, "Invocable Actions"; Actions Developer Guide, "Apex Actions"). */
export function actionRoutes(app: FastifyInstance, server: LocalOrgServer): void {
  app.addHook('preHandler', requireApi(server));
  app.addHook('preHandler', async (request) => checkVersion((request.params as Params).version));
  const base = '/services/data/v:version/actions';
  app.get(base, async (request) => links(request, 'actions', ['standard', 'custom']));
  app.get(`${base}/custom`, async (request) => links(request, 'actions/custom', ['apex', 'flow']));
  app.get(`${base}/custom/apex`, async (request) => listApex(request));
  app.get(`${base}/custom/apex/:name`, async (request) => describeApex(visibleAction(request)));
  app.post(`${base}/custom/apex/:name`, async (request, reply) => invoke(request, reply));
  app.route({ method: ['PUT', 'PATCH', 'DELETE'], url: `${base}/custom/apex/:name`, handler: refusedVerb });
}

async function refusedVerb(request: FastifyRequest): Promise<never> {
  throw methodNotAllowed(request.method, 'GET,HEAD,POST');
}

function links(request: FastifyRequest, path: string, names: readonly string[]): Record<string, string> {
  const { version } = request.params as Params;
  return Object.fromEntries(names.map((name) => [name, `/services/data/v${version}/${path}/${name}`]));
}

function listApex(request: FastifyRequest): unknown {
  const who = caller(request);
  const { version } = request.params as Params;
  const actions = apexActions(who.org).filter(({ name }) => mayRun(who, name));
  return {
    actions: actions.map(({ name, symbol }) => ({
      label: symbol.label,
      name,
      type: 'APEX',
      url: `/services/data/v${version}/actions/custom/apex/${name}`,
    })),
  };
}

/** "Describe and invoke for an Apex action respect the profile access for the Apex class. If you don't have access, an error is issued." */
function visibleAction(request: FastifyRequest): ApexAction {
  const who = caller(request);
  const wanted = (request.params as Params).name.toLowerCase();
  const action = apexActions(who.org).find(({ name }) => name.toLowerCase() === wanted);
  if (action === undefined) throw notFound();
  if (mayRun(who, action.name)) return action;
  throw new ApiError(403, 'INSUFFICIENT_ACCESS', `You do not have access to the Apex class named: ${action.name}`);
}

function mayRun({ user }: Caller, className: string): boolean {
  return user.apexClasses.has(className.toLowerCase()) || user.userPermissions.has('authorapex');
}

function describeApex({ name, symbol }: ApexAction): unknown {
  return {
    category: symbol.category,
    description: symbol.description,
    inputs: symbol.inputs.map((input) => ({ ...describeVariable(input), byteLength: 0, required: input.required })),
    label: symbol.label,
    name,
    outputs: symbol.outputs.map(describeVariable),
    standard: false,
    targetEntityName: null,
    type: 'APEX',
  };
}

const MOST_ITEMS = 2000;

function describeVariable(variable: InvocableVariable): Record<string, unknown> {
  const { kind, type } = variable;
  return {
    apexClass: kind === 'object' ? type : null,
    description: variable.description,
    label: variable.label,
    maxOccurs: variable.isCollection ? MOST_ITEMS : 1,
    name: variable.name,
    picklistValues: null,
    sobjectType: kind === 'record' ? type : null,
    type: kind === 'primitive' ? type.toUpperCase() : kind === 'record' ? 'SOBJECT' : 'APEX',
  };
}

/** All inputs in one transaction. */
async function invoke(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const who = caller(request);
  const { name } = visibleAction(request);
  const results = await who.org.workers.run({
    kind: 'action',
    type: 'apex',
    userId: who.userId,
    name,
    inputs: actionInputs(request.body),
    depth: Number(request.headers[DEPTH_HEADER.toLowerCase()] ?? 0),
  });
  return actionAnswer(reply, results);
}

/** 400 when one of them failed. */
export function actionAnswer(reply: FastifyReply, results: readonly ActionResult[]): FastifyReply {
  const answers = results.map((result) => ({
    ...result,
    invocationId: null,
    outcome: null,
    sortOrder: -1,
    version: 1,
  }));
  return reply.status(results.every(({ isSuccess }) => isSuccess) ? 200 : 400).send(answers);
}

/** The objects of `inputs`, one for each invocation. */
export function actionInputs(body: unknown): Readonly<Record<string, unknown>>[] {
  const { inputs } = asObject(body);
  if (!Array.isArray(inputs) || inputs.length === 0)
    throw badJson('The HTTP entity body needs inputs: an array with an object for each invocation.');
  return inputs.map(asObject);
}

const known = new WeakMap<LocalOrg, { readonly hash: string | null; readonly actions: readonly ApexAction[] }>();

/** By name; read again when other Apex has been deployed. */
function apexActions(org: LocalOrg): readonly ApexAction[] {
  const hash = programHash(org.database);
  let entry = known.get(org);
  if (entry?.hash !== hash) {
    const { units } = loadProgram(org.database);
    const actions = units.flatMap(({ name, symbols }) => symbols.invocable.map((symbol) => ({ name, symbol })));
    known.set(org, (entry = { hash, actions }));
  }
  return entry.actions;
}
