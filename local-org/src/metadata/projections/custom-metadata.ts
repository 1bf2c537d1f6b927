import type { Scalar } from '../../data/types.ts';
import { childOf, childrenOf, type XmlElement } from '../xml/parse.ts';
import { putRow, textOf, type Columns, type DeployedComponent, type Projection } from './projection.ts';

/** A record of custom metadata is a row of its type. */
export const customMetadata: Projection = {
  types: ['CustomMetadata'],
  apply(deployed) {
    const [type = '', record = ''] = deployed.component.fullName.split('.');
    const label = textOf(deployed.document, 'label', record);
    const object = objectOf(type);
    putRow(deployed, object, {
      ...empty(deployed, object),
      DeveloperName: record,
      Label: label,
      Language: 'en_US',
      MasterLabel: label,
      NamespacePrefix: null,
      QualifiedApiName: record,
      SystemModstamp: deployed.author.now,
      ...values(deployed),
    });
  },
  remove({ rows, component }) {
    const object = objectOf(component.fullName.split('.')[0] ?? '');
    if (rows.has(object)) rows.remove(object, component.id);
  },
};

function objectOf(type: string): string {
  return `${type.replace(/__mdt$/, '')}__mdt`;
}

/** A field that the file leaves out is emptied, or takes its default. */
function empty({ context }: DeployedComponent, object: string): Columns {
  const fields = context.db.schema.object(object, 'data')?.fields.values() ?? [];
  return Object.fromEntries(
    [...fields].filter((field) => field.custom).map((field) => [field.name, field.defaultValue]),
  );
}

function values(deployed: DeployedComponent): Columns {
  return Object.fromEntries(
    childrenOf(deployed.document, 'values').flatMap((entry): [string, Scalar][] => {
      const field = textOf(entry, 'field');
      const value = childOf(entry, 'value');
      return field === null || !value ? [] : [[field, scalar(deployed, field, value)]];
    }),
  );
}

function scalar(deployed: DeployedComponent, field: string, value: XmlElement): Scalar {
  const text = value.text.trim();
  if (value.attributes['xsi:nil'] === 'true' || text === '') return null;
  const type = (value.attributes['xsi:type'] ?? '').replace(/^xsd:/, '');
  if (type === 'boolean') return text === 'true';
  if (type === 'double' || type === 'int') return Number(text);
  return relationship(deployed, field, text) ?? value.text;
}

/** A metadata relationship to a record holds that record's id. */
function relationship(deployed: DeployedComponent, field: string, name: string): string | null {
  const { store, component } = deployed;
  const type = objectOf(component.fullName.split('.')[0] ?? '');
  const document = store.get({ type: 'CustomField', fullName: `${type}.${field}` })?.document;
  const target =
    document && textOf(document, 'type') === 'MetadataRelationship' ? textOf(document, 'referenceTo') : null;
  if (target === 'FieldDefinition' && document) return fieldDefinition(deployed, document, name);
  if (!target?.endsWith('__mdt')) return null;
  return store.get({ type: 'CustomMetadata', fullName: `${target.replace(/__mdt$/, '')}.${name}` })?.id ?? null;
}

/** A field is named alone in the file; the record knows it with the object that the controlling field names. */
function fieldDefinition(deployed: DeployedComponent, document: XmlElement, name: string): string | null {
  const controlling = textOf(document, 'metadataRelationshipControllingField')?.split('.').at(-1);
  const entry = childrenOf(deployed.document, 'values').find((each) => textOf(each, 'field') === controlling);
  const object = entry === undefined ? null : textOf(entry, 'value');
  return object === null || name.includes('.') ? null : `${object}.${name}`;
}
