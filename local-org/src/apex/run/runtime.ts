import type { ApexRuntime, ApexValue } from '../abi.ts';
import { createValueRuntime, NullPointerException, unsupported } from '../runtime/index.ts';
import { dmlStatement } from './dml.ts';
import type { Engine } from './engine.ts';
import { AggregateResult } from './sobjects/aggregate-result.ts';
import { newRecord } from './sobjects/records.ts';
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
    soql: (text, binds, expect, elementType, sharing) => staticSoql(engine, text, binds, expect, elementType, sharing),
    sosl: (text, binds, sharing) => search(engine, text, binds, sharing),
    dml: (operation, value, access, externalIdField, sharing) =>
      dmlStatement(engine, operation, value, access, externalIdField, sharing),
    runAs: (user, body) => runAs(engine, user, body),
    touch(reset) {
      engine.transaction.resets.push(reset);
    },
    get coverage() {
      return engine.coverage;
    },
  };
}

function readField(record: ApexValue, field: string): ApexValue {
  if (record instanceof SObjectValue) return record.read(field);
  if (record === null) throw new NullPointerException('Attempt to de-reference a null object');
  if (record instanceof AggregateResult) return record.get(field);
  return unsupported(`FIELD_${field}`);
}
