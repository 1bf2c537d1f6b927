/**
 * A seed file is NDJSON: one record a line. Rows are written as they are, system fields too, as only the platform could.
 * `{"$ref": key}` is the id of an earlier row of the file, `{"$find": [object, field, value]}` that of a row the org has, and
 * `{{ref:key}}` inside a text becomes the id of that row. `{"$base64": text}` is the content of a file field.
 */
export type SeedValue =
  | string
  | number
  | boolean
  | null
  | { readonly $ref: string }
  | { readonly $find: readonly [object: string, field: string, value: string] }
  | { readonly $base64: string };
export interface SeedRow {
  readonly kind: 'row';
  readonly object: string;
  readonly key?: string;
  readonly fields: Readonly<Record<string, SeedValue>>;
}
export interface SeedComponent {
  readonly kind: 'component';
  readonly type: string;
  readonly fullName: string;
  readonly path: string;
  readonly xml: string;
}
export type SeedRecord = SeedRow | SeedComponent;

/** A line that cannot be loaded; nothing of the file is kept. */
export class SeedError extends Error {
  constructor(file: string, line: number, reason: string) {
    super(`${file}:${line}: ${reason} Nothing of the file was loaded.`);
    this.name = 'SeedError';
  }
}
