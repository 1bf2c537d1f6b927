import type { ApexValue, PlatformClass } from '../../abi.ts';
import { hashOf, nullPointer, toId, transaction } from '../../runtime/index.ts';
import { numberMethods } from '../numbers.ts';

const Id: PlatformClass = {
  name: 'System.Id',
  statics: {
    valueof: (text: string | null) => (text === null ? nullPointer() : toId(text)),
  },
  instance: {
    ...numberMethods,
    equals: (id: string, other: ApexValue) => typeof other === 'string' && sameId(id, other),
    hashcode: (id: string) => hashOf(id),
    to15: (id: string) => id.slice(0, 15),
    getsobjecttype: (id: string) => transaction().sObjectTypeOfId(id),
  },
};
export default Id;

function sameId(id: string, other: string): boolean {
  return other.length === 15 ? id.slice(0, 15) === other : id === other;
}
