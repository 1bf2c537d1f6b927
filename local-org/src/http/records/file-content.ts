import type { Api, FieldDef, ObjectDef } from '../../schema/types.ts';
import type { Caller } from '../auth.ts';
import { notFound } from '../errors.ts';

/** The bytes of a file field, e.g. EventLogFile.LogFile. */
export function fileContent(who: Caller, object: ObjectDef, id: string, field: FieldDef, api: Api): Buffer {
  const soql = `SELECT ${field.name} FROM ${object.name} WHERE Id = :id`;
  const row = who.org.query({ soql, api, access: who.access, binds: { id } }).rows[0];
  if (!row) throw notFound();
  const content = row.values[field.name];
  return Buffer.from(typeof content === 'string' ? content : '', 'base64');
}
