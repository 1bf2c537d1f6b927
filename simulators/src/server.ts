import { randomBytes } from 'node:crypto';
import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { Book, hasActed, type BookEntry } from './book.ts';
import { Description } from './description.ts';
import { findSimulators, type FoundSimulator } from './discover.ts';
import { FAULT_KINDS, Faults, type Fault } from './faults.ts';
import { misbehave } from './misbehave.ts';
import type { FilledPrincipal, IssuedSecrets, SimulatorContext } from './simulator.ts';
import { TokenMint } from './tokens.ts';

const PARTNERS = new URL('./partners/', import.meta.url);

export interface SimulatorOptions {
  readonly port?: number;
  readonly now?: () => number;
  /** folder of the partners instead of this package's own */
  readonly partners?: URL;
}
export interface RunningSimulators {
  readonly url: string;
  /** for the local org's hosts file: real host to loopback address */
  readonly hosts: Readonly<Record<string, string>>;
  readonly secrets: IssuedSecrets;
  /** with which an org can call the partners that say so */
  readonly principals: readonly FilledPrincipal[];
  /** several faults are tried in their order; null makes the partner well again */
  setFault(partner: string, fault: Fault | readonly Fault[] | null): void;
  /** every request that the partner received, in the order in which they came, and whether it acted */
  book(partner: string): readonly BookEntry[];
  clearBook(partner: string): void;
  /** what the partner's `routes` returned: its state, for tests. The type is the one its module names. */
  control<Control>(partner: string): Control;
  close(): Promise<void>;
}

/** Starts all partners on one loopback port; port 0 takes a free one. */
export async function startSimulators(options: SimulatorOptions = {}): Promise<RunningSimulators> {
  const now = options.now ?? Date.now;
  const mint = new TokenMint(now);
  const secrets = newSecrets();
  const context: SimulatorContext = {
    secrets,
    now,
    isValidToken: (token, audience) => mint.isValid(token, audience),
    issueToken: (audience, lifetime) => mint.issue(audience, lifetime),
  };
  const found = await findSimulators(options.partners ?? PARTNERS);
  const faults = new Faults();
  const book = new Book();
  const controls = new Map<string, unknown>();
  const app = fastify({ forceCloseConnections: true });
  await app.register(formbody);
  for (const partner of found) {
    const { name } = partner.simulator;
    const routes = async (scope: FastifyInstance): Promise<void> => {
      controls.set(name, mount(scope, partner, context, faults, book));
    };
    await app.register(routes, { prefix: `/${name}` });
  }
  faultControl(app, faults, [...controls.keys()]);
  const url = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  const hosts = Object.fromEntries(
    found.flatMap(({ simulator }) => simulator.hosts.map((host) => [host, `${url}/${simulator.name}`])),
  );
  return {
    url,
    hosts,
    secrets,
    principals: found.flatMap(({ simulator }) => simulator.principal?.(secrets) ?? []),
    setFault: (partner, fault) => faults.set(partner, fault),
    book: (partner) => book.of(partner),
    clearBook: (partner) => book.clear(partner),
    control: <Control>(partner: string) => controlOf(controls, partner) as Control,
    close: () => app.close(),
  };
}

function newSecrets(): IssuedSecrets {
  const text = (): string => randomBytes(24).toString('base64url');
  return { clientId: `client-${text()}`, clientSecret: text(), apiKey: text(), refreshToken: text() };
}

function controlOf(controls: ReadonlyMap<string, unknown>, partner: string): unknown {
  const control = controls.get(partner);
  if (control === undefined)
    throw new Error(`The simulator ${partner} does not exist or its routes return no control.`);
  return control;
}

/** Answers the control that the partner's routes return. */
function mount(
  scope: FastifyInstance,
  partner: FoundSimulator,
  context: SimulatorContext,
  faults: Faults,
  book: Book,
): unknown {
  const { simulator } = partner;
  const prefix = `/${simulator.name}`;
  const visits = new WeakMap<FastifyRequest, Visit>();
  scope.addHook('onRequest', async (request, reply) => {
    const path = request.url.slice(prefix.length);
    const entry = book.open(simulator.name, { method: request.method, path, headers: request.headers });
    const fault = faults.take(simulator.name, path);
    entry.fault = fault?.kind ?? null;
    visits.set(request, { entry, fault });
    if (fault !== null && fault.afterActing !== true) await misbehave(fault, request, reply);
  });
  checkAnswers(scope, prefix, new Description(partner.description));
  scope.addHook('onSend', async (request, reply, payload) => {
    const visit = visits.get(request);
    return visit === undefined ? payload : settle(visit, request, reply, payload);
  });
  return simulator.routes(scope, context);
}

interface Visit {
  readonly entry: BookEntry;
  readonly fault: Fault | null;
}

/** Notes what the partner did; an answer that a fault takes away is never sent. */
async function settle(visit: Visit, request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const { entry, fault } = visit;
  entry.status = reply.statusCode;
  entry.acted = hasActed(request.method, reply.statusCode, reply.hasHeader('Idempotent-Replayed'));
  if (fault === null) return payload;
  await misbehave(fault, request, reply);
  return new Promise<never>(() => undefined);
}

function checkAnswers(scope: FastifyInstance, prefix: string, description: Description): void {
  scope.addHook('onSend', async (request, reply, payload) => {
    const template = request.routeOptions.url?.slice(prefix.length).replace(/:(\w+)/g, '{$1}');
    if (template !== undefined) {
      description.check(
        request.method,
        template,
        reply.statusCode,
        String(reply.getHeader('content-type') ?? ''),
        typeof payload === 'string' ? payload : '',
      );
    }
    return payload;
  });
}

const FAULT_SCHEMA = { type: 'object', required: ['kind'], properties: { kind: { enum: [...FAULT_KINDS] } } };

interface FaultOrder {
  readonly partner: string;
  readonly fault: Fault | readonly Fault[] | null;
}

/** `POST /_faults {partner, fault}` switches a fault or a list of them on, `fault: null` off. */
function faultControl(app: FastifyInstance, faults: Faults, partners: readonly string[]): void {
  app.post<{ Body: FaultOrder }>(
    '/_faults',
    {
      schema: {
        body: {
          type: 'object',
          required: ['partner', 'fault'],
          properties: {
            partner: { enum: [...partners] },
            fault: { anyOf: [{ type: 'null' }, FAULT_SCHEMA, { type: 'array', items: FAULT_SCHEMA }] },
          },
        },
      },
    },
    async (request, reply) => {
      faults.set(request.body.partner, request.body.fault);
      return reply.status(204).send();
    },
  );
}
