import type { Schema } from '../schema/types.ts';
import type { Problem } from './types.ts';
import type { XmlElement } from './xml/parse.ts';

export interface ApexSource {
  /** where problems are reported */
  readonly file: string;
  readonly fullName: string;
  readonly kind: 'class' | 'trigger';
  readonly source: string;
  readonly apiVersion: number;
}

export interface ApexCompilation {
  readonly problems: readonly Problem[];
  readonly program: unknown;
}

export interface LwcSource {
  readonly fullName: string;
  readonly apiVersion: number;
  /** `path` is relative to the bundle (`hello.js`), `file` is where problems are reported */
  readonly files: readonly { readonly path: string; readonly file: string; readonly source: string }[];
}

export interface LwcCompilation {
  readonly problems: readonly Problem[];
  readonly modules: unknown;
}

/** Names of other components that code refers to; of a check they are those at hand, of a deploy those of the org. */
export interface OrgNames {
  readonly labels: readonly string[];
  readonly pages: readonly string[];
  readonly flows: readonly string[];
  readonly customPermissions: readonly string[];
  readonly staticResources: readonly string[];
  readonly bundles?: readonly string[];
  readonly messageChannels?: readonly string[];
}

export interface FlowSource {
  readonly fullName: string;
  readonly document: XmlElement;
  /** where problems are reported */
  readonly file: string;
}

/** What the org's check needs of other rooms. A check without them reads metadata only. */
export interface Compilers {
  /** all classes and triggers of the org */
  compileApex?(
    files: readonly ApexSource[],
    schema: Schema | null,
    names: OrgNames,
  ): ApexCompilation | Promise<ApexCompilation>;
  /** problems of a flow, against the Apex that was compiled before it, else that of the org */
  checkFlow?(flow: FlowSource, schema: Schema | null): readonly Problem[];
  compileLwc?(bundle: LwcSource, names: OrgNames, schema?: Schema | null): LwcCompilation | Promise<LwcCompilation>;
}
