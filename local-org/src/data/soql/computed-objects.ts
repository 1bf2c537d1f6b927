import type { OrgDatabase } from '../store/database.ts';
import { unsupported } from './errors.ts';

/**
 * Objects whose rows the platform computes from metadata or from rights. An empty answer would be a wrong one, so they
 * are refused by name unless somebody writes their rows.
 */
const COMPUTED = new Set(
  ['RelationshipDomain']
    .concat(['UserEntityAccess', 'UserFieldAccess', 'UserPermissionAccess', 'OwnerChangeOptionInfo'])
    .concat([
      'TabDefinition',
      'AppDefinition',
      'ColorDefinition',
      'IconDefinition',
      'DataType',
      'SearchLayout',
      'StandardAction',
    ])
    .concat([
      'MetadataComponentDependency',
      'FlowDefinitionView',
      'FlowVersionView',
      'Publisher',
      'SetupNode',
      'EntityLimit',
    ])
    .map((name) => name.toLowerCase()),
);

export function refuseComputed(database: OrgDatabase, object: string): void {
  if (COMPUTED.has(object.toLowerCase()) && !database.tables.exists(object))
    throw unsupported(`QUERY_${object.toUpperCase()}`, `The local org does not compute the rows of ${object}.`);
}
