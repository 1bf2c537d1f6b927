import type { ComponentRef, ParsedComponent } from '../components.ts';
import { project, unproject } from '../projections/index.ts';
import type { ComponentStore } from '../store/component-store.ts';
import type { MetadataContext } from './context.ts';
import { deletedMessage, successMessage } from './messages.ts';
import { inDeployOrder } from './order.ts';
import type { DeployMessage } from './result.ts';

/** Puts components into the org with the rows they have in SOQL and Tooling. The caller holds the transaction. */
export function applyComponents(
  context: MetadataContext,
  store: ComponentStore,
  components: readonly ParsedComponent[],
  userId: string,
  now: string,
): DeployMessage[] {
  return inDeployOrder(components).map((component) => {
    const { id, state } = store.put(component, userId, now);
    const stored = store.get(component);
    if (stored && state !== 'unchanged') project(context, store, stored, { userId, now });
    return successMessage(component, id, { created: state === 'created', changed: state !== 'unchanged' }, now);
  });
}

export function deleteComponents(
  context: MetadataContext,
  store: ComponentStore,
  refs: readonly ComponentRef[],
  manifest: string,
  userId: string,
  now: string,
): DeployMessage[] {
  return inDeployOrder(refs)
    .reverse()
    .flatMap((ref) => {
      const stored = store.get(ref);
      if (!stored) return [];
      unproject(context, store, stored);
      store.delete(ref, userId, now);
      return [deletedMessage(ref, manifest, now)];
    });
}
