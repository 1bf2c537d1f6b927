/** Type.newInstance. */
import type { ApexValue } from '../abi.ts';
import { TypeException } from './exceptions.ts';
import { transaction } from './hooks.ts';
import { ApexList } from './list.ts';
import { ApexMap } from './map.ts';
import { ApexSet } from './set.ts';
import type { TypeToken } from './types.ts';

/** A new value of the type by its constructor without parameters; throws TypeException when there is none. */
export function instantiate(type: TypeToken): ApexValue {
  if (type.key === 'list') return new ApexList(type);
  if (type.key === 'set') return new ApexSet(type);
  if (type.key === 'map') return new ApexMap(type);
  const { user } = type;
  if (user) {
    if (user.kind !== 'class' || user.isAbstract || !user.newInstance) return refuse(type);
    return user.newInstance();
  }
  const construct = type.platform?.construct;
  if (construct) return construct(type);
  if (transaction().sObjectName(type.key)) return transaction().newSObject(type.name);
  return refuse(type);
}

function refuse(type: TypeToken): never {
  throw new TypeException(`${type.name} does not have a default constructor`);
}
