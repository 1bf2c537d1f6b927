import type { FieldDef, ObjectDef } from '../../schema/types.ts';
import type { OrgDatabase } from '../store/database.ts';
import type { Scalar, WriteRequest } from '../types.ts';
import type { DefaultValues } from './defaults.ts';
import type { Row } from './prepare.ts';

/** What a new row has before triggers see it: defaults, its owner, who made it and when. */
export function setInsertDefaults(object: ObjectDef, request: WriteRequest, row: Row, defaults: DefaultValues): void {
  defaults.fill(row.fields);
  if (object.fields.has('ownerid')) row.fields['OwnerId'] ??= request.access.user.userId;
  if (object.kind === 'customSetting') row.fields['SetupOwnerId'] ??= defaults.organizationId;
}

export function stamp(object: ObjectDef, request: WriteRequest, row: Row): void {
  const now = new Date(request.now).toISOString();
  const user = request.access.user.userId;
  const keepsGiven = request.access.internal === true;
  const set = (name: string, value: Scalar): void => {
    const isKept = keepsGiven && row.given.has(name.toLowerCase());
    if (object.fields.has(name.toLowerCase()) && !isKept) row.fields[name] = value;
  };
  if (row.old === null) {
    set('CreatedById', user);
    set('CreatedDate', now);
    set('IsDeleted', false);
  }
  set('LastModifiedById', user);
  set('LastModifiedDate', now);
  set('SystemModstamp', now);
}

/** `A-{0000}` counts from 1 for the life of the org. */
export function setAutoNumbers(database: OrgDatabase, object: ObjectDef, row: Row): void {
  for (const field of object.fields.values())
    if (field.autoNumber !== null && !row.given.has(field.name.toLowerCase()))
      row.fields[field.name] = nextNumber(database, object, field);
}

function nextNumber(database: OrgDatabase, object: ObjectDef, field: FieldDef): string {
  database.ownTable('_auto_numbers', 'field TEXT PRIMARY KEY, last INTEGER NOT NULL');
  const counter = database
    .prepare('INSERT INTO _auto_numbers VALUES (?, 1) ON CONFLICT (field) DO UPDATE SET last = last + 1 RETURNING last')
    .get(`${object.name}.${field.name}`);
  const number = String(counter?.['last'] ?? 1);
  return (field.autoNumber ?? '{0}').replace(/\{(0+)\}/, (_, digits: string) => number.padStart(digits.length, '0'));
}
