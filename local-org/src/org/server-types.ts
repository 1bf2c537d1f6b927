import type { OrgClock } from '../apex/run/index.ts';
import type { OrgDatabase } from '../data/index.ts';
import type { QueryRequest, QueryResult, UserAccess } from '../data/types.ts';
import type { Shape } from '../schema/types.ts';
import type { SystemRow } from './audit.ts';
import type { EventBus } from './event-bus.ts';
import type { OAuthApp } from './oauth/apps.ts';
import type { Org } from './types.ts';

/** One org of a server, with what the main thread needs of it: its own reading connection to the org's file. */
export interface LocalOrg extends Org {
  readonly database: OrgDatabase;
  /** the time that Apex, its jobs and its data see */
  readonly clock: OrgClock;
  readonly name: string;
  /** the administrator that was created with the org */
  readonly adminUserId: string;
  readonly adminUsername: string;
  /** platform events on their way to streams */
  readonly events: EventBus;
  query(request: QueryRequest): QueryResult;
  /** after a deploy: what the org's metadata says now */
  refresh(): void;
  /** usable external client apps */
  clientApps(): readonly OAuthApp[];
  /** rows that the platform itself writes; throws UNABLE_TO_LOCK_ROW while another transaction holds the file */
  writeSystemRows(rows: readonly SystemRow[]): void;
  /** issuing a token or refreshing it: the user's OauthToken row of that app is made or counted up */
  tokenUsed(userId: string, appName: string, now: number): void;
  tokenRevoked(userId: string, appName: string): void;
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
  /** what the user may do now; read again only after the org's file has changed */
  userAccess(org: LocalOrg, userId: string): UserAccess;
  /** counts an API call against the limits and for the event log; cheap, written in batches */
  recordRequest(facts: RequestFacts): void;
  createOrg(request: NewOrg): Promise<LocalOrg>;
  deleteOrg(orgId: string): Promise<void>;
}

/** What is known about a request when it has been answered. */
export interface RequestFacts {
  /** undefined when it was made without a session: such a request does not count */
  readonly session: Session | undefined;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly userAgent: string;
  /** the header Sforce-Call-Options, e.g. `client=sfdx toolbelt:…` */
  readonly callOptions: string;
}
