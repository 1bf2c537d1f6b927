/** One element of a metadata type. `type` is `string`, `boolean`, `number`, `Date`, `any`, or the name of a type or enum. */
export interface ElementDef {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly repeatable: boolean;
  /** first API version that has it, 0 when every version this org serves has it */
  readonly since: number;
}

export interface TypeDef {
  readonly name: string;
  /** in the order of the WSDL, which is the order of a retrieve; inherited ones first */
  readonly elements: readonly ElementDef[];
}

/** The plain form that is cached on disk. */
export interface FieldListData {
  readonly types: Readonly<Record<string, readonly ElementDef[]>>;
  readonly enums: Readonly<Record<string, readonly string[]>>;
}
