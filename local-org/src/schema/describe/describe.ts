import { SYSTEM_FIELDS } from '../field-def.ts';
import type { Api, FieldDef, ObjectDef, Schema } from '../types.ts';
import { describeField } from './describe-field.ts';

/** What the user who asks may do; Tooling objects are shown in full to whoever may ask for them. */
export interface DescribeRights {
  object(name: string): {
    readonly read: boolean;
    readonly create: boolean;
    readonly edit: boolean;
    readonly delete: boolean;
  };
  field(object: string, field: string): { readonly read: boolean; readonly edit: boolean };
}

/** A record type as the user who asks has it. */
export interface DescribedRecordType {
  readonly id: string;
  readonly name: string;
  readonly developerName: string;
  readonly isActive: boolean;
  readonly isAvailable: boolean;
  readonly isDefault: boolean;
}

export interface DescribeOptions {
  readonly api: Api;
  /** e.g. `67.0` */
  readonly version: string;
  readonly rights: DescribeRights;
  /** the record types of an object beside the master; none when left out */
  readonly recordTypes?: (object: string) => readonly DescribedRecordType[];
}

/** `/sobjects`: the objects that the user may read, in short. */
export function describeGlobal(schema: Schema, options: DescribeOptions): Record<string, unknown> {
  const { api, rights } = options;
  const objects = schema.objectNames(api).flatMap((name) => {
    const object = schema.object(name, api);
    return object && (api === 'tooling' || rights.object(object.name).read) ? [object] : [];
  });
  return { encoding: 'UTF-8', maxBatchSize: 200, sobjects: objects.map((object) => describeSummary(object, options)) };
}

/** `/sobjects/X/describe`: the object with the fields that the user may read. */
export function describeObject(object: ObjectDef, options: DescribeOptions): Record<string, unknown> {
  const fields = [...object.fields.values()].filter((field) => isVisible(object, field, options));
  return {
    actionOverrides: [],
    ...describeSummary(object, options),
    childRelationships: object.childRelationships.map((child) => ({
      cascadeDelete: child.cascadeDelete,
      childSObject: child.childObject,
      deprecatedAndHidden: false,
      field: child.field,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: child.name,
      restrictedDelete: child.restrictedDelete ?? false,
    })),
    compactLayoutable: isRecord(object),
    defaultImplementation: null,
    extendedBy: null,
    extendsInterfaces: null,
    fields: fields.map((field) => describeField(object, field, options.rights.field(object.name, field.name).edit)),
    implementedBy: null,
    implementsInterfaces: null,
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: recordTypes(object, options),
    searchLayoutable: isRecord(object),
    sobjectDescribeOption: 'FULL',
    supportedScopes: scopes(object),
  };
}

function isVisible(object: ObjectDef, field: FieldDef, { api, rights }: DescribeOptions): boolean {
  if (api === 'tooling' || SYSTEM_FIELDS.has(field.name.toLowerCase())) return true;
  return rights.field(object.name, field.name).read;
}

function isRecord({ kind }: ObjectDef): boolean {
  return kind === 'standard' || kind === 'custom';
}

/** The lists of records that every user has. */
function scopes(object: ObjectDef): { label: string; name: string }[] {
  const records = object.labelPlural.toLowerCase();
  const mine = object.fields.has('ownerid') ? [{ label: `My ${records}`, name: 'mine' }] : [];
  return [{ label: `All ${records}`, name: 'everything' }, ...mine];
}

/** The object without its fields, as in the list of objects and on its own page. */
export function describeSummary(object: ObjectDef, { api, version, rights }: DescribeOptions): Record<string, unknown> {
  const may = api === 'tooling' ? EVERYTHING : rights.object(object.name);
  const base = `/services/data/v${version}${api === 'tooling' ? '/tooling' : ''}/sobjects/${object.name}`;
  return {
    activateable: false,
    associateEntityType: null,
    associateParentEntity: null,
    createable: object.createable && may.create,
    custom: object.name.includes('__'),
    customSetting: object.kind === 'customSetting',
    deepCloneable: false,
    deletable: object.deletable && may.delete,
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: isRecord(object),
    mergeable: ['Account', 'Contact', 'Lead'].includes(object.name),
    mruEnabled: isRecord(object),
    name: object.name,
    queryable: object.queryable,
    replicateable: object.queryable && object.fields.has('systemmodstamp'),
    retrieveable: object.queryable,
    searchable: isRecord(object),
    triggerable: isRecord(object) || object.kind === 'platformEvent' || object.kind === 'changeEvent',
    undeletable: object.deletable && object.fields.has('isdeleted'),
    updateable: object.updateable && may.edit,
    urls: { rowTemplate: `${base}/{ID}`, describe: `${base}/describe`, sobject: base },
  };
}

const EVERYTHING = { read: true, create: true, edit: true, delete: true };

const MASTER = { id: '012000000000000AAA', name: 'Master', developerName: 'Master', isActive: true, isAvailable: true };

/** Those of the object, and the master, which is the default of whoever has no other. */
function recordTypes(object: ObjectDef, options: DescribeOptions): Record<string, unknown>[] {
  if (options.api === 'tooling') return [];
  const own = options.recordTypes?.(object.name) ?? [];
  const isDefault = !own.some((type) => type.isDefault);
  return [...own, { ...MASTER, isDefault }].map((type) => ({
    active: type.isActive,
    available: type.isAvailable,
    defaultRecordTypeMapping: type.isDefault,
    developerName: type.developerName,
    master: type.id === MASTER.id,
    name: type.name,
    recordTypeId: type.id,
    urls: { layout: `/services/data/v${options.version}/sobjects/${object.name}/describe/layouts/${type.id}` },
  }));
}
