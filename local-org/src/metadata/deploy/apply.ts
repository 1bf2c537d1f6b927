import type { ComponentRef, ParsedComponent } from '../components.ts';
import { SCHEMA_TYPES } from '../custom-schema.ts';
import { refreshSchema } from '../projections/custom-object.ts';
import { project, unproject } from '../projections/index.ts';
import { metadataRegistry } from '../registry.ts';
import type { Change, ComponentStore, StoredComponent } from '../store/component-store.ts';
import { valueOf } from '../xml/parse.ts';
import { missingPolicies } from './client-app-policies.ts';
import type { MetadataContext } from './context.ts';
import { deletedMessage, successMessage } from './messages.ts';
import { inDeployOrder } from './order.ts';
import { prunedPermissions } from './prune-permissions.ts';
import type { DeployMessage } from './result.ts';

/** Puts components into the org with the rows they have in SOQL and Tooling. The caller holds the transaction. */
export function applyComponents(
  context: MetadataContext,
  store: ComponentStore,
  components: readonly ParsedComponent[],
  userId: string,
  now: string,
): DeployMessage[] {
  const put = (component: ParsedComponent): Change & { component: ParsedComponent } => ({
    component,
    ...store.put(component, userId, now),
  });
  const own = inDeployOrder(components).map(put);
  const changes = [...own, ...missingPolicies(store, components).map(put)];
  const changed = changes.filter(({ state }) => state !== 'unchanged');
  if (changed.some(({ component }) => isSchema(component))) refreshSchema(context);
  for (const { component } of changed) {
    const stored = store.get(component);
    if (stored) project(context, store, stored, { userId, now });
  }
  return own.map(({ component, id, state }) =>
    successMessage(component, id, { created: state === 'created', changed: state !== 'unchanged' }, now),
  );
}

function isSchema({ type }: ComponentRef): boolean {
  return SCHEMA_TYPES.includes(type);
}

export function deleteComponents(
  context: MetadataContext,
  store: ComponentStore,
  refs: readonly ComponentRef[],
  manifest: string,
  userId: string,
  now: string,
): DeployMessage[] {
  const messages = inDeployOrder(refs)
    .reverse()
    .flatMap((ref) => {
      const stored = store.get(ref);
      if (!stored) return [];
      for (const child of [...ownedBy(store, stored), stored]) {
        unproject(context, store, child);
        store.delete(child, userId, now);
      }
      return [deletedMessage(ref, manifest, now)];
    });
  if (refs.some(isSchema)) refreshSchema(context);
  applyComponents(context, store, prunedPermissions(store, refs), userId, now);
  return messages;
}

/** What goes with its owner: fields with their object, settings and policies with their client app. */
function ownedBy(store: ComponentStore, owner: StoredComponent): StoredComponent[] {
  if (owner.type === 'CustomObject')
    return (metadataRegistry().type('CustomObject')?.children ?? []).flatMap(({ name }) =>
      store.list(name).filter(({ fullName }) => fullName.startsWith(`${owner.fullName}.`)),
    );
  if (owner.type !== 'ExternalClientApplication') return [];
  return store
    .list()
    .filter(
      ({ type, document }) =>
        type.startsWith('ExtlClntApp') &&
        document !== null &&
        valueOf(document, 'externalClientApplication') === owner.fullName,
    );
}
