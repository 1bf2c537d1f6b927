import type { MetadataContext } from '../deploy/context.ts';
import type { ComponentStore, StoredComponent } from '../store/component-store.ts';
import { objectRows } from '../store/object-rows.ts';
import { apexClass, apexTrigger } from './apex.ts';
import { application } from './application.ts';
import { certificate } from './certificate.ts';
import { clientApp, clientAppPolicies, oauthPolicies, oauthSettings } from './client-app.ts';
import { connectedApp } from './connected-app.ts';
import { customLabel } from './custom-label.ts';
import { customMetadata } from './custom-metadata.ts';
import { customObject } from './custom-object.ts';
import { externalCredential } from './external-credential.ts';
import { flow } from './flow.ts';
import { lightningBundle } from './lightning-bundle.ts';
import { namedCredential } from './named-credential.ts';
import { permissionSetGroup } from './permission-set-group.ts';
import { permissionSet } from './permission-set.ts';
import { platformEventSubscriber } from './platform-event-subscriber.ts';
import { profile } from './profile.ts';
import type { Author, Projection } from './projection.ts';
import { recordType } from './record-type.ts';
import { settings } from './settings.ts';
import { SIMPLE } from './simple.ts';
import { staticResource } from './static-resource.ts';
import { tab } from './tab.ts';

const PROJECTIONS: readonly Projection[] = [
  ...SIMPLE,
  apexClass,
  apexTrigger,
  application,
  certificate,
  clientApp,
  clientAppPolicies,
  connectedApp,
  customLabel,
  customMetadata,
  customObject,
  externalCredential,
  flow,
  lightningBundle,
  namedCredential,
  oauthPolicies,
  oauthSettings,
  permissionSet,
  permissionSetGroup,
  platformEventSubscriber,
  profile,
  recordType,
  settings,
  staticResource,
  tab,
];
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
  const { document } = component;
  if (document)
    BY_TYPE.get(component.type)?.apply({ context, store, rows: objectRows(context.db), component, author, document });
}

/** Removes those rows. */
export function unproject(context: MetadataContext, store: ComponentStore, component: StoredComponent): void {
  BY_TYPE.get(component.type)?.remove({ context, store, rows: objectRows(context.db), component });
}
