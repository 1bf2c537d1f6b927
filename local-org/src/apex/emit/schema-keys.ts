import type { Schema } from '../../schema/types.ts';
import { sha } from './outlines.ts';

/** `base` changes with the shape and kind of the org, `custom` with what is deployed into it. */
export interface SchemaKeys {
  readonly base: string;
  readonly custom: string;
}

const known = new WeakMap<Schema, SchemaKeys>();

/** null for a schema that cannot say when it changes. Names of custom objects and fields, and only they, have `__`. */
export function schemaKeys(schema: Schema): SchemaKeys | null {
  let keys = known.get(schema);
  if (!keys) {
    const custom = schema.customHash?.();
    if (custom === undefined) return null;
    const names = schema.objectNames('data').filter((name) => !name.includes('__'));
    keys = { base: sha(`${schema.shape}\0${names.join(' ')}`), custom };
    known.set(schema, keys);
  }
  return keys;
}
