import type { FieldDef, ObjectDef } from '../../schema/types.ts';
import { dataTypeOf } from './data-type.ts';
import type { ComputedRow, PerObject } from './types.ts';

const bare = (name: string): string => name.replace(/__\w+$/, '');
const isRecord = ({ kind }: ObjectDef): boolean => kind === 'standard' || kind === 'custom';

/** "EntityDefinition" of the Tooling API reference. Durable ids are names; those of custom objects are ids in an org. */
export const ENTITY_DEFINITION: PerObject = {
  name: 'EntityDefinition',
  *rowsOf(object) {
    yield entityRow(object);
  },
};

function entityRow(object: ObjectDef): ComputedRow {
  return {
    Id: object.name,
    DurableId: object.name,
    QualifiedApiName: object.name,
    DeveloperName: bare(object.name),
    Label: object.label,
    MasterLabel: object.label,
    PluralLabel: object.labelPlural,
    KeyPrefix: object.keyPrefix,
    NamespacePrefix: null,
    PublisherId: object.name.includes('__') ? '<local>' : 'System',
    DeploymentStatus: object.kind === 'custom' ? 'Deployed' : null,
    InternalSharingModel: object.sharingModel ?? 'ReadWrite',
    ExternalSharingModel: object.sharingModel ?? 'Private',
    IsApexTriggerable: isRecord(object) || object.kind === 'platformEvent',
    IsTriggerable: isRecord(object) || object.kind === 'platformEvent',
    IsCustomSetting: object.kind === 'customSetting',
    IsCustomizable: isRecord(object) || object.kind === 'customMetadata',
    IsDeprecatedAndHidden: false,
    IsEverCreatable: object.createable,
    IsEverUpdatable: object.updateable,
    IsEverDeletable: object.deletable,
    IsQueryable: object.queryable,
    IsRetrieveable: object.queryable,
    IsReplicateable: object.queryable,
    IsSearchable: isRecord(object),
    IsLayoutable: isRecord(object),
    IsCompactLayoutable: isRecord(object),
    IsWorkflowEnabled: isRecord(object),
    IsIdEnabled: true,
    RunningUserEntityAccessId: object.name,
  };
}

/** Of an id field the name is that of what it points to: AccountId is called Account. */
function developerName(field: FieldDef): string {
  if (field.custom) return bare(field.name);
  return field.type === 'reference' ? field.name.replace(/Id$/, '') : field.name;
}

function common(object: ObjectDef, field: FieldDef): ComputedRow {
  const id = `${object.name}.${field.name}`;
  return {
    Id: id,
    DurableId: id,
    EntityDefinitionId: object.name,
    QualifiedApiName: field.name,
    DeveloperName: developerName(field),
    Label: field.label,
    MasterLabel: field.label,
    Length: field.length ?? 0,
    Precision: field.precision ?? 0,
    Scale: field.scale ?? 0,
    NamespacePrefix: null,
    IsApiFilterable: field.filterable,
    IsApiSortable: field.sortable,
    IsApiGroupable: field.groupable,
    IsCalculated: field.formula !== null,
    IsCompound: field.type === 'address' || field.type === 'location',
    IsNillable: field.nillable,
    IsNameField: field.name === 'Name',
    RelationshipName: field.relationshipName,
    ReferenceTo: JSON.stringify({ referenceTo: field.referenceTo }),
  };
}

export const FIELD_DEFINITION: PerObject = {
  name: 'FieldDefinition',
  *rowsOf(object) {
    for (const field of object.fields.values())
      yield {
        ...common(object, field),
        DataType: dataTypeOf(field),
        PublisherId: field.custom ? '<local>' : 'System',
        IsPolymorphicForeignKey: field.referenceTo.length > 1,
        IsIndexed: field.unique || field.externalId || field.type === 'id' || field.type === 'reference',
        RunningUserFieldAccessId: `${object.name}.${field.name}`,
      };
  },
};

export const ENTITY_PARTICLE: PerObject = {
  name: 'EntityParticle',
  *rowsOf(object) {
    for (const field of object.fields.values())
      yield {
        ...common(object, field),
        Name: field.name,
        FieldDefinitionId: `${object.name}.${field.name}`,
        DataType: field.type,
        IsCreatable: field.createable,
        IsUpdatable: field.updateable,
        IsDefaultedOnCreate: field.defaultedOnCreate,
        IsAutonumber: field.autoNumber !== null,
        IsUnique: field.unique,
        IsCaseSensitive: field.caseSensitive,
        IsIdLookup: field.type === 'id' || field.externalId || field.unique,
        IsPermissionable: field.permissionable ?? (field.custom && field.nillable),
        IsNamePointing: field.referenceTo.length > 1,
        IsEncrypted: field.type === 'encryptedstring',
        IsDeprecatedAndHidden: false,
      };
  },
};

export const PICKLIST_VALUE_INFO: PerObject = {
  name: 'PicklistValueInfo',
  *rowsOf(object) {
    for (const field of object.fields.values())
      for (const entry of field.picklistValues) {
        const particle = `${object.name}.${field.name}`;
        yield {
          Id: `${particle}.${entry.value}`,
          DurableId: `${particle}.${entry.value}`,
          EntityParticleId: particle,
          Label: entry.label,
          Value: entry.value,
          IsActive: entry.active,
          IsDefaultValue: entry.defaultValue,
        };
      }
  },
};

export const RELATIONSHIP_INFO: PerObject = {
  name: 'RelationshipInfo',
  *rowsOf(object) {
    for (const child of object.childRelationships) {
      const id = `${object.name}.${child.name ?? `${child.childObject}.${child.field}`}`;
      yield {
        Id: id,
        DurableId: id,
        ChildSobjectId: child.childObject,
        FieldId: `${child.childObject}.${child.field}`,
        IsCascadeDelete: child.cascadeDelete,
        IsRestrictedDelete: child.restrictedDelete ?? false,
        IsDeprecatedAndHidden: false,
      };
    }
  },
};
