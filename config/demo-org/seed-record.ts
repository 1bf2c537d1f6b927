import type { SeedValue } from '../../local-org/src/seed/types.ts';

export type { SeedRecord, SeedValue } from '../../local-org/src/seed/types.ts';

export const ref = (key: string): SeedValue => ({ $ref: key });
export const find = (object: string, field: string, value: string): SeedValue => ({ $find: [object, field, value] });
