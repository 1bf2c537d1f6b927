import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { ComponentStore, type StoredComponent } from '../../metadata/store/component-store.ts';
import { valueOf } from '../../metadata/xml/parse.ts';
import type { OAuthApp } from './apps.ts';
import { toOAuthApp, type ConsumerCredentials, type MetadataDocument } from './deployed-apps.ts';

/** The consumer key and secret that the org makes for an app; kept with the server's own secrets. */
export class ConsumerStore {
  readonly #registry: DatabaseSync;

  constructor(registry: DatabaseSync) {
    this.#registry = registry;
  }

  /** What the file names wins, so that a deployed consumer key is the one that works. */
  of(orgId: string, appId: string, given: Partial<ConsumerCredentials>): ConsumerCredentials {
    const row = this.#registry
      .prepare('SELECT key, secret FROM consumer WHERE org_id = ? AND app_id = ?')
      .get(orgId, appId) as unknown as ConsumerCredentials | undefined;
    const made = row ?? this.#make(orgId, appId);
    return { key: given.key ?? made.key, secret: given.secret ?? made.secret };
  }

  #make(orgId: string, appId: string): ConsumerCredentials {
    const key = `3MVG9${randomBytes(60).toString('base64url').replaceAll('-', '.')}`;
    const secret = randomBytes(32).toString('hex').toUpperCase();
    this.#registry.prepare('INSERT INTO consumer VALUES (?, ?, ?, ?)').run(orgId, appId, key, secret);
    return { key, secret };
  }
}

/** The external client apps of an org, from the three files that make one usable and the policies over it. */
export function readClientApps(orgId: string, sqlite: DatabaseSync, consumers: ConsumerStore): OAuthApp[] {
  const store = new ComponentStore(sqlite);
  const settings = byApp(store.list('ExtlClntAppOauthSettings'));
  const policies = byApp(store.list('ExtlClntAppOauthConfigurablePolicies'));
  const globals = byApp(store.list('ExtlClntAppGlobalOauthSettings'));
  return store.list('ExternalClientApplication').flatMap((app) => {
    const global = globals.get(app.fullName);
    const own = settings.get(app.fullName);
    if (!global || !own) return [];
    const given = { key: documentOf(global).value('consumerKey'), secret: documentOf(global).value('consumerSecret') };
    const policy = policies.get(app.fullName);
    const documents = {
      name: documentOf(app).value('label') ?? app.fullName,
      entityId: app.id,
      global: documentOf(global),
      settings: documentOf(own),
      policies: policy ? documentOf(policy) : null,
    };
    return [toOAuthApp(documents, consumers.of(orgId, app.id, defined(given)))];
  });
}

function byApp(components: readonly StoredComponent[]): Map<string, StoredComponent> {
  return new Map(
    components.map((component) => [documentOf(component).value('externalClientApplication') ?? '', component]),
  );
}

function documentOf(component: StoredComponent): MetadataDocument {
  const { document } = component;
  return { value: (name) => (document ? valueOf(document, name)?.trim() : undefined) };
}

function defined(given: { key: string | undefined; secret: string | undefined }): Partial<ConsumerCredentials> {
  return { ...(given.key ? { key: given.key } : {}), ...(given.secret ? { secret: given.secret } : {}) };
}
