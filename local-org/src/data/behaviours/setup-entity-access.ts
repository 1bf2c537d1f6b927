import { registerBehaviour } from './registry.ts';
import type { BehaviourContext, BehaviourRow } from './registry.ts';

const TYPES = [
  'ApexClass',
  'ApexPage',
  'ConnectedApplication',
  'CustomPermission',
  'ExternalClientApplication',
  'ExternalCredentialParameter',
].concat(['ExternalDataSource', 'FlowDefinition', 'NamedCredential']);

/** SetupEntityType is not written by anybody: it follows from what the id points to. */
registerBehaviour({
  object: 'SetupEntityAccess',
  beforeWrite: (context, rows) => rows.forEach((row) => setType(context, row)),
});

function setType({ database, operation }: BehaviourContext, row: BehaviourRow): void {
  if (operation !== 'insert' || row.fields['SetupEntityType'] != null) return;
  const id = String(row.fields['SetupEntityId'] ?? '');
  const type = TYPES.find(
    (name) =>
      database.tables.exists(name) && database.prepare(`SELECT 1 FROM "${name}" WHERE "Id" = ?`).get(id) !== undefined,
  );
  if (type === undefined)
    row.errors.push({
      statusCode: 'INVALID_CROSS_REFERENCE_KEY',
      message: 'invalid cross reference id',
      fields: ['SetupEntityId'],
    });
  else row.fields['SetupEntityType'] = type;
}
