import type { Api, ChildRelationship, FieldDef, FieldType } from '../types.ts';

/** What the packages do not say of a field. A field that they do not have must name its type. */
export type FieldSupplement = Partial<Omit<FieldDef, 'name' | 'type'>> & { readonly type?: FieldType };

/** What the packages do not say of an object; an object that they do not have is added when `fields` say it whole. */
export interface ObjectSupplement {
  readonly name: string;
  readonly api: readonly Api[];
  /**
   * where calls, properties, references and picklists of the object were read; a length is assumed unless the source
   * names a describe
   */
  readonly source: string;
  readonly label?: string;
  readonly labelPlural?: string;
  readonly keyPrefix?: string;
  readonly adds?: boolean;
  readonly queryable?: boolean;
  readonly createable?: boolean;
  readonly updateable?: boolean;
  readonly deletable?: boolean;
  readonly fields?: Readonly<Record<string, FieldSupplement>>;
  readonly children?: readonly ChildRelationship[];
}

/** The page of an object; its "Supported Calls" say what can be written, its "Properties" what a field can do. */
export const page = (name: string): string => `Object Reference for the Salesforce Platform, page ${name}`;

/** `picklist(['A', 'B'])`: restricted, as most platform picklists are. */
export function picklist(
  values: readonly string[],
  options: { restricted?: boolean; defaultValue?: string } = {},
): FieldSupplement {
  return {
    type: 'picklist',
    restrictedPicklist: options.restricted ?? true,
    defaultedOnCreate: options.defaultValue !== undefined,
    defaultValue: options.defaultValue ?? null,
    picklistValues: values.map((value) => ({
      value,
      label: value,
      active: true,
      defaultValue: value === options.defaultValue,
    })),
  };
}

export const required = (length?: number): FieldSupplement =>
  length === undefined ? { nillable: false } : { nillable: false, length };
export const text = (length: number): FieldSupplement => ({ length });
export const READ_ONLY = { createable: false, updateable: false, deletable: false } as const;
/** First and last name as the platform joins them. */
export const FULL_NAME: FieldSupplement = {
  length: 121,
  createable: false,
  updateable: false,
  defaultedOnCreate: true,
  nillable: false,
};
