import type { FieldDef, ObjectDef, Schema } from '../schema/types.ts';
import { FormulaError, UnsupportedFormula } from './errors.ts';
import type { FormulaInput, FormulaScope, Step, Use } from './types.ts';

/** Relationships that one reference may walk. */
const MAX_LEVELS = 10;
const OBJECT_GLOBALS: Readonly<Record<string, string>> = {
  $user: 'User',
  $profile: 'Profile',
  $userrole: 'UserRole',
  $organization: 'Organization',
};

/** The names of a formula on records of an object. */
export function sobjectScope(schema: Schema, object: ObjectDef, use: Use): FormulaScope {
  return {
    resolve(name, at) {
      const parts = name.split('.');
      if (!name.startsWith('$')) return fieldOf(schema, object, name, parts, use, at);
      if (parts[0]?.toLowerCase() === '$recordtype') return recordType(schema, object, name, parts, use, at);
      return globalVariable(schema, name, parts, at);
    },
  };
}

/** Only global variables; for formulas that have no record. */
export function globalScope(schema: Schema): FormulaScope {
  return {
    resolve: (name, at) => (name.startsWith('$') ? globalVariable(schema, name, name.split('.'), at) : undefined),
  };
}

/** The record type of the record itself. */
function recordType(
  schema: Schema,
  object: ObjectDef,
  name: string,
  parts: readonly string[],
  use: Use,
  at: number,
): FormulaInput | undefined {
  const own = fieldOf(schema, object, name, ['RecordType', ...parts.slice(1)], use, at);
  return own === undefined ? undefined : { ...own, name };
}

function fieldOf(
  schema: Schema,
  object: ObjectDef,
  name: string,
  parts: readonly string[],
  use: Use,
  at: number,
): FormulaInput | undefined {
  const steps: Step[] = [];
  let here = object;
  if (parts.length > MAX_LEVELS + 1) throw new FormulaError(`Field ${name} does not exist. Check spelling.`, at);
  for (const part of parts.slice(0, -1)) {
    const step = stepTo(schema, here, part, name, at);
    const parent = step && schema.object(step.object);
    if (step === undefined || parent === undefined) return undefined;
    steps.push(step);
    here = parent;
  }
  const field = here.fields.get(parts.at(-1)?.toLowerCase() ?? '');
  if (field === undefined) return undefined;
  if (use === 'field' && isLong(field))
    throw new FormulaError(
      `You referenced an unsupported field type called "Long Text Area" using the following field: ${name}`,
      at,
    );
  return { name, type: field.type, field, steps, global: null };
}

/** `Parent__r`, `Account`, and `Owner:User` where the reference may lead to several objects. */
function stepTo(schema: Schema, object: ObjectDef, part: string, name: string, at: number): Step | undefined {
  const [relationship = '', type] = part.split(':');
  const field = [...object.fields.values()].find(
    (candidate) => candidate.relationshipName?.toLowerCase() === relationship.toLowerCase(),
  );
  const target = type ?? (relationship.toLowerCase() === 'recordtype' ? 'RecordType' : field?.referenceTo[0]);
  if (field === undefined || target === undefined) return undefined;
  const isKnown =
    field.referenceTo.length === 0 || field.referenceTo.some((to) => to.toLowerCase() === target.toLowerCase());
  if (type !== undefined && !isKnown && !(type === 'Queue' && field.referenceTo.includes('Group')))
    throw new FormulaError(`${type} is an invalid object type for the ${name} field. Check spelling.`, at);
  if (type === undefined && field.referenceTo.length > 1) return undefined;
  return { field, object: schema.object(type === 'Queue' ? 'Group' : target)?.name ?? target };
}

function isLong(field: FieldDef): boolean {
  return field.type === 'textarea' && field.custom && (field.length ?? 0) > 255;
}

function globalVariable(schema: Schema, name: string, parts: readonly string[], at: number): FormulaInput | undefined {
  const [variable = '', first = '', second, third] = parts;
  const input = (type: FormulaInput['type'], field: FieldDef | null = null): FormulaInput => ({
    name,
    type,
    field,
    steps: [],
    global: parts,
  });
  const ofField = (objectName: string, fieldName: string | undefined): FormulaInput | undefined => {
    const field = schema.object(objectName)?.fields.get(fieldName?.toLowerCase() ?? '');
    return field && input(field.type, field);
  };
  const object = OBJECT_GLOBALS[variable.toLowerCase()];
  if (object !== undefined) return parts.length === 2 ? ofField(object, first) : undefined;
  switch (variable.toLowerCase()) {
    case '$label':
      return input('string');
    case '$permission':
      return input('boolean');
    case '$system':
      return first.toLowerCase() === 'origindatetime' ? input('datetime') : undefined;
    case '$setup':
      return ofField(first, second);
    case '$custommetadata':
      return second === undefined ? undefined : ofField(first, third);
    case '$api':
      throw new UnsupportedFormula('FORMULA_API', `The local org has no value of ${name} in a formula.`, at);
    default:
      return undefined;
  }
}
