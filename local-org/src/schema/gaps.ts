import type { FieldDef, ObjectDef } from './types.ts';

interface SchemaGap {
  readonly object: string;
  readonly field: string;
  readonly missing: readonly string[];
}

/** Standard fields that no source describes further than their type; nothing is checked of them but that. */
export function schemaGaps(objects: readonly (ObjectDef | undefined)[]): readonly SchemaGap[] {
  return objects.flatMap((object) =>
    [...(object?.fields.values() ?? [])].flatMap((field) => gapOf(object?.name ?? '', field)),
  );
}

function gapOf(object: string, field: FieldDef): SchemaGap[] {
  if (field.source === 'metadata' || field.custom) return [];
  const missing: string[] = [];
  if (field.type === 'string' && field.length === null) missing.push('length', 'picklist values');
  if (field.type === 'reference' && field.referenceTo.length === 0) missing.push('referenced objects');
  if (field.type === 'double' && field.precision === null) missing.push('precision');
  return missing.length === 0 ? [] : [{ object, field: field.name, missing }];
}
