import type { Api, ObjectDef, Schema } from '../types.ts';
import { describeField } from './describe-field.ts';

/** `/sobjects/X/describe`; undefined when the org has no such object. `version` is e.g. `67.0`. */
export function describe(
  schema: Schema,
  name: string,
  version: string,
  api: Api = 'data',
): Record<string, unknown> | undefined {
  const object = schema.object(name, api);
  if (object === undefined) return undefined;
  return {
    actionOverrides: [],
    ...summary(object, version, api),
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
    compactLayoutable: object.kind === 'standard' || object.kind === 'custom',
    defaultImplementation: null,
    extendedBy: null,
    extendsInterfaces: null,
    fields: [...object.fields.values()].map((field) => describeField(object, field)),
    implementedBy: null,
    implementsInterfaces: null,
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: recordTypes(object, version, api),
    searchLayoutable: object.kind === 'standard' || object.kind === 'custom',
    sobjectDescribeOption: 'FULL',
    supportedScopes: [
      { label: `All ${object.labelPlural}`, name: 'everything' },
      ...(object.fields.has('ownerid') ? [{ label: `My ${object.labelPlural}`, name: 'mine' }] : []),
    ],
  };
}

/** `/sobjects`: every object in short. */
export function describeGlobal(schema: Schema, version: string, api: Api = 'data'): Record<string, unknown> {
  const objects = schema.objectNames(api).flatMap((name) => schema.object(name, api) ?? []);
  return { encoding: 'UTF-8', maxBatchSize: 200, sobjects: objects.map((object) => summary(object, version, api)) };
}

function summary(object: ObjectDef, version: string, api: Api): Record<string, unknown> {
  const base = `/services/data/v${version}${api === 'tooling' ? '/tooling' : ''}/sobjects/${object.name}`;
  const isRecord = object.kind === 'standard' || object.kind === 'custom';
  return {
    activateable: false,
    associateEntityType: null,
    associateParentEntity: null,
    createable: object.createable,
    custom: object.name.includes('__'),
    customSetting: object.kind === 'customSetting',
    deepCloneable: false,
    deletable: object.deletable,
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: isRecord,
    mergeable: ['Account', 'Contact', 'Lead'].includes(object.name),
    mruEnabled: isRecord,
    name: object.name,
    queryable: object.queryable,
    replicateable: object.queryable && object.fields.has('systemmodstamp'),
    retrieveable: object.queryable,
    searchable: isRecord,
    triggerable: isRecord || object.kind === 'platformEvent' || object.kind === 'changeEvent',
    undeletable: object.deletable && object.fields.has('isdeleted'),
    updateable: object.updateable,
    urls: { rowTemplate: `${base}/{ID}`, describe: `${base}/describe`, sobject: base },
  };
}

/** The one that every object has. */
function recordTypes(object: ObjectDef, version: string, api: Api): Record<string, unknown>[] {
  if (api === 'tooling') return [];
  const id = '012000000000000AAA';
  return [
    {
      active: true,
      available: true,
      defaultRecordTypeMapping: true,
      developerName: 'Master',
      master: true,
      name: 'Master',
      recordTypeId: id,
      urls: { layout: `/services/data/v${version}/sobjects/${object.name}/describe/layouts/${id}` },
    },
  ];
}
