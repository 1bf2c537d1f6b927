import { ApexException, IllegalArgumentException, type DmlException } from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { objectDef } from '../sobjects/records.ts';
import { listOf } from './helpers.ts';
import { fieldToken } from './schema-tokens.ts';

/** getDmlFields(index) of every exception, as the platform declares it: the tokens of the fields that an error names. */
function getDmlFields(this: ApexException & Partial<DmlException>, index: number): unknown {
  const failure = this.failures?.[index];
  if (failure === undefined) throw new IllegalArgumentException(`Index out of bounds: ${index}`);
  const def = failure.object === undefined ? null : objectDef(engine(), failure.object);
  const fields = failure.fields.flatMap((name) => def?.fields.get(name.toLowerCase()) ?? []);
  return listOf('Schema.SObjectField', def === null ? [] : fields.map((field) => fieldToken(def, field)));
}

Object.defineProperty(ApexException.prototype, 'getdmlfields', {
  value: getDmlFields,
  configurable: true,
  writable: true,
});
