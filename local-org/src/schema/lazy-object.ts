import type { ObjectDef } from './types.ts';

type Members = Pick<ObjectDef, 'fields' | 'childRelationships'>;

/** An object whose fields and children are made when they are asked for: most of an org's thousand objects never are. */
export function withMembers(
  object: Omit<ObjectDef, keyof Members>,
  make: { readonly [member in keyof Members]: () => Members[member] },
): ObjectDef {
  let fields: Members['fields'] | undefined;
  let children: Members['childRelationships'] | undefined;
  const members: Members = {
    get fields() {
      return (fields ??= make.fields());
    },
    get childRelationships() {
      return (children ??= make.childRelationships());
    },
  };
  // By descriptors: spreading the object would ask for members that it makes late itself.
  return Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(object), ...Object.getOwnPropertyDescriptors(members) },
  ) as ObjectDef;
}
