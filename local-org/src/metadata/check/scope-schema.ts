import { openSchema } from '../../schema/index.ts';
import type { Schema } from '../../schema/types.ts';
import { customSchemaOf, SCHEMA_TYPES } from '../custom-schema.ts';
import type { Scope } from './scope.ts';

const schemas = new WeakMap<Scope, Schema | null>();

/** The schema as it would be after the deploy; null where a check has none at hand. */
export function schemaAfter(scope: Scope): Schema | null {
  const found = schemas.get(scope);
  if (found !== undefined) return found;
  const shape = scope.org.schema?.shape;
  const schema = shape === undefined ? null : openSchema({ shape, custom: customSchemaOf(described(scope)) });
  schemas.set(scope, schema);
  return schema;
}

function described(scope: Scope): Parameters<typeof customSchemaOf>[0] {
  return SCHEMA_TYPES.flatMap((type) => scope.list(type)).map(({ type, fullName }) => ({
    type,
    fullName,
    document: scope.document(type, fullName),
  }));
}
