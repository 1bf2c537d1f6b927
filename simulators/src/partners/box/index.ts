import type { FastifyInstance, FastifyReply } from 'fastify';
import { bearerOf, type Simulator, type SimulatorContext } from '../../simulator.ts';
import { answerErrors } from './errors.ts';
import { DownloadLinks, downloadRoutes, fileRoutes } from './files.ts';
import { folderRoutes } from './folders.ts';
import { metadataRoutes } from './metadata.ts';
import { sessionRoutes, UploadSessions, type SessionSettings } from './sessions.ts';
import { BoxStore } from './store.ts';
import { uploadRoutes } from './uploads.ts';

const LIFETIME_S = 3_600;

interface TokenForm {
  readonly grant_type?: string;
  readonly refresh_token?: string;
}

/** What a test may see and turn. */
export interface BoxControl {
  readonly store: BoxStore;
  readonly sessions: SessionSettings;
  /** how often a token was sent to the download host, which must never see one */
  tokensSeenAtDownloads(): number;
  /** ends every access token that was issued so far */
  endTokens(): void;
}

/** Box as far as the hub calls it: the API, the upload host, the download host. https://developer.box.com/reference/ */
export const box: Simulator = {
  name: 'box',
  hosts: ['api.box.com', 'upload.box.com', 'dl.boxcloud.com'],
  description: 'box.openapi.yaml',
  routes(app, context): BoxControl {
    const tokens = new Tokens(context);
    const store = new BoxStore(context.now);
    const links = new DownloadLinks(context.now);
    const sessions = new UploadSessions(store, context.now);
    answerErrors(app);
    app.post<{ Body: TokenForm }>('/oauth2/token', async (request, reply) => tokens.answer(request.body ?? {}, reply));
    app.register(async (api) => {
      tokens.demand(api);
      folderRoutes(api, store);
      fileRoutes(api, store, links, context.now);
      metadataRoutes(api, store);
      sessionRoutes(api, sessions);
      await uploadRoutes(api, store);
    });
    downloadRoutes(app, links);
    return {
      store,
      sessions,
      tokensSeenAtDownloads: () => links.tokensSeen,
      endTokens: () => tokens.end(),
    };
  },
};

class Tokens {
  readonly #context: SimulatorContext;
  #generation = 0;

  constructor(context: SimulatorContext) {
    this.#context = context;
  }

  end(): void {
    this.#generation += 1;
  }

  answer(form: TokenForm, reply: FastifyReply): object {
    if (form.grant_type !== 'refresh_token' || form.refresh_token !== this.#context.secrets.refreshToken) {
      reply.status(400);
      return { error: 'invalid_grant', error_description: 'Refresh token has expired' };
    }
    return {
      access_token: this.#context.issueToken(this.#audience(), LIFETIME_S),
      expires_in: LIFETIME_S,
      token_type: 'bearer',
      refresh_token: this.#context.secrets.refreshToken,
    };
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

  #audience(): string {
    return `box ${this.#generation}`;
  }
}
