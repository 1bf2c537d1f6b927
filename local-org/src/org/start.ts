import { createHttpApp, type HttpOptions } from '../http/app.ts';
import type { Shape } from '../schema/types.ts';
import { OrgServerError } from './errors.ts';
import { loadSeedFile, SeedError } from '../seed/index.ts';
import { randomPassword } from './passwords.ts';
import { LocalOrgServer } from './server.ts';
import type { LocalOrg } from './server-types.ts';

export interface StartOptions extends HttpOptions {
  readonly stateDirectory: string;
  /** 0 takes any free port */
  readonly port: number;
  readonly shape: Shape;
  readonly isDevHub: boolean;
  readonly hosts?: Readonly<Record<string, string>>;
  readonly now?: () => number;
  /** opens the door `/_local/clock`, by which tests let time pass */
  readonly hasMovableClock?: boolean;
  /** NDJSON, loaded once into an org that this start makes */
  readonly seedFile?: string;
}

export interface StartedOrg {
  readonly server: LocalOrgServer;
  readonly url: string;
  readonly username: string;
  readonly orgId: string;
  /** of the administrator, for the API; lives two hours from its last use */
  readonly accessToken: string;
  /** single use, ten minutes */
  readonly loginUrl: string;
  /** only when this start has made the org */
  readonly password: string | null;
  close(): Promise<void>;
}

/** Opens the state, takes the port and serves. */
export async function startLocalOrg(options: StartOptions): Promise<StartedOrg> {
  const server = new LocalOrgServer({
    ...options,
    onProblem: (error) => options.onUnexpected?.(error, { method: 'WRITE', url: 'login history' }),
  });
  let listening: Awaited<ReturnType<typeof createHttpApp>> | undefined;
  try {
    listening = await createHttpApp(server, options);
    const url = await listen(listening, options.port);
    const first = { name: 'Local Org', shape: options.shape, isDevHub: options.isDevHub };
    const created = await server.open(url, first, (org) => {
      if (options.seedFile !== undefined) seed(server, org, options.seedFile);
    });
    const password = created ? await givePassword(server) : null;
    return started(server, listening, password);
  } catch (error) {
    await listening?.close();
    await server.close();
    throw error;
  }
}

async function listen(app: Awaited<ReturnType<typeof createHttpApp>>, port: number): Promise<string> {
  try {
    await app.listen({ host: '127.0.0.1', port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    const reason = code === 'EADDRINUSE' ? 'is used by another program' : 'may not be used by this user';
    throw new OrgServerError(
      'PORT_TAKEN',
      `Port ${port} on 127.0.0.1 ${reason}.`,
      'Choose another with --port, or leave it out to take a free one.',
    );
  }
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new TypeError('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}

/** A seed that fails leaves no org: the next start makes it anew. */
function seed(server: LocalOrgServer, org: LocalOrg, file: string): void {
  try {
    loadSeedFile({ org, db: org.database, compilers: {}, now: () => new Date(server.now()) }, file, org.adminUserId);
  } catch (error) {
    const isUnreadable = (error as NodeJS.ErrnoException).path === file;
    if (!isUnreadable && !(error instanceof SeedError)) throw error;
    const remedy = isUnreadable ? 'Name a file that you may read with --seed.' : 'Mend the line and start again.';
    throw new OrgServerError('SEED_FAILED', (error as Error).message, remedy);
  }
}

async function givePassword(server: LocalOrgServer): Promise<string> {
  const password = randomPassword();
  const { id, adminUserId } = server.primaryOrg;
  await server.passwords.set(id, adminUserId, password);
  return password;
}

function started(
  server: LocalOrgServer,
  app: Awaited<ReturnType<typeof createHttpApp>>,
  password: string | null,
): StartedOrg {
  const org = server.primaryOrg;
  return {
    server,
    url: server.url,
    username: org.adminUsername,
    orgId: org.id,
    accessToken: server.sessions.create({ orgId: org.id, userId: org.adminUserId, kind: 'api', scopes: ['full'] }),
    loginUrl: server.signInLink(org, org.adminUserId, '/lightning/page/home'),
    password,
    close: async () => {
      await app.close();
      await server.close();
    },
  };
}
