import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { bearerOf, type SimulatorContext } from '../../simulator.ts';

const LIFETIME_S = 3_600;

interface TokenForm {
  readonly grant_type?: string;
  readonly refresh_token?: string;
  readonly code?: string;
  readonly client_id?: string;
  readonly client_secret?: string;
  readonly redirect_uri?: string;
}
interface AuthorizeQuery {
  readonly response_type?: string;
  readonly client_id?: string;
  readonly redirect_uri?: string;
  readonly state?: string;
}
interface TokenRefusal {
  readonly error: string;
  readonly error_description: string;
}

/**
 * Box's OAuth: https://developer.box.com/reference/get-authorize/ and …/post-oauth2-token/. A refresh token is good until the one
 * that followed it is used (https://support.box.com/hc/en-us/community/posts/15765421154323-OAuth-refresh-token-usage).
 */
export class SignIn {
  readonly #context: SimulatorContext;
  readonly #codes = new Map<string, { readonly redirectUri: string }>();
  /** each refresh token with the one that it took the place of */
  readonly #refreshTokens = new Map<string, string | null>();
  #generation = 0;

  constructor(context: SimulatorContext) {
    this.#context = context;
    this.#refreshTokens.set(context.secrets.refreshToken, null);
  }

  /** Ends every access token that was issued so far. */
  endTokens(): void {
    this.#generation += 1;
  }

  /** Somebody withdrew the app's access: nothing is good any more until a person signs in again. */
  withdraw(): void {
    this.endTokens();
    this.#refreshTokens.clear();
  }

  routes(app: FastifyInstance): void {
    app.post<{ Body: TokenForm }>('/oauth2/token', async (request, reply) => {
      const answer = this.#token(request.body ?? {});
      return reply.status('error' in answer ? 400 : 200).send(answer);
    });
    app.get<{ Querystring: AuthorizeQuery }>('/api/oauth2/authorize', async (request, reply) =>
      this.#page(request.query, reply),
    );
    app.post<{ Querystring: AuthorizeQuery }>('/api/oauth2/authorize', async (request, reply) =>
      this.#grant(request.query, reply),
    );
  }

  demand(app: FastifyInstance): void {
    app.addHook('preHandler', async (request, reply) => {
      const bearer = bearerOf(request);
      if (bearer !== null && this.#context.isValidToken(bearer, this.#audience())) return undefined;
      reply.header(
        'WWW-Authenticate',
        'Bearer realm="Service", error="invalid_token", error_description="The access token provided is invalid."',
      );
      return reply.status(401).send();
    });
  }

  /** What a person sees: one button, which posts to the same address. */
  #page(query: AuthorizeQuery, reply: FastifyReply): FastifyReply {
    const isKnown = query.client_id === this.#context.secrets.clientId && query.response_type === 'code';
    const button = '<form method="post"><button>Grant access to Box</button></form>';
    return reply.type('text/html').send(Buffer.from(isKnown ? button : '<p>invalid_client</p>'));
  }

  #grant(query: AuthorizeQuery, reply: FastifyReply): FastifyReply {
    const { redirect_uri: redirectUri = '', state = '' } = query;
    const code = randomBytes(16).toString('base64url');
    this.#codes.set(code, { redirectUri });
    const back = new URL(redirectUri);
    back.searchParams.set('code', code);
    back.searchParams.set('state', state);
    return reply.status(302).header('Location', back.href).send();
  }

  #token(form: TokenForm): object | TokenRefusal {
    if (form.grant_type === 'authorization_code') return this.#byCode(form);
    const before = this.#refreshTokens.get(form.refresh_token ?? '');
    if (form.grant_type !== 'refresh_token' || form.refresh_token === undefined || before === undefined)
      return { error: 'invalid_grant', error_description: 'Refresh token has expired' };
    if (before !== null) this.#refreshTokens.delete(before);
    return this.#issue(form.refresh_token);
  }

  #byCode(form: TokenForm): object | TokenRefusal {
    const { clientId, clientSecret } = this.#context.secrets;
    if (form.client_id !== clientId || form.client_secret !== clientSecret)
      return { error: 'invalid_client', error_description: 'The client credentials are invalid' };
    const code = this.#codes.get(form.code ?? '');
    this.#codes.delete(form.code ?? '');
    if (code === undefined || code.redirectUri !== form.redirect_uri)
      return { error: 'invalid_grant', error_description: "Auth code doesn't exist or is invalid for the client" };
    return this.#issue(null);
  }

  #issue(before: string | null): object {
    const refreshToken = randomBytes(24).toString('base64url');
    this.#refreshTokens.set(refreshToken, before);
    return {
      access_token: this.#context.issueToken(this.#audience(), LIFETIME_S),
      expires_in: LIFETIME_S,
      token_type: 'bearer',
      refresh_token: refreshToken,
    };
  }

  #audience(): string {
    return `box ${this.#generation}`;
  }
}
