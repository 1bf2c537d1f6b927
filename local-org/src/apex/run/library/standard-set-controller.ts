import type { ApexType, ApexValue, PlatformClass } from '../../abi.ts';
import { ApexPageReference } from '../../library/System/PageReference.ts';
import { ApexList, nullPointer, typeOf, unsupported } from '../../runtime/index.ts';
import { performDml, throwFailures } from '../dml.ts';
import { engine } from '../engine.ts';
import { SObjectValue } from '../sobjects/sobject-value.ts';
import { QueryLocator } from './query-locator.ts';

/** More records than this a set does not hold (Visualforce Developer Guide, "Standard List Controllers"). */
const LARGEST = 10_000;
const DEFAULT_PAGE_SIZE = 20;

/** ApexPages.StandardSetController: records in pages. */
class StandardSetController {
  readonly #records: readonly SObjectValue[];
  readonly #type: ApexType;
  readonly #isComplete: boolean;
  #selected: readonly SObjectValue[] = [];
  #prototype: SObjectValue | null = null;
  #size = DEFAULT_PAGE_SIZE;
  #page = 1;
  #filterId: string | null = null;

  constructor(records: readonly SObjectValue[], type: ApexType) {
    this.#records = records.slice(0, LARGEST);
    this.#isComplete = records.length <= LARGEST;
    this.#type = type;
  }
  getrecords(): ApexList {
    const start = (this.#page - 1) * this.#size;
    return new ApexList(this.#type, this.#records.slice(start, start + this.#size));
  }
  getselected(): ApexList {
    return new ApexList(this.#type, [...this.#selected]);
  }
  setselected(records: ApexList | null): null {
    this.#selected = (records ?? nullPointer()).values as SObjectValue[];
    return null;
  }
  /** the record whose values `save` gives to all that are selected */
  getrecord(): SObjectValue {
    const def = this.#records[0]?.def;
    if (def === undefined) return unsupported('ApexPages.StandardSetController.getRecord_of_no_records');
    return (this.#prototype ??= new SObjectValue(def));
  }
  getresultsize(): number {
    return this.#records.length;
  }
  getcompleteresult(): boolean {
    return this.#isComplete;
  }
  getpagesize(): number {
    return this.#size;
  }
  setpagesize(size: number | null): null {
    this.#size = Math.max(1, size ?? nullPointer());
    this.#page = 1;
    return null;
  }
  getpagenumber(): number {
    return this.#page;
  }
  setpagenumber(page: number | null): null {
    this.#page = Math.min(Math.max(1, page ?? nullPointer()), this.#lastPage());
    return null;
  }
  gethasnext(): boolean {
    return this.#page < this.#lastPage();
  }
  gethasprevious(): boolean {
    return this.#page > 1;
  }
  first(): null {
    return this.setpagenumber(1);
  }
  last(): null {
    return this.setpagenumber(this.#lastPage());
  }
  next(): null {
    return this.setpagenumber(this.#page + 1);
  }
  previous(): null {
    return this.setpagenumber(this.#page - 1);
  }
  getfilterid(): string | null {
    return this.#filterId;
  }
  setfilterid(id: string | null): null {
    this.#filterId = id;
    return null;
  }
  getlistviewoptions(): never {
    return unsupported('ApexPages.StandardSetController.getListViewOptions');
  }
  addfields(): never {
    return unsupported('ApexPages.StandardSetController.addFields');
  }
  save(): ApexPageReference {
    const records = [...this.#selected];
    for (const record of records)
      for (const [field, value] of this.#prototype?.values ?? []) record.write(field, value);
    const request = { operation: 'update', records, access: null, externalIdField: null, allOrNone: true } as const;
    throwFailures('update', records, performDml(engine(), request));
    return this.cancel();
  }
  cancel(): ApexPageReference {
    return new ApexPageReference(`/${this.#records[0]?.def.keyPrefix ?? ''}/o`);
  }
  tostring(): string {
    return 'ApexPages.StandardSetController[]';
  }
  #lastPage(): number {
    return Math.max(1, Math.ceil(this.#records.length / this.#size));
  }
}

function construct(_: ApexType, source: ApexValue): StandardSetController {
  if (source === null) return nullPointer();
  if (source instanceof ApexList) return new StandardSetController(source.values as SObjectValue[], source.type);
  const records = [...(source as QueryLocator).walk()] as SObjectValue[];
  return new StandardSetController(records, typeOf('List', [typeOf(records[0]?.typeName ?? 'SObject')]));
}

export const STANDARD_SET_CONTROLLER: PlatformClass = {
  name: 'ApexPages.StandardSetController',
  jsClass: StandardSetController,
  construct,
};
