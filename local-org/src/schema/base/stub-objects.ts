import { readStubClasses, STUB_ROOT } from '../../stubs/index.ts';
import type { ClassFile, JavaType } from '../../stubs/index.ts';
import type { RawField, RawObject, RawType } from './raw.ts';

const OBJECTS = 'SObjects/';
const NOT_OBJECTS: ReadonlySet<string> = new Set(['Address', 'Location']);

const TYPES: Readonly<Record<string, RawType>> = {
  'System/String': 'string',
  'System/Boolean': 'boolean',
  'System/Integer': 'int',
  'System/Long': 'long',
  'System/Decimal': 'double',
  'System/Double': 'double',
  'System/Date': 'date',
  'System/Datetime': 'datetime',
  'System/Time': 'time',
  'System/Blob': 'base64',
  'System/Address': 'address',
  'System/Location': 'location',
  'SObjects/Address': 'address',
  'SObjects/Location': 'location',
  'java/lang/Object': 'anyType',
};

export interface StubObject extends RawObject {
  readonly childNames: readonly { readonly name: string; readonly child: string }[];
}

/** The standard objects of the data API, as the sObject stubs declare them. */
export function readStubObjects(): StubObject[] {
  return readStubClasses('sobject-types', (path) => path.startsWith(OBJECTS))
    .filter((file) => !NOT_OBJECTS.has(objectName(file)))
    .map(toObject);
}

const objectName = (file: ClassFile): string => file.name.slice((STUB_ROOT + OBJECTS).length);
const typeName = (type: JavaType): string => (type.kind === 'class' ? type.name.replace(STUB_ROOT, '') : '');

function toObject(file: ClassFile): StubObject {
  const members = file.fields.filter((field) => !field.isStatic);
  const byName = new Map(members.map((member) => [member.name, member.type]));
  const fields: RawField[] = [];
  const childNames: { name: string; child: string }[] = [];
  for (const { name, type } of members) {
    if (type.kind === 'array') {
      childNames.push({ name, child: typeName(type.element).slice(OBJECTS.length) });
      continue;
    }
    const field = toField(name, typeName(type), byName);
    if (field !== null) fields.push(field);
  }
  return { name: objectName(file), fields, children: [], childNames };
}

/** A parent such as `Owner` is no field of its own: it becomes the relationship of `OwnerId`. */
function toField(name: string, type: string, members: ReadonlyMap<string, JavaType>): RawField | null {
  if (type === 'System/Id') return idField(name, members);
  const plain = TYPES[type];
  return plain === undefined ? null : { name, type: plain };
}

function idField(name: string, members: ReadonlyMap<string, JavaType>): RawField {
  if (name === 'Id') return { name, type: 'id' };
  const relationship = name.endsWith('Id') ? name.slice(0, -2) : name;
  const parent = members.get(relationship);
  if (parent === undefined || relationship === name) return { name, type: 'reference', to: [] };
  const target = typeName(parent);
  const isPolymorphic = !target.startsWith(OBJECTS) || target === 'SObjects/Name';
  return { name, type: 'reference', to: isPolymorphic ? [] : [target.slice(OBJECTS.length)], relationship };
}
