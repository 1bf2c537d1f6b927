import { labelText } from '../../apex/run/labels.ts';
import { loadProgram, programHash } from '../../apex/run/index.ts';
import { readModules, type LightningContext, type LightningOrg, type LightningUser } from '../../lightning/index.ts';
import { readModule } from '../../lightning/modules/module-table.ts';
import { ComponentStore, type prepareMetadataTypes } from '../../metadata/index.ts';
import { renderComponent } from '../../metadata/retrieve/render.ts';
import type { LocalOrgServer } from '../../org/server.ts';
import type { LocalOrg } from '../../org/server-types.ts';
import { userById } from '../../org/users.ts';
import { recordView } from './record-view.ts';

type FieldLists = Awaited<ReturnType<typeof prepareMetadataTypes>>;

/** What the Lightning pages need of the server. */
export function lightningContext(server: LocalOrgServer, fields: () => FieldLists): LightningContext {
  const orgs = new WeakMap<LocalOrg, LightningOrg>();
  return {
    session: (request) => {
      const session = server.sessionByCookie(request.headers.cookie);
      return session ? { id: session.id, userId: session.userId, orgId: session.org.id } : null;
    },
    org: (orgId) => {
      const org = server.orgs.get(orgId);
      if (!org) throw new TypeError(`the org ${orgId} is not open`);
      const found = orgs.get(org) ?? lightningOrg(server, org, fields);
      orgs.set(org, found);
      return found;
    },
    signInUrl: (returnTo) => `/?ec=302&startURL=${encodeURIComponent(returnTo)}`,
    signOutUrl: '/secur/logout.jsp',
  };
}

function lightningOrg(server: LocalOrgServer, org: LocalOrg, fields: () => FieldLists): LightningOrg {
  const { sqlite } = org.database;
  const store = new ComponentStore(sqlite);
  const apexMethod = apexMethodLookup(org);
  return {
    org,
    user: (userId) => lightningUser(org, userId),
    access: (userId) => server.userAccess(org, userId),
    metadataNames: (type) => store.list(type).map((component) => component.fullName),
    metadata: (type, fullName) => {
      const component = store.get({ type, fullName });
      return component ? renderComponent(component, fields()) : null;
    },
    label: (name) => labelText(org.database, name),
    modules: () => readModules(sqlite),
    module: (name) => readModule(sqlite, name),
    apexMethod,
    record: (userId, recordId) => recordView(server, org, userId, recordId),
    subscribe: (channel, replayId, listener) => org.events.subscribe(channel, replayId, listener),
  };
}

function lightningUser(org: LocalOrg, userId: string): LightningUser {
  const user = userById(org, userId);
  if (!user) throw new TypeError(`the user ${userId} of a session does not exist`);
  const { id, name, username, email, locale, timeZone, language } = user;
  return { id, name, username, email: email ?? '', locale, timeZone, language };
}

/** @AuraEnabled methods by class and name, read again when other Apex has been deployed. */
function apexMethodLookup(org: LocalOrg): LightningOrg['apexMethod'] {
  let hash: string | null = '';
  let methods = new Map<string, { readonly cacheable: boolean }>();
  return (className, method) => {
    const current = programHash(org.database);
    if (current !== hash) {
      hash = current;
      const { units } = loadProgram(org.database);
      methods = new Map(
        units.flatMap((unit) =>
          unit.symbols.auraEnabled.map((symbol) => [
            `${unit.name}.${symbol.name}`.toLowerCase(),
            { cacheable: symbol.cacheable },
          ]),
        ),
      );
    }
    return methods.get(`${className}.${method}`.toLowerCase()) ?? null;
  };
}
