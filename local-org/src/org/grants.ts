import type { DatabaseSync } from 'node:sqlite';
import { hashToken, newAuthorizationCode, newOneTimeKey, newRefreshToken } from './tokens.ts';

export interface Grant {
  readonly hash: string;
  readonly orgId: string;
  readonly userId: string;
  readonly appName: string;
  readonly consumerKey: string;
  readonly scopes: readonly string[];
  readonly expiresAt: number | null;
}

export interface CodeDetail {
  readonly consumerKey: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** PKCE challenge (S256), null when the client sent none */
  readonly challenge: string | null;
}

export interface LinkDetail {
  readonly startUrl: string;
}

interface OneTimeDetails {
  code: CodeDetail;
  link: LinkDetail;
}

export interface OneTime<P extends keyof OneTimeDetails> {
  readonly orgId: string;
  readonly userId: string;
  readonly detail: OneTimeDetails[P];
}

const LIFETIME_MS = { code: 15 * 60 * 1000, link: 10 * 60 * 1000 };

interface GrantRow {
  hash: string;
  org_id: string;
  user_id: string;
  app_name: string;
  consumer_key: string;
  scopes: string;
  expires_at: number | null;
}

/** Refresh tokens, authorization codes and sign-in links: all opaque, kept hashed. */
export class GrantStore {
  readonly #database: DatabaseSync;
  readonly #now: () => number;

  constructor(database: DatabaseSync, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  /** Returns the refresh token. */
  create(grant: Omit<Grant, 'hash'>, token = newRefreshToken()): string {
    this.#database
      .prepare('INSERT INTO refresh_grant VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
      .run(
        hashToken(token),
        grant.orgId,
        grant.userId,
        grant.appName,
        grant.consumerKey,
        grant.scopes.join(' '),
        this.#now(),
        grant.expiresAt,
      );
    return token;
  }

  find(refreshToken: string): Grant | undefined {
    const row = this.#database.prepare('SELECT * FROM refresh_grant WHERE hash = ?').get(hashToken(refreshToken)) as
      GrantRow | undefined;
    if (!row || (row.expires_at !== null && row.expires_at <= this.#now())) return undefined;
    return {
      hash: row.hash,
      orgId: row.org_id,
      userId: row.user_id,
      appName: row.app_name,
      consumerKey: row.consumer_key,
      scopes: row.scopes.split(' ').filter(Boolean),
      expiresAt: row.expires_at,
    };
  }

  hasGrant(orgId: string, userId: string, consumerKey: string): boolean {
    const sql = 'SELECT 1 FROM refresh_grant WHERE org_id = ? AND user_id = ? AND consumer_key = ?';
    return this.#database.prepare(sql).get(orgId, userId, consumerKey) !== undefined;
  }

  prolong(hash: string, expiresAt: number): void {
    this.#database.prepare('UPDATE refresh_grant SET expires_at = ? WHERE hash = ?').run(expiresAt, hash);
  }

  remove(hash: string): void {
    this.#database.prepare('DELETE FROM refresh_grant WHERE hash = ?').run(hash);
  }

  /** A code or link that `consume` takes once. */
  createOneTime<P extends keyof OneTimeDetails>(
    purpose: P,
    orgId: string,
    userId: string,
    detail: OneTimeDetails[P],
  ): string {
    const key = purpose === 'code' ? newAuthorizationCode() : newOneTimeKey();
    this.#database
      .prepare('INSERT INTO one_time VALUES (?, ?, ?, ?, ?, ?)')
      .run(hashToken(key), purpose, orgId, userId, JSON.stringify(detail), this.#now() + LIFETIME_MS[purpose]);
    return key;
  }

  consume<P extends keyof OneTimeDetails>(purpose: P, key: string): OneTime<P> | undefined {
    const row = this.#database
      .prepare('DELETE FROM one_time WHERE hash = ? AND purpose = ? RETURNING org_id, user_id, detail, expires_at')
      .get(hashToken(key), purpose) as
      { org_id: string; user_id: string; detail: string; expires_at: number } | undefined;
    if (!row || row.expires_at <= this.#now()) return undefined;
    return { orgId: row.org_id, userId: row.user_id, detail: JSON.parse(row.detail) as OneTimeDetails[P] };
  }

  removeExpired(): void {
    this.#database.prepare('DELETE FROM one_time WHERE expires_at <= ?').run(this.#now());
  }
}
