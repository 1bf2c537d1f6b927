import type { XmlElement } from './xml/parse.ts';
import type { Component, Problem } from './types.ts';

/** A component with its parsed description. */
export interface ParsedComponent extends Component {
  /** the type's element: the root of a file, or the part of a composed file that describes a child; null when it did not parse */
  readonly document: XmlElement | null;
  /** where problems of `document` are reported */
  readonly documentFile: string;
  /** path of `document` in a zip, `objects/Account.object` for a child of Account */
  readonly documentPath: string;
  /** the class body, the bundle's files, …: everything but `document` */
  readonly content: readonly { readonly path: string; readonly file: string; readonly bytes: Uint8Array }[];
}

export interface ComponentRef {
  readonly type: string;
  readonly fullName: string;
}

export interface Manifest {
  readonly version: string | null;
  readonly members: readonly ComponentRef[];
  readonly line: Readonly<Record<string, number>>;
}

/** What a folder or a zip holds. */
export interface ComponentSet {
  readonly components: readonly ParsedComponent[];
  readonly manifest: Manifest | null;
  readonly deletes: { readonly pre: readonly ComponentRef[]; readonly post: readonly ComponentRef[] };
  /** found while reading: broken XML, files that belong to nothing, … */
  readonly problems: readonly Problem[];
}

export function componentKey(ref: ComponentRef): string {
  return `${ref.type}:${ref.fullName.toLowerCase()}`;
}
