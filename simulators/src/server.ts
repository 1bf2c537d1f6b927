import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance } from 'fastify';
import { Description } from './description.ts';
import { FAULT_KINDS, Faults, misbehave, type Fault } from './faults.ts';
import { box } from './partners/box.ts';
import { bpay } from './partners/bpay.ts';
import { bronId } from './partners/bronid.ts';
import { identityProvider } from './partners/identity-provider.ts';
import { microsoftGraph } from './partners/microsoft-graph.ts';
import type { IssuedSecrets, Simulator, SimulatorContext } from './simulator.ts';
import { TokenMint } from './tokens.ts';

export const SIMULATORS: readonly Simulator[] = [box, microsoftGraph, bpay, bronId, identityProvider];

export interface SimulatorOptions {
  readonly port?: number;
  readonly now?: () => number;
}
export interface RunningSimulators {
  readonly url: string;
  /** for the local org's hosts file: real host to loopback address */
  readonly hosts: Readonly<Record<string, string>>;
  readonly secrets: IssuedSecrets;
  setFault(partner: string, fault: Fault | null): void;
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
  const faults = new Faults();
  const app = fastify({ forceCloseConnections: true });
  await app.register(formbody);
  for (const simulator of SIMULATORS)
    await app.register(async (scope) => mount(scope, simulator, context, faults), { prefix: `/${simulator.name}` });
  faultControl(app, faults);
  const url = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  const hosts = Object.fromEntries(
    SIMULATORS.flatMap((simulator) => simulator.hosts.map((host) => [host, `${url}/${simulator.name}`])),
  );
  return { url, hosts, secrets, setFault: (partner, fault) => faults.set(partner, fault), close: () => app.close() };
}

function newSecrets(): IssuedSecrets {
  const text = (): string => randomBytes(24).toString('base64url');
  return { clientId: `client-${text()}`, clientSecret: text(), apiKey: text(), refreshToken: text() };
}

async function mount(
  scope: FastifyInstance,
  simulator: Simulator,
  context: SimulatorContext,
  faults: Faults,
): Promise<void> {
  const prefix = `/${simulator.name}`;
  const description = new Description(fileURLToPath(new URL(`./partners/${simulator.description}`, import.meta.url)));
  scope.addHook('onRequest', async (request, reply) => {
    const fault = faults.take(simulator.name, request.url.slice(prefix.length));
    if (fault !== null) await misbehave(fault, request, reply);
  });
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
  simulator.routes(scope, context);
}

interface FaultOrder {
  readonly partner: string;
  readonly fault: Fault | null;
}

/** `POST /_faults {partner, fault}` switches a fault on, `fault: null` off. */
function faultControl(app: FastifyInstance, faults: Faults): void {
  app.post<{ Body: FaultOrder }>(
    '/_faults',
    {
      schema: {
        body: {
          type: 'object',
          required: ['partner', 'fault'],
          properties: {
            partner: { enum: SIMULATORS.map((simulator) => simulator.name) },
            fault: { type: ['object', 'null'], required: ['kind'], properties: { kind: { enum: [...FAULT_KINDS] } } },
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
