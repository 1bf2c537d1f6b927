import type { MetadataContext } from '../deploy/context.ts';
import type { ComponentStore, StoredComponent } from '../store/component-store.ts';
import type { Author, Projection } from './projection.ts';

const PROJECTIONS: readonly Projection[] = [];
const BY_TYPE = new Map(
  PROJECTIONS.flatMap((projection) => projection.types.map((type) => [type, projection] as const)),
);

/** Writes the rows that a component has in SOQL and Tooling. */
export function project(
  context: MetadataContext,
  store: ComponentStore,
  component: StoredComponent,
  author: Author,
): void {
  BY_TYPE.get(component.type)?.apply({ context, store, component, author });
}

/** Removes those rows. */
export function unproject(context: MetadataContext, store: ComponentStore, component: StoredComponent): void {
  BY_TYPE.get(component.type)?.remove({ context, store, component });
}
