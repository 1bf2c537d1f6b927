import type { ObjectDef } from './types.ts';

type Members = Pick<ObjectDef, 'fields' | 'childRelationships'>;
type Facts = Omit<ObjectDef, keyof Members>;
type Make = { readonly [member in keyof Members]: () => Members[member] };

/** Members are getters of the class, so that its thousand instances stay small: who changes one uses `withMembers`. */
class LazyObject {
  readonly #make: Make;
  #fields: Members['fields'] | undefined;
  #childRelationships: Members['childRelationships'] | undefined;

  constructor(facts: Facts, make: Make) {
    Object.assign(this, facts);
    this.#make = make;
  }

  get fields(): Members['fields'] {
    return (this.#fields ??= this.#make.fields());
  }

  get childRelationships(): Members['childRelationships'] {
    return (this.#childRelationships ??= this.#make.childRelationships());
  }
}

/** The object with other members, which are made when they are asked for: most of an org's objects never are. */
export function withMembers(object: Facts, make: Make): ObjectDef {
  const hasOwnMembers = Object.hasOwn(object, 'fields');
  return new LazyObject(hasOwnMembers ? factsOf(object) : object, make) as unknown as ObjectDef;
}

function factsOf(object: Facts): Facts {
  const isFact = ([name]: [string, unknown]): boolean => !(name in LazyObject.prototype);
  return Object.fromEntries(Object.entries(object).filter(isFact)) as unknown as Facts;
}
