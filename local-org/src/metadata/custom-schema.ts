import {
  customFields,
  customObjectDef,
  type CustomFieldInput,
  type CustomObjectDefs,
  type CustomSchema,
  type ObjectDef,
} from '../schema/index.ts';
import { customField } from './custom-field.ts';
import { childOf, valueOf, type XmlElement } from './xml/parse.ts';

interface Described {
  readonly type: string;
  readonly fullName: string;
  readonly document: XmlElement | null;
}

type PrefixLetter = 'a' | 'm' | 'e' | 'x';
type AssignPrefix = (object: string, first: PrefixLetter) => string;
type FieldsByObject = ReadonlyMap<string, { readonly object: string; readonly fields: CustomFieldInput[] }>;

/** What custom objects and fields add to the schema; without an org, prefixes are counted from the first. */
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
  return { objects, fields: onOthers, children: built.flatMap((defs) => defs.children) };
}

function countingPrefix(): AssignPrefix {
  let count = 0;
  return (_object, first) => first + String(count++).padStart(2, '0');
}

function fieldsByObject(components: readonly Described[]): FieldsByObject {
  const groups = new Map<string, { object: string; fields: CustomFieldInput[] }>();
  for (const { type, fullName, document } of components) {
    if (type !== 'CustomField' || !fullName.endsWith('__c') || !document) continue;
    const [object = '', name = ''] = fullName.split('.');
    const group = groups.get(object.toLowerCase()) ?? { object, fields: [] };
    groups.set(object.toLowerCase(), group);
    group.fields.push(customField(name, document));
  }
  return groups;
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
