import { parse } from 'csv-parse/sync';
import type { FieldDef, ObjectDef } from '../../../schema/types.ts';
import type { ApexValue } from '../../abi.ts';
import { IllegalArgumentException, nullPointer, typeOf } from '../../runtime/index.ts';
import { performDml, throwFailures } from '../dml.ts';
import type { Engine } from '../engine.ts';
import { toApex } from '../sobjects/convert.ts';
import { SObjectValue } from '../sobjects/sobject-value.ts';
import { rowsOf } from '../user-settings.ts';
import { SObjectTypeToken } from './schema-tokens.ts';

/**
 * Test.loadData: inserts the lines of a static resource, a CSV file whose header names fields (Apex Developer Guide,
 * "Loading Test Data"). Ids in the file are not kept.
 */
export function loadData(engine: Engine, type: ApexValue, resource: string | null): ApexValue {
  if (!(type instanceof SObjectTypeToken)) return nullPointer();
  const name = resource ?? nullPointer();
  const row = rowsOf(engine.db, 'StaticResource', 'Name', name)[0];
  if (row === undefined) throw new IllegalArgumentException(`Static Resource not found: ${name}`);
  const text = Buffer.from(String(row['body'] as string), 'base64').toString('utf8');
  const lines: Record<string, string>[] = parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true });
  const records = lines.map((line) => recordOf(type.def, line));
  const request = { operation: 'insert', records, access: null, externalIdField: null, allOrNone: true } as const;
  throwFailures('insert', records, performDml(engine, request));
  return engine.runtime.list(typeOf('List', [typeOf(type.def.name)]), records);
}

function recordOf(def: ObjectDef, line: Readonly<Record<string, string>>): SObjectValue {
  const record = new SObjectValue(def);
  for (const [header, text] of Object.entries(line)) {
    const field = def.fields.get(header.toLowerCase());
    if (field === undefined) throw new IllegalArgumentException(`Invalid field: ${header} for ${def.name}`);
    if (field.type === 'id' || text === '') continue;
    record.write(field.name, toApex(field.type, stored(field, text)));
  }
  return record;
}

/** Texts of a CSV file as they are stored: dates and times in ISO form already, Booleans in words. */
function stored(field: FieldDef, text: string): string | boolean {
  if (field.type === 'boolean') return /^(true|1|yes)$/i.test(text);
  return field.type === 'datetime' && !text.includes('T') ? `${text.replace(' ', 'T')}Z` : text;
}
