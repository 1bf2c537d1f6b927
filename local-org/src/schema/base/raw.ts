/** What the packages say of an object, before the supplement: compact, so that thousands can be kept in the cache. */
export interface RawObject {
  readonly name: string;
  readonly fields: readonly RawField[];
  readonly children: readonly RawChild[];
}
export interface RawField {
  readonly name: string;
  readonly type: RawType;
  /** the objects a reference points to; empty when it is polymorphic and the package does not say to what */
  readonly to?: readonly string[];
  readonly relationship?: string;
}
export type RawType =
  | 'id'
  | 'reference'
  | 'string'
  | 'boolean'
  | 'int'
  | 'long'
  | 'double'
  | 'date'
  | 'datetime'
  | 'time'
  | 'base64'
  | 'address'
  | 'location'
  | 'anyType'
  | 'complexvalue';
export interface RawChild {
  readonly name: string;
  readonly child: string;
  /** the field of the child that points back; null when no reference of the child fits */
  readonly field: string | null;
}
