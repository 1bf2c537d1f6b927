import type { ObjectDef } from '../../schema/types.ts';
import type { ApexRuntime, ApexValue } from '../abi.ts';
import {
  createValueRuntime,
  enumConstants,
  IllegalArgumentException,
  NullPointerException,
  SObjectException,
  unsupported,
} from '../runtime/index.ts';
import { dmlStatement } from './dml.ts';
import type { Engine } from './engine.ts';
import { enqueueFuture } from './library/async.ts';
import { refuseInSilo } from './library/connect-silo.ts';
import { fieldToken, typeToken } from './library/schema-tokens.ts';
import './library/index.ts';
import { AggregateResult } from './sobjects/aggregate-result.ts';
import { newRecord, objectDef } from './sobjects/records.ts';
import { SObjectValue } from './sobjects/sobject-value.ts';
import { search } from './sosl.ts';
import { staticSoql } from './soql.ts';
import { runAs } from './run-as.ts';

/** The whole `$`: values from `runtime/`, data and transaction from here. One per thread; it follows the running transaction. */
export function createRuntime(engine: Engine): ApexRuntime {
  return {
    ...createValueRuntime(),
    newSObject(type, fields = []) {
      const record = newRecord(engine, type);
      for (const [field, value] of fields) record.write(field, value);
      return record;
    },
    getField: (record, field) => readField(record, field),
    setField(record, field, value) {
      if (!(record instanceof SObjectValue)) throw new NullPointerException('Attempt to de-reference a null object');
      record.write(field, value);
      return value;
    },
    soql: (text, binds, expect, elementType) => staticSoql(engine, text, binds, expect, elementType),
    sosl: (text, binds) => search(engine, text, binds),
    dml: (operation, value, access, externalIdField) => dmlStatement(engine, operation, value, access, externalIdField),
    runAs: (user, body) => runAs(engine, user, body),
    enumConstants: (type, names) => enumConstants(type, names),
    sObjectType: (object) => typeToken(objectDef(engine, object)),
    sObjectField: (object, field) => fieldTokenOf(objectDef(engine, object), field),
    unsupported: (feature) => refuse(engine, feature),
    label: (namespace, name) => labelValue(engine, namespace, name),
    bits,
    future: (name, body) => void enqueueFuture(name, body),
    touch(reset) {
      engine.transaction.resets.push(reset);
    },
    checkCpu: () => engine.transactionOrNull?.limits.checkCpu(),
    get coverage() {
      return engine.coverage;
    },
  };
}

/** Connect API calls of tests that see no data are refused before anybody asks whether they are built. */
function refuse(engine: Engine, feature: string): never {
  if (/^ConnectApi\.\w+\.\w+$/.test(feature)) refuseInSilo(engine);
  return unsupported(feature);
}

function readField(record: ApexValue, field: string): ApexValue {
  if (record instanceof SObjectValue) return record.read(field);
  if (record === null) throw new NullPointerException('Attempt to de-reference a null object');
  if (record instanceof AggregateResult) return record.get(field);
  return unsupported(`FIELD_${field}`);
}

function fieldTokenOf(object: ObjectDef, name: string): ApexValue {
  const field = object.fields.get(name.toLowerCase());
  if (field === undefined) throw new SObjectException(`Invalid field ${name} for ${object.name}`);
  return fieldToken(object, field);
}

function labelValue(engine: Engine, namespace: string | null, name: string): string {
  const text = engine.hooks.label(namespace ?? '', name, null);
  if (text === null) throw new IllegalArgumentException(`Label ${name} does not exist`);
  return text;
}

/** Bit operators on Long: results wrap to 64 bits, shifts use the low six bits of their right operand. */
function bits(operator: '&' | '|' | '^' | '<<' | '>>' | '>>>', a: ApexValue, b: ApexValue): bigint {
  if (a === null || b === null) throw new NullPointerException('Attempt to de-reference a null object');
  const left = BigInt(a as bigint | number);
  const right = BigInt(b as bigint | number);
  return BigInt.asIntN(64, BIT_OPERATORS[operator](left, right));
}

const BIT_OPERATORS: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '<<': (a, b) => a << (b & 63n),
  '>>': (a, b) => a >> (b & 63n),
  '>>>': (a, b) => BigInt.asUintN(64, a) >> (b & 63n),
};
