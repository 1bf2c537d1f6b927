import type { Schema } from '../../schema/types.ts';
import type { ComponentRef } from '../components.ts';
import type { XmlElement } from '../xml/parse.ts';

/** What references are checked against beside the components at hand. */
export interface OrgState {
  has(ref: ComponentRef): boolean;
  document(ref: ComponentRef): XmlElement | null;
  list(type: string): readonly ComponentRef[];
  all(): readonly ComponentRef[];
  /** null where a check has no schema: then objects and fields outside the components are not judged */
  readonly schema: Schema | null;
  /** undefined where nothing is known about users: then run-as users are not judged */
  userExists?(username: string): boolean;
  /** classes, lower-cased, that jobs keep from being deployed, and the platform's words for it */
  readonly busyClasses?: ReadonlyMap<string, string>;
  readonly orgId?: string;
}

/** An org without components, users or schema. */
export const NO_ORG: OrgState = { has: () => false, document: () => null, list: () => [], all: () => [], schema: null };
