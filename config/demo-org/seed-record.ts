/**
 * One line of a seed file (NDJSON), which `local-org start --seed FILE` loads into a new org. Rows are written as they are,
 * system fields too, as only the platform itself could. References: `{"$ref": key}` to an earlier row of the file,
 * `{"$find": [object, field, value]}` to a row that the org has.
 */
export type SeedValue =
  | string
  | number
  | boolean
  | null
  | { readonly $ref: string }
  | { readonly $find: readonly [object: string, field: string, value: string] };
export type SeedRecord =
  | {
      readonly kind: 'row';
      readonly object: string;
      readonly key?: string;
      readonly fields: Readonly<Record<string, SeedValue>>;
    }
  | {
      readonly kind: 'component';
      readonly type: string;
      readonly fullName: string;
      readonly path: string;
      readonly xml: string;
    };

export const ref = (key: string): SeedValue => ({ $ref: key });
export const find = (object: string, field: string, value: string): SeedValue => ({ $find: [object, field, value] });
