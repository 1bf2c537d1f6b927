import type { ObjectDef } from '../../../schema/types.ts';

const CANDIDATES = ['name', 'casenumber', 'developername', 'masterlabel', 'subject', 'title'];

/** The field that stands for a record in lists; null where none does. */
export function nameField(object: ObjectDef): string | null {
  for (const candidate of CANDIDATES) {
    const field = object.fields.get(candidate);
    if (field) return field.name;
  }
  return null;
}
