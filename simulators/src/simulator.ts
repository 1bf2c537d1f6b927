import type { FastifyInstance, FastifyRequest } from 'fastify';

/** The secrets that a partner gave its caller, made anew at every start, so that none is ever in a file. */
export interface IssuedSecrets {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly apiKey: string;
  readonly refreshToken: string;
}

export interface SimulatorContext {
  readonly secrets: IssuedSecrets;
  /** checks a bearer token that the partner's identity provider issued */
  isValidToken(token: string, audience: string): boolean;
  issueToken(audience: string, lifetimeSeconds: number): string;
  readonly now: () => number;
}

/** A principal of an external credential with what the partner gave it, as an org is told. */
export interface FilledPrincipal {
  readonly externalCredential: string;
  readonly principal: string;
  /** in the Connect API's spelling */
  readonly protocol: 'OAuth' | 'Custom' | 'Basic';
  readonly parameters: Readonly<Record<string, string>>;
}

/** One partner: which hosts of the real world it stands for, its OpenAPI description, and its answers. */
export interface Simulator {
  /** also the path under which it listens: `/box` */
  readonly name: string;
  readonly hosts: readonly string[];
  /** file beside the partner's code */
  readonly description: string;
  /** What the demo org is connected to it with; without it the demo decides what becomes of the partner. */
  principal?(secrets: IssuedSecrets): FilledPrincipal;
  /** What it returns is for tests: the partner's state and switches, made anew at every start. */
  routes(app: FastifyInstance, context: SimulatorContext): unknown;
}

export function bearerOf(request: FastifyRequest): string | null {
  const match = /^Bearer (.+)$/.exec(request.headers.authorization ?? '');
  return match?.[1] ?? null;
}
