import type { ChildRelationship, FieldType } from '../../types.ts';
import type { FieldSupplement, ObjectSupplement } from '../facts.ts';

/**
 * An object as its describe shows it, one field a line: name, label, type with its size, marks, compound field, and then
 * either the objects a reference points to or the picklist values (`*` before the default, `value=label` where they differ).
 * A size is a length, the digits of a whole number, or precision and scale. Children are those that go with their parent,
 * or keep it (`restricted`).
 */
export function described(
  name: string,
  label: string,
  labelPlural: string,
  fields: string,
  children = '',
  source = RECORDED,
): ObjectSupplement {
  return {
    name,
    api: ['data'],
    source,
    label,
    labelPlural,
    fields: Object.fromEntries(lines(fields).map(field)),
    children: lines(children).map(child),
  };
}

/** A describe of a new scratch org, as github.com/SFDO-Tooling/CumulusCI records it for its tests (cumulusci/tests/shared_cassettes). */
const RECORDED = 'describe of a scratch org, recorded in the tests of github.com/SFDO-Tooling/CumulusCI';
export const REFERENCE =
  'Object Reference for the Salesforce Platform, page of the object; what it does not say is assumed';

const MARKS: Readonly<Record<string, FieldSupplement>> = {
  r: { nillable: false },
  d: { defaultedOnCreate: true },
  c: { createable: false },
  u: { updateable: false },
  f: { filterable: false, sortable: false, groupable: false },
  F: { filterable: true, sortable: true },
  s: { sortable: false },
  S: { sortable: true },
  g: { groupable: false },
  G: { groupable: true },
  i: { idLookup: true },
  p: { permissionable: false },
  x: { restrictedPicklist: true },
  a: { autoNumber: '{00000000}' },
  q: { unique: true },
  o: { open: true },
};

const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

function field(line: string): [string, FieldSupplement] {
  const [name = '', label = '', typed = '', marks = '', compound = '', last = ''] = line.split('|');
  const [, type = 'string', size = ''] = /^(\w+)(?:\(([\d,]+)\))?$/.exec(typed) ?? [];
  const facts: FieldSupplement = {
    type: type as FieldType,
    label,
    permissionable: type !== 'address',
    ...sizeOf(type, size),
    ...(compound === '' ? {} : { compound }),
    ...(type === 'reference' ? target(last) : values(last)),
  };
  return [name, [...marks].reduce((all, mark) => ({ ...all, ...MARKS[mark] }), facts)];
}

function sizeOf(type: string, size: string): FieldSupplement {
  if (size === '') return {};
  const [first = 0, second = 0] = size.split(',').map(Number);
  if (type === 'int') return { precision: first };
  return size.includes(',') ? { precision: first, scale: second } : { length: first };
}

/** `Account Lead as What`; without a name the reference cannot be walked, without objects the packages say it all. */
function target(text: string): FieldSupplement {
  if (text === '') return {};
  const [objects = '', relationshipName = null] = text.split(' as ');
  return { referenceTo: objects.split(' ').filter((name) => name !== ''), relationshipName };
}

function values(text: string): FieldSupplement {
  if (text === '') return {};
  const entries = text.split('; ').map((entry) => {
    const [value = '', label = value] = entry.replace(/^\*/, '').split('=');
    return { value, label, active: true, defaultValue: entry.startsWith('*') };
  });
  const preset = entries.find((entry) => entry.defaultValue)?.value;
  return {
    picklistValues: entries,
    ...(preset === undefined ? {} : { defaultValue: preset, defaultedOnCreate: true }),
  };
}

function child(line: string): ChildRelationship {
  const [name = '', path = '', restricted] = line.split(' ');
  const [childObject = '', field = ''] = path.split('.');
  return {
    name,
    childObject,
    field,
    cascadeDelete: restricted === undefined,
    ...(restricted === undefined ? {} : { restrictedDelete: true }),
  };
}
