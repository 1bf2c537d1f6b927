import type { ApexType, ApexValue, PlatformClass } from '../../abi.ts';
import { ApexPageReference } from '../../library/System/PageReference.ts';
import { nullPointer, SObjectException } from '../../runtime/index.ts';
import { performDml, throwFailures } from '../dml.ts';
import { engine } from '../engine.ts';
import type { SObjectValue } from '../sobjects/sobject-value.ts';

/** ApexPages.StandardController of a record that Apex gave it, as tests do. */
class StandardController {
  readonly #record: SObjectValue;
  constructor(record: SObjectValue) {
    this.#record = record;
  }
  getrecord(): SObjectValue {
    return this.#record;
  }
  getid(): string | null {
    return this.#record.idOrNull();
  }
  save(): ApexPageReference {
    this.#write(this.#record.idOrNull() === null ? 'insert' : 'update');
    return this.view();
  }
  delete(): ApexPageReference {
    this.#write('delete');
    return new ApexPageReference(`/${this.#record.def.keyPrefix ?? ''}/o`);
  }
  view(): ApexPageReference {
    return new ApexPageReference(`/${this.getid() ?? ''}`);
  }
  edit(): ApexPageReference {
    return new ApexPageReference(`/${this.getid() ?? this.#record.def.keyPrefix ?? ''}/e`);
  }
  cancel(): ApexPageReference {
    return this.getid() === null ? new ApexPageReference(`/${this.#record.def.keyPrefix ?? ''}/o`) : this.view();
  }
  addfields(): never {
    return refuse('addFields');
  }
  reset(): never {
    return refuse('reset');
  }
  tostring(): string {
    return 'ApexPages.StandardController[]';
  }
  #write(operation: 'insert' | 'update' | 'delete'): void {
    const records = [this.#record];
    const request = { operation, records, access: null, externalIdField: null, allOrNone: true };
    throwFailures(operation, records, performDml(engine(), request));
  }
}

/** Said of every controller that got its record from Apex (bobbuzzard.blogspot.com, April 2011). */
function refuse(method: string): never {
  throw new SObjectException(
    `You cannot call ${method} after you've already loaded the data. This must be the first thing in your constructor`,
  );
}

export const STANDARD_CONTROLLER: PlatformClass = {
  name: 'ApexPages.StandardController',
  jsClass: StandardController,
  construct: (_: ApexType, record: ApexValue) =>
    new StandardController((record as SObjectValue | null) ?? nullPointer()),
};
