import type { ObjectAccess, UserAccess } from '../../data/types.ts';
import type { Api, ObjectDef, Schema } from '../../schema/types.ts';
import { describeField } from './field.ts';

const SYSTEM_FIELDS = new Set([
  'id',
  'createddate',
  'createdbyid',
  'lastmodifieddate',
  'lastmodifiedbyid',
  'systemmodstamp',
  'isdeleted',
]);

/** `GET …/sobjects`: the objects that the user may read. */
export function describeGlobal(schema: Schema, user: UserAccess, api: Api, version: string): unknown {
  const objects = schema.objectNames(api).flatMap((name) => {
    const object = schema.object(name, api);
    return object && (api === 'tooling' || user.object(object.name).read) ? [object] : [];
  });
  return {
    encoding: 'UTF-8',
    maxBatchSize: 200,
    sobjects: objects.map((object) => summary(object, user, api, version)),
  };
}

/** `GET …/sobjects/X/describe`: the fields that the user may read. */
export function describeObject(
  object: ObjectDef,
  user: UserAccess,
  api: Api,
  version: string,
): Record<string, unknown> {
  const fields = [...object.fields.values()].filter(
    (field) =>
      api === 'tooling' || SYSTEM_FIELDS.has(field.name.toLowerCase()) || user.field(object.name, field.name).read,
  );
  return {
    ...summary(object, user, api, version),
    actionOverrides: [],
    childRelationships: object.childRelationships.map((child) => ({
      cascadeDelete: child.cascadeDelete,
      childSObject: child.childObject,
      deprecatedAndHidden: false,
      field: child.field,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: child.name,
      restrictedDelete: false,
    })),
    fields: fields.map((field) => describeField(field, user.field(object.name, field.name).edit)),
    namedLayoutInfos: [],
    recordTypeInfos: [],
    supportedScopes: [{ label: `All ${object.labelPlural.toLowerCase()}`, name: 'everything' }],
  };
}

function summary(object: ObjectDef, user: UserAccess, api: Api, version: string): Record<string, unknown> {
  const rights = api === 'tooling' ? ALL_RIGHTS : user.object(object.name);
  const base = `/services/data/v${version}${api === 'tooling' ? '/tooling' : ''}/sobjects/${object.name}`;
  return {
    activateable: false,
    createable: object.createable && rights.create,
    custom: object.kind.startsWith('custom') && object.kind !== 'customSetting',
    customSetting: object.kind === 'customSetting',
    deletable: object.deletable && rights.delete,
    deprecatedAndHidden: false,
    feedEnabled: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: false,
    mergeable: false,
    name: object.name,
    queryable: object.queryable,
    replicateable: object.queryable,
    retrieveable: object.queryable,
    searchable: false,
    triggerable: object.createable && object.kind !== 'tooling',
    undeletable: object.deletable && object.fields.has('isdeleted'),
    updateable: object.updateable && rights.edit,
    urls: { describe: `${base}/describe`, rowTemplate: `${base}/{ID}`, sobject: base },
  };
}

const ALL_RIGHTS: ObjectAccess = { read: true, create: true, edit: true, delete: true, viewAll: true, modifyAll: true };
