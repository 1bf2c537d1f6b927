import type { MetadataContext } from '../deploy/context.ts';
import type { ComponentStore, StoredComponent } from '../store/component-store.ts';

export interface Author {
  readonly userId: string;
  readonly now: string;
}

export interface RemovedComponent {
  readonly context: MetadataContext;
  readonly store: ComponentStore;
  readonly component: StoredComponent;
}

export interface DeployedComponent extends RemovedComponent {
  readonly author: Author;
}

/** What components of some types are in SOQL and Tooling. */
export interface Projection {
  readonly types: readonly string[];
  apply(deployed: DeployedComponent): void;
  remove(removed: RemovedComponent): void;
}
