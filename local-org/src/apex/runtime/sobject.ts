import type { ApexValue } from '../abi.ts';

/** Base of the sObject class in `run/`: what collections, operators and JSON need to know of a record. */
export abstract class ApexSObject {
  /** API name of the object, e.g. `Account` */
  abstract readonly typeName: string;
  /** 18 characters; null when it is not set */
  abstract idOrNull(): string | null;
  /** same object, same set fields, equal values */
  abstract equals(other: ApexValue): boolean;
  /** agrees with `equals` */
  abstract hashcode(): number;
  abstract clone(
    preserveId?: boolean,
    deep?: boolean,
    preserveTimestamps?: boolean,
    preserveAutonumber?: boolean,
  ): ApexSObject;
  /** e.g. `Account:{Name=Acme, Id=001…}` */
  abstract tostring(): string;
}
