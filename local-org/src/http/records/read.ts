import type { Scalar } from '../../data/types.ts';
import type { ObjectDef } from '../../schema/types.ts';
import type { Caller } from '../auth.ts';
import { ApiError, notFound } from '../errors.ts';
import { restRecord, type RecordContext, type RestRecord } from '../query/records.ts';

interface Key {
  readonly name: string;
  readonly value: Scalar;
}

/** One record with the fields that the caller may read; `wanted` narrows them. */
export function readRecord(
  who: Caller,
  object: ObjectDef,
  key: Key,
  wanted: readonly string[] | null,
  context: RecordContext,
): RestRecord {
  const fields = wanted ?? readableFields(who, object);
  const soql = `SELECT ${fields.join(', ')} FROM ${object.name} WHERE ${key.name} = :value LIMIT 2`;
  const { rows } = who.org.query({ soql, api: context.api, access: who.access, binds: { value: key.value } });
  if (rows.length > 1) throw new ApiError(300, 'MULTIPLE_CHOICES', 'More than one record has this external id');
  const row = rows[0];
  if (!row) throw notFound('The requested resource does not exist');
  return restRecord(row, context);
}

/** Fields that can be selected side by side: file content comes only when it is asked for. */
function readableFields(who: Caller, object: ObjectDef): string[] {
  return [...object.fields.values()]
    .filter((field) => field.type !== 'base64' && field.type !== 'complexvalue')
    .filter((field) => field.type === 'id' || who.user.field(object.name, field.name).read)
    .map((field) => field.name);
}
