import { refreshApex } from './apex-method.ts';

export { refreshApex };

interface FieldReference {
  readonly fieldApiName: string;
}

/** A field of an sObject that Apex returned; follows relationships. */
export function getSObjectValue(record: unknown, field: string | FieldReference): unknown {
  const path = typeof field === 'string' ? field.slice(field.indexOf('.') + 1) : field.fieldApiName;
  let value = record;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}
