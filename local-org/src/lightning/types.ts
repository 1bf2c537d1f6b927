import type { FastifyRequest } from 'fastify';
import type { Problem } from '../metadata/types.ts';
import type { Org } from '../org/types.ts';
import type { UserAccess } from '../data/types.ts';

/** One file of a bundle. `file` is how problems name it (the source file of a check); by default `path`. */
export interface BundleFile {
  /** below the bundle's folder: `hubAge.js`, `helpers/format.js` */
  readonly path: string;
  readonly text: string;
  readonly file?: string;
}
export interface Bundle {
  readonly name: string;
  readonly files: readonly BundleFile[];
}

/** What bundles refer to, answered from the org and the deploy at hand. A method left out is not checked. */
export interface ReferenceLookup {
  /** null: no such class; false: no such @AuraEnabled method; else whether it is cacheable */
  apexMethod?(className: string, method: string): { readonly cacheable: boolean } | false | null;
  label?(name: string): boolean;
  bundle?(name: string): boolean;
  object?(name: string): boolean;
  field?(object: string, field: string): boolean;
  customPermission?(name: string): boolean;
  userPermission?(name: string): boolean;
  staticResource?(name: string): boolean;
  messageChannel?(name: string): boolean;
}

/** A bundle as the browser gets it: one ES module with its templates and styles inside. */
export interface CompiledModule {
  readonly name: string;
  readonly code: string;
  readonly etag: string;
  /** bare specifiers that stay imports: `lwc`, `lightning/card`, `c/hubAge` */
  readonly imports: readonly string[];
  /** `@salesforce/label/c.X` and the like; their values come with the page */
  readonly references: readonly string[];
}
export interface CompileResult {
  readonly problems: readonly Problem[];
  /** null when there is an error */
  readonly module: CompiledModule | null;
}

/** Who is signed in. `id` is secret and is only used to derive the page's CSRF token. */
export interface LightningSession {
  readonly id: string;
  readonly userId: string;
  readonly orgId: string;
}
export interface LightningUser {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly email: string;
  /** `en_US` */
  readonly locale: string;
  /** `Europe/Berlin` */
  readonly timeZone: string;
  readonly language: string;
}
/** One field of a record, as the simple record view shows it. */
export interface RecordField {
  readonly name: string;
  readonly label: string;
  readonly value: unknown;
  readonly displayValue: string | null;
}
export interface RecordView {
  readonly id: string;
  readonly object: string;
  readonly objectLabel: string;
  readonly fields: readonly RecordField[];
}

/** What the pages need of one org. */
export interface LightningOrg {
  readonly org: Org;
  user(userId: string): LightningUser;
  access(userId: string): UserAccess;
  /** full names of the components of one metadata type */
  metadataNames(type: string): readonly string[];
  /** the component as a retrieve would render it; null when the org has none of this name */
  metadata(type: string, fullName: string): string | null;
  /** the value of a custom label in the user's language */
  label(name: string): string | null;
  /** compiled bundles, as `saveModules` stored them */
  modules(): readonly CompiledModule[];
  /** one of them, for its own request; by default looked up in `modules` */
  module?(name: string): CompiledModule | null;
  apexMethod(className: string, method: string): { readonly cacheable: boolean } | null;
  /** null when there is no such record or the user may not see it */
  record(userId: string, recordId: string): RecordView | null;
  /** platform events of a channel such as `/event/Hub_Event__e`; answers how to stop */
  subscribe(channel: string, replayId: number, listener: (message: unknown) => void): () => void;
}

export interface LightningContext {
  /** the signed-in user of a request, or null */
  session(request: FastifyRequest): LightningSession | null;
  org(orgId: string): LightningOrg;
  /** where somebody without a session is sent; the path is where to return to */
  signInUrl(returnTo: string): string;
  readonly signOutUrl: string;
}

/** Progress of the build of base components. */
export interface PrepareProgress {
  readonly done: number;
  readonly total: number;
  readonly message: string;
}
