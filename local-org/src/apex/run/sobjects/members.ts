import { SObjectException } from '../../runtime/index.ts';
import type { ApexValue } from '../../abi.ts';
import type { ChildRelationship, FieldDef, ObjectDef } from '../../../schema/types.ts';

/** `key` is the lower-cased name. */
export type Member = { readonly key: string; readonly name: string } & (
  | { readonly kind: 'field'; readonly field: FieldDef }
  | { readonly kind: 'parent'; readonly field: FieldDef }
  | { readonly kind: 'children'; readonly relationship: ChildRelationship }
);

const members = new WeakMap<ObjectDef, Map<string, Member>>();

/** What `record.name` means for an object: a field, a parent, or a list of children. */
export function findMember(def: ObjectDef, name: string): Member | null {
  let known = members.get(def);
  if (known === undefined) members.set(def, (known = collectMembers(def)));
  return known.get(name.toLowerCase()) ?? null;
}

function collectMembers(def: ObjectDef): Map<string, Member> {
  const found = new Map<string, Member>();
  const add = (member: Member): void => void found.set(member.key, member);
  for (const relationship of def.childRelationships) {
    const { name } = relationship;
    if (name !== null) add({ key: name.toLowerCase(), name, kind: 'children', relationship });
  }
  for (const field of def.fields.values()) {
    const { relationshipName: name } = field;
    if (name !== null) add({ key: name.toLowerCase(), name, kind: 'parent', field });
  }
  for (const [key, field] of def.fields) add({ key, name: field.name, kind: 'field', field });
  return found;
}

export function memberOf(def: ObjectDef, name: string): Member {
  const member = findMember(def, name);
  if (member === null) throw new SObjectException(`Invalid field ${name} for ${def.name}`);
  return member;
}

export function fieldOf(def: ObjectDef, name: string): FieldDef {
  const field = def.fields.get(name.toLowerCase());
  if (field === undefined) throw new SObjectException(`Invalid field ${name} for ${def.name}`);
  return field;
}

/** The relationship of that name, or of the reference field of that name. */
export function relationshipNameOf(def: ObjectDef, name: string): string {
  const byField = def.fields.get(name.toLowerCase());
  if (byField?.relationshipName) return byField.relationshipName;
  const member = findMember(def, name);
  if (member === null || member.kind === 'field')
    throw new SObjectException(`Invalid relationship ${name} for ${def.name}`);
  return member.name;
}

/**
 * A checkbox that nobody set reads false, whatever its default (support case 14025277: "evaluated to true only if the field
 * value is non-null and true"); defaults are filled by the insert.
 */
export function defaultOf(member: Member): ApexValue {
  return member.kind === 'field' && member.field.type === 'boolean' ? false : null;
}
