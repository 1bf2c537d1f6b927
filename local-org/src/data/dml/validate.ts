import type { FieldDef, ObjectDef } from '../../schema/types.ts';
import type { OrgDatabase } from '../store/database.ts';
import type { Scalar } from '../types.ts';
import { ConversionError, convertValue } from './convert.ts';
import { error, findByField } from './prepare.ts';
import type { Row } from './prepare.ts';

/** System validation: types and lengths of what triggers set, required fields, picklists, references, uniqueness. */
export function validateRows(database: OrgDatabase, object: ObjectDef, rows: readonly Row[]): void {
  const unique = [...object.fields.values()].filter((field) => field.unique);
  const seen = new Map<string, Row>();
  for (const row of rows) {
    checkRequired(object, row);
    for (const [name, value] of Object.entries(row.fields)) checkField(database, object, row, name, value);
    for (const field of unique) checkUnique(database, object, row, field, seen);
  }
}

function checkRequired(object: ObjectDef, row: Row): void {
  const missing: string[] = [];
  for (const field of object.fields.values()) {
    if (
      field.nillable ||
      field.name === 'Id' ||
      (!field.createable && !field.updateable) ||
      (row.old === null && field.defaultedOnCreate && !(field.name in row.fields))
    )
      continue;
    if (field.defaultedOnCreate && !row.given.has(field.name.toLowerCase())) continue;
    const value = row.fields[field.name] ?? null;
    if (value === null && (row.old === null || row.given.has(field.name.toLowerCase()))) missing.push(field.name);
  }
  if (missing.length > 0)
    row.errors.push(error('REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing));
}

function isChanged(row: Row, name: string, value: Scalar): boolean {
  return row.old === null ? value !== null : row.old[name] !== value;
}

/** A before trigger can leave one; a checkbox that nobody set has its default by then. */
function isNewNullCheckbox(field: FieldDef, row: Row, value: Scalar): boolean {
  return field.type === 'boolean' && row.old === null && value === null;
}

function checkField(database: OrgDatabase, object: ObjectDef, row: Row, name: string, value: Scalar): void {
  const field = object.fields.get(name.toLowerCase());
  if (field === undefined || !(isChanged(row, name, value) || isNewNullCheckbox(field, row, value))) return;
  try {
    row.fields[name] = convertValue(field, value);
  } catch (problem) {
    if (!(problem instanceof ConversionError)) throw problem;
    row.errors.push(problem.error);
    return;
  }
  if (field.restrictedPicklist) checkPicklist(field, row, row.fields[name] ?? null);
  if (field.type === 'reference') checkReference(database, field, row, row.fields[name] ?? null);
}

function checkPicklist(field: FieldDef, row: Row, value: Scalar): void {
  if (value === null || field.picklistValues.length === 0) return;
  const chosen = field.type === 'multipicklist' ? String(value).split(';') : [String(value)];
  const bad = chosen.find(
    (item) => !field.picklistValues.some((entry) => entry.value.toLowerCase() === item.trim().toLowerCase()),
  );
  if (bad !== undefined)
    row.errors.push(
      error(
        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        `${field.label}: bad value for restricted picklist field: ${bad}`,
        [field.name],
      ),
    );
}

function checkReference(database: OrgDatabase, field: FieldDef, row: Row, value: Scalar): void {
  if (value === null || field.referenceTo.length === 0 || AUDIT.has(field.name)) return;
  const targets = field.referenceTo.flatMap((name) => database.schema.object(name) ?? []);
  if (targets.length === 0) return;
  const id = String(value);
  const expected = targets.filter((target) => target.keyPrefix === null || target.keyPrefix === id.slice(0, 3));
  if (expected.length === 0) {
    row.errors.push(
      error('FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${id}`, [field.name]),
    );
    return;
  }
  if (!expected.some((target) => exists(database, target, id)))
    row.errors.push(error('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.name]));
}

const AUDIT: ReadonlySet<string> = new Set(['CreatedById', 'LastModifiedById']);

export function exists(database: OrgDatabase, object: ObjectDef, id: string): boolean {
  const columns = database.tables.columns(object.name);
  if (columns === null) return false;
  const alive = columns.has('isdeleted') ? ' AND COALESCE("IsDeleted", 0) = 0' : '';
  return database.prepare(`SELECT 1 FROM "${object.name}" WHERE "Id" = ?${alive}`).get(id) !== undefined;
}

function checkUnique(
  database: OrgDatabase,
  object: ObjectDef,
  row: Row,
  field: FieldDef,
  seen: Map<string, Row>,
): void {
  const value = row.fields[field.name] ?? null;
  if (value === null || !isChanged(row, field.name, value)) return;
  const key = `${field.name} ${field.caseSensitive ? String(value) : String(value).toLowerCase()}`;
  const twin = seen.get(key);
  seen.set(key, row);
  const other =
    findByField(database, object, field, value).find((id) => id !== row.id) ??
    (twin === undefined ? undefined : '<unknown>');
  if (other !== undefined)
    row.errors.push(
      error('DUPLICATE_VALUE', `duplicate value found: ${field.name} duplicates value on record with id: ${other}`, []),
    );
}
