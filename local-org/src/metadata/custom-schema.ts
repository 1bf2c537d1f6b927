import {
  customFields,
  customObjectDef,
  fieldDef,
  openSchema,
  type CustomFieldInput,
  type CustomObjectDefs,
  type CustomSchema,
  type ObjectDef,
} from '../schema/index.ts';
import type { FieldType, ValidationRuleDef } from '../schema/types.ts';
import { customField, fieldTypeOf, type FieldSurroundings } from './custom-field.ts';
import { childOf, valueOf, type XmlElement } from './xml/parse.ts';

interface Described {
  readonly type: string;
  readonly fullName: string;
  readonly document: XmlElement | null;
}

type PrefixLetter = 'a' | 'm' | 'e' | 'x';
type AssignPrefix = (object: string, first: PrefixLetter) => string;
type FieldsByObject = ReadonlyMap<string, { readonly object: string; readonly fields: CustomFieldInput[] }>;

/** The types of components that make the schema. */
export const SCHEMA_TYPES: readonly string[] = [
  'CustomObject',
  'CustomField',
  'GlobalValueSet',
  'RecordType',
  'ValidationRule',
];

/** What custom objects and fields, with their rules and record types, add to the schema; without an org, prefixes are counted from the first. */
export function customSchemaOf(
  components: readonly Described[],
  assignPrefix: AssignPrefix = countingPrefix(),
): CustomSchema {
  const fields = fieldsByObject(components);
  const built = components
    .filter(({ type, fullName }) => type === 'CustomObject' && fullName.includes('__'))
    .flatMap(({ fullName, document }) =>
      document ? [objectDefs(fullName, document, fields.get(fullName.toLowerCase())?.fields ?? [], assignPrefix)] : [],
    );
  const objects = built.flatMap((defs) => defs.objects);
  const own = new Set(objects.map(({ name }) => name.toLowerCase()));
  const onOthers = [...fields].flatMap(([key, entry]) =>
    own.has(key) ? [] : customFields(entry.object, entry.fields),
  );
  return { objects, fields: onOthers, children: built.flatMap((defs) => defs.children), rules: rulesOf(components) };
}

function rulesOf(components: readonly Described[]): { object: string; rule: ValidationRuleDef }[] {
  return components.flatMap(({ type, fullName, document }) => {
    if (type !== 'ValidationRule' || !document || valueOf(document, 'active') !== 'true') return [];
    const [object = '', name = ''] = fullName.split('.');
    const rule = {
      name,
      formula: valueOf(document, 'errorConditionFormula') ?? '',
      message: valueOf(document, 'errorMessage') ?? '',
      field: valueOf(document, 'errorDisplayField') ?? null,
    };
    return [{ object, rule }];
  });
}

function countingPrefix(): AssignPrefix {
  let count = 0;
  return (_object, first) => first + String(count++).padStart(2, '0');
}

function fieldsByObject(components: readonly Described[]): FieldsByObject {
  const groups = new Map<string, { object: string; fields: CustomFieldInput[] }>();
  const around = surroundings(components);
  const add = (object: string, fields: readonly CustomFieldInput[]): void => {
    const group = groups.get(object.toLowerCase()) ?? { object, fields: [] };
    groups.set(object.toLowerCase(), group);
    group.fields.push(...fields);
  };
  for (const { type, fullName, document } of components) {
    if (type !== 'CustomField' || !fullName.endsWith('__c') || !document) continue;
    const [object = '', name = ''] = fullName.split('.');
    add(object, customField(name, document, around));
  }
  const typed = components
    .filter(({ type }) => type === 'RecordType')
    .map(({ fullName }) => fullName.split('.')[0] ?? '');
  for (const object of new Set(typed)) if (object.endsWith('__c')) add(object, [{ field: RECORD_TYPE_ID }]);
  return groups;
}

/** Custom objects have it as soon as they have a record type. */
const RECORD_TYPE_ID = fieldDef({
  name: 'RecordTypeId',
  type: 'reference',
  label: 'Record Type ID',
  referenceTo: ['RecordType'],
  relationshipName: 'RecordType',
  source: 'metadata',
});

function surroundings(components: readonly Described[]): FieldSurroundings {
  const named = (wanted: string): ReadonlyMap<string, XmlElement> =>
    new Map(
      components.flatMap(({ type, fullName, document }) =>
        type === wanted && document ? [[fullName.toLowerCase(), document] as const] : [],
      ),
    );
  const valueSets = named('GlobalValueSet');
  let fields: ReadonlyMap<string, XmlElement> | undefined;
  return {
    valueSets: (name) => valueSets.get(name.toLowerCase()),
    typeOf: (field) => {
      const document = (fields ??= named('CustomField')).get(field.toLowerCase());
      return document === undefined ? standardType(field) : fieldTypeOf(document);
    },
  };
}

function standardType(field: string): FieldType | undefined {
  const [object = '', name = ''] = field.split('.');
  return openSchema({ shape: 'enterprise' }).object(object, 'data')?.fields.get(name.toLowerCase())?.type;
}

function objectDefs(
  name: string,
  document: XmlElement,
  fields: readonly CustomFieldInput[],
  assignPrefix: AssignPrefix,
): CustomObjectDefs {
  const label = valueOf(document, 'label') ?? name;
  const nameField = childOf(document, 'nameField');
  const isCounted = nameField !== undefined && valueOf(nameField, 'type') === 'AutoNumber';
  const settings = valueOf(document, 'customSettingsType');
  const sharingModel = SHARING_MODELS.find((model) => model === valueOf(document, 'sharingModel'));
  return customObjectDef({
    name,
    label,
    labelPlural: valueOf(document, 'pluralLabel') ?? label,
    keyPrefix: assignPrefix(name, prefixLetter(name)),
    nameFieldLabel: (nameField && valueOf(nameField, 'label')) ?? 'Name',
    autoNumber: isCounted ? (valueOf(nameField, 'displayFormat') ?? '{0}') : null,
    fields,
    ...(settings === undefined ? {} : { customSettingsType: settings === 'List' ? 'List' : 'Hierarchy' }),
    ...(sharingModel === undefined ? {} : { sharingModel }),
  });
}

const SHARING_MODELS: readonly NonNullable<ObjectDef['sharingModel']>[] = [
  'Private',
  'Read',
  'ReadWrite',
  'ControlledByParent',
];

function prefixLetter(name: string): PrefixLetter {
  const suffix = /__(mdt|e|x)$/i.exec(name)?.[1]?.toLowerCase();
  return suffix === 'mdt' ? 'm' : suffix === 'e' ? 'e' : suffix === 'x' ? 'x' : 'a';
}
