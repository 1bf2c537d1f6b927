import { DefaultValues } from '../../../data/index.ts';
import type { Scalar } from '../../../data/index.ts';
import type { FieldDef, ObjectDef } from '../../../schema/types.ts';
import type { ApexValue } from '../../abi.ts';
import { hashOf } from '../../runtime/index.ts';
import type { ApexEnum } from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { toApex } from '../sobjects/convert.ts';
import { SObjectValue } from '../sobjects/sobject-value.ts';
import { callCustomData } from './custom-data.ts';
import { DescribeFieldResult } from './describe-field.ts';
import { DescribeSObjectResult } from './describe-object.ts';

/** Schema.SObjectType: one token per object, so tokens compare by identity. */
export class SObjectTypeToken {
  readonly def: ObjectDef;
  constructor(def: ObjectDef) {
    this.def = def;
  }
  getdescribe(option: ApexEnum | null = null): DescribeSObjectResult {
    return new DescribeSObjectResult(this.def, option);
  }
  /** newSObject(), newSObject(id), newSObject(recordTypeId, loadDefaults) */
  newsobject(id: string | null = null, loadDefaults = false): SObjectValue {
    const record = new SObjectValue(this.def);
    if (loadDefaults) fillDefaults(record);
    // So that publishers can tell their events apart (Platform Events Developer Guide, "Event Correlation").
    if (loadDefaults && this.def.kind === 'platformEvent') record.fill('EventUuid', crypto.randomUUID());
    if (id !== null) record.write(loadDefaults ? 'RecordTypeId' : 'Id', id);
    return record;
  }
  /** `X__mdt.getAll()` and the like */
  getall(): ApexValue {
    return callCustomData(this.def, 'getall', []);
  }
  getinstance(...args: ApexValue[]): ApexValue {
    return callCustomData(this.def, 'getinstance', args);
  }
  getvalues(...args: ApexValue[]): ApexValue {
    return callCustomData(this.def, 'getvalues', args);
  }
  getorgdefaults(): ApexValue {
    return callCustomData(this.def, 'getorgdefaults', []);
  }
  equals(other: ApexValue): boolean {
    return other instanceof SObjectTypeToken && other.def.name === this.def.name;
  }
  hashcode(): number {
    return hashOf(this.def.name);
  }
  tostring(): string {
    return this.def.name;
  }
  toString(): string {
    return this.def.name;
  }
}

function fillDefaults(record: SObjectValue): void {
  const { db, hooks } = engine();
  const values: Record<string, Scalar> = {};
  new DefaultValues(db, record.def, engine().access('system'), hooks.now()).fill(values);
  for (const [name, value] of Object.entries(values)) {
    const field = record.def.fields.get(name.toLowerCase());
    if (field?.createable === true && value !== null) record.write(name, toApex(field.type, value));
  }
}

/** Schema.SObjectField. */
export class SObjectFieldToken {
  readonly def: FieldDef;
  readonly object: ObjectDef;
  constructor(object: ObjectDef, def: FieldDef) {
    this.object = object;
    this.def = def;
  }
  getdescribe(): DescribeFieldResult {
    return new DescribeFieldResult(this.object, this.def);
  }
  equals(other: ApexValue): boolean {
    return (
      other instanceof SObjectFieldToken && other.object.name === this.object.name && other.def.name === this.def.name
    );
  }
  hashcode(): number {
    return hashOf(`${this.object.name}.${this.def.name}`);
  }
  tostring(): string {
    return this.def.name;
  }
  toString(): string {
    return this.def.name;
  }
}

const types = new WeakMap<ObjectDef, SObjectTypeToken>();
const fields = new WeakMap<FieldDef, Map<string, SObjectFieldToken>>();

export function typeToken(def: ObjectDef): SObjectTypeToken {
  let token = types.get(def);
  if (token === undefined) types.set(def, (token = new SObjectTypeToken(def)));
  return token;
}

export function fieldToken(object: ObjectDef, def: FieldDef): SObjectFieldToken {
  let byObject = fields.get(def);
  if (byObject === undefined) fields.set(def, (byObject = new Map<string, SObjectFieldToken>()));
  let token = byObject.get(object.name);
  if (token === undefined) byObject.set(object.name, (token = new SObjectFieldToken(object, def)));
  return token;
}

/** The token of an object's name; null when the org has none. */
export function typeTokenByName(name: string): SObjectTypeToken | null {
  const def = engine().db.schema.object(name);
  return def === undefined ? null : typeToken(def);
}
