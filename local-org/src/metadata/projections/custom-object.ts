import { internalAccess, recalculateSummary } from '../../data/index.ts';
import type { OrgDatabase } from '../../data/store/database.ts';
import { schemaOf, type CustomSchema } from '../../schema/index.ts';
import { assignPrefix } from '../../data/store/ids.ts';
import { customSchemaOf, SCHEMA_TYPES } from '../custom-schema.ts';
import type { MetadataContext } from '../deploy/context.ts';
import { ComponentStore } from '../store/component-store.ts';
import { putRow, named, textOf, audit, type DeployedComponent, type Projection } from './projection.ts';

const TYPES = ['CustomObject', 'CustomField'];

/** Objects and fields are columns of the schema, and rows of the Tooling objects of the same names. */
export const customObject: Projection = {
  types: TYPES,
  apply(deployed) {
    const { component, document } = deployed;
    if (component.type === 'CustomObject') {
      if (component.fullName.includes('__'))
        putRow(deployed, 'CustomObject', {
          ...named(deployed),
          DeveloperName: bare(component.fullName),
          Description: textOf(document, 'description'),
        });
      return;
    }
    const [object = '', field = ''] = component.fullName.split('.');
    if (textOf(document, 'type') === 'Summary') recalculate(deployed, object, field);
    putRow(deployed, 'CustomField', {
      ...audit(deployed),
      DeveloperName: bare(field),
      FullName: component.fullName,
      InlineHelpText: textOf(document, 'inlineHelpText'),
      Length: null,
      ManageableState: 'unmanaged',
      NamespacePrefix: null,
      TableEnumOrId: deployed.store.get({ type: 'CustomObject', fullName: object })?.id ?? object,
    });
  },
  remove({ rows, component }) {
    if (rows.has(component.type)) rows.remove(component.type, component.id);
  },
};

/** A roll-up summary is computed for all parents as soon as it is deployed. */
function recalculate({ context, author }: DeployedComponent, object: string, name: string): void {
  const { db } = context;
  const field = db.schema.object(object, 'data')?.fields.get(name.toLowerCase());
  if (field?.summary !== undefined && db.schema.object(field.summary.childObject) !== undefined)
    recalculateSummary(db, { object, field }, internalAccess(author.userId), Date.parse(author.now));
}

function bare(name: string): string {
  return name.replace(/__[a-z]+$/i, '');
}

/** What the deployed components add to the schema of this org: for whoever opens a connection to its file. */
export function storedCustomSchema(db: OrgDatabase): CustomSchema {
  const store = new ComponentStore(db.sqlite);
  return customSchemaOf(
    SCHEMA_TYPES.flatMap((type) => store.list(type)),
    (object, first) => assignPrefix(db, object, first),
  );
}

/** Gives the connection the schema with what is deployed now. */
export function refreshSchema({ db, org }: MetadataContext): void {
  db.useSchema(schemaOf(org, storedCustomSchema(db)));
}
