import type { FieldDef, ObjectDef } from '../../../schema/types.ts';
import type { WriteError } from '../../../data/types.ts';
import type { ApexValue } from '../../abi.ts';

/** What records need of the library and the runtime; set once by `library/`, so that the two do not import each other. */
export interface SObjectServices {
  /** name of a field given as String or SObjectField */
  fieldName(field: ApexValue): string;
  typeToken(def: ObjectDef): ApexValue;
  /** sets the formula fields of a record */
  recalculate(record: ApexValue): void;
  errorList(errors: readonly WriteError[]): ApexValue;
  /** throws the platform's error when `put` gets a value of the wrong type or a field that cannot be written */
  checkAssignable(object: ObjectDef, field: FieldDef, value: ApexValue): void;
}

let services: SObjectServices | null = null;

export function provideSObjectServices(provided: SObjectServices): void {
  services = provided;
}

export function sObjectServices(): SObjectServices {
  if (services === null) throw new Error('The sObject library is not loaded: import apex/run/library first.');
  return services;
}
