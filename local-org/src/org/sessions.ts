import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { hashToken, newSessionToken } from './tokens.ts';
import type { SessionKind } from './server-types.ts';

/** Session settings of a new org: two hours without use end a session. */
export const DEFAULT_IDLE_SECONDS = 2 * 60 * 60;

export interface SessionRecord {
  readonly id: string;
  readonly orgId: string;
  readonly userId: string;
  readonly kind: SessionKind;
  readonly appName: string | null;
  readonly consumerKey: string | null;
  readonly scopes: readonly string[];
  readonly expiresAt: number;
}

export interface NewSession {
  readonly orgId: string;
  readonly userId: string;
  readonly kind: SessionKind;
  readonly appName?: string | null;
  readonly consumerKey?: string | null;
  readonly scopes?: readonly string[];
  readonly grantHash?: string | null;
  readonly idleSeconds?: number;
}

interface SessionRow {
  hash: string;
  org_id: string;
  user_id: string;
  kind: SessionKind;
  app_name: string | null;
  consumer_key: string | null;
  scopes: string;
  idle_seconds: number;
  expires_at: number;
}

/** Access tokens and browser sessions; tokens are kept hashed. */
export class SessionStore {
  readonly #database: DatabaseSync;
  /** asked on every request */
  readonly #byHash: StatementSync;
  readonly #now: () => number;

  constructor(database: DatabaseSync, now: () => number) {
    this.#database = database;
    this.#byHash = database.prepare('SELECT * FROM session WHERE hash = ?');
    this.#now = now;
  }

  /** Returns the token, which nobody can read again. */
  create(session: NewSession): string {
    const token = newSessionToken(session.orgId);
    const idle = session.idleSeconds ?? DEFAULT_IDLE_SECONDS;
    this.#database
      .prepare('INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(
        hashToken(token),
        session.orgId,
        session.userId,
        session.kind,
        session.appName ?? null,
        session.consumerKey ?? null,
        (session.scopes ?? ['full']).join(' '),
        session.grantHash ?? null,
        idle,
        this.#now() + idle * 1000,
      );
    return token;
  }

  /** Using a session prolongs it; that is written at most four times in its life, not on every request. */
  find(token: string): SessionRecord | undefined {
    const row = this.#byHash.get(hashToken(token)) as SessionRow | undefined;
    if (!row) return undefined;
    const now = this.#now();
    if (row.expires_at <= now) {
      this.remove(row.hash);
      return undefined;
    }
    const lifetime = row.idle_seconds * 1000;
    const expiresAt = row.expires_at - now < lifetime * 0.75 ? this.#prolong(row.hash, now + lifetime) : row.expires_at;
    return record(row, expiresAt);
  }

  #prolong(hash: string, expiresAt: number): number {
    this.#database.prepare('UPDATE session SET expires_at = ? WHERE hash = ?').run(expiresAt, hash);
    return expiresAt;
  }

  remove(id: string): void {
    this.#database.prepare('DELETE FROM session WHERE hash = ?').run(id);
  }

  removeOfGrant(grantHash: string): void {
    this.#database.prepare('DELETE FROM session WHERE grant_hash = ?').run(grantHash);
  }

  removeOfUser(orgId: string, userId: string): void {
    this.#database.prepare('DELETE FROM session WHERE org_id = ? AND user_id = ?').run(orgId, userId);
  }

  removeExpired(): void {
    this.#database.prepare('DELETE FROM session WHERE expires_at <= ?').run(this.#now());
  }
}

function record(row: SessionRow, expiresAt: number): SessionRecord {
  return {
    id: row.hash,
    orgId: row.org_id,
    userId: row.user_id,
    kind: row.kind,
    appName: row.app_name,
    consumerKey: row.consumer_key,
    scopes: row.scopes.split(' ').filter(Boolean),
    expiresAt,
  };
}
