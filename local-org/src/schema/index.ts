export { openSchema, prepareSchema } from './schema.ts';
export type { SchemaOptions } from './schema.ts';
export { fieldDef, labelOf } from './field-def.ts';
export type { FieldFacts } from './field-def.ts';
export type { CustomFieldAddition, CustomSchema } from './custom/custom-schema.ts';
export type * from './types.ts';
