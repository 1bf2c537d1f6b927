import type { OrgDatabase } from '../data/index.ts';
import type { Shape } from '../schema/types.ts';
import type { Org } from './types.ts';

/** One org of a server, with what the main thread needs of it: its own reading connection to the org's file. */
export interface LocalOrg extends Org {
  readonly database: OrgDatabase;
  readonly name: string;
  /** the administrator that was created with the org */
  readonly adminUserId: string;
  readonly adminUsername: string;
}

export type SessionKind = 'ui' | 'api';

/** A session that was found by its token: who calls, in which org. */
export interface Session {
  readonly org: LocalOrg;
  readonly userId: string;
  readonly kind: SessionKind;
  /** hash of the token, the session's id; the token itself is stored nowhere */
  readonly id: string;
  /** name of the client app that the token was issued to; null after a sign-in by password */
  readonly appName: string | null;
  readonly consumerKey: string | null;
  readonly scopes: readonly string[];
  readonly expiresAt: number;
}

export interface NewOrg {
  readonly name: string;
  readonly shape: Shape;
  readonly isDevHub: boolean;
  readonly isScratch: boolean;
  readonly adminUsername?: string;
  readonly adminEmail?: string;
}

/** All orgs of one state directory, and who is signed in to them. */
export interface OrgServer {
  /** `http://127.0.0.1:8080`, known once the server listens */
  readonly url: string;
  readonly stateDirectory: string;
  /** by 18-character id */
  readonly orgs: ReadonlyMap<string, LocalOrg>;
  readonly primaryOrg: LocalOrg;
  /** the session of a bearer token or session id, undefined when it is unknown, expired or of a deleted org */
  orgByToken(token: string): Session | undefined;
  /** the session of the cookie `sid` in a Cookie header */
  sessionByCookie(cookieHeader: string | undefined): Session | undefined;
  /** a value that a page may carry and must send back with each change; bound to the session */
  csrfToken(session: Session): string;
  createOrg(request: NewOrg): Promise<LocalOrg>;
  deleteOrg(orgId: string): Promise<void>;
}
