import type { ObjectDef } from './types.ts';

type Members = Pick<ObjectDef, 'fields' | 'childRelationships'>;

/**
 * The object with other members, which are made when they are asked for: most of an org's thousand objects never are.
 * Facts are named one by one, because spreading an object would ask for its members.
 */
export function withMembers(
  facts: Omit<ObjectDef, keyof Members>,
  make: { readonly [member in keyof Members]: () => Members[member] },
): ObjectDef {
  let fields: Members['fields'] | undefined;
  let children: Members['childRelationships'] | undefined;
  return {
    name: facts.name,
    label: facts.label,
    labelPlural: facts.labelPlural,
    keyPrefix: facts.keyPrefix,
    kind: facts.kind,
    api: facts.api,
    queryable: facts.queryable,
    createable: facts.createable,
    updateable: facts.updateable,
    deletable: facts.deletable,
    ...(facts.sharingModel === undefined ? {} : { sharingModel: facts.sharingModel }),
    get fields() {
      return (fields ??= make.fields());
    },
    get childRelationships() {
      return (children ??= make.childRelationships());
    },
  };
}
