import type { DatabaseSync } from 'node:sqlite';
import { hashPassword, verifyPassword } from './passwords.ts';

/** A hash that no password has, so that an unknown user takes as long as a wrong password. */
const NOBODY = `scrypt$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`;

export class PasswordStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async set(orgId: string, userId: string, password: string): Promise<void> {
    const hash = await hashPassword(password);
    this.#database
      .prepare('INSERT INTO password VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET hash = excluded.hash')
      .run(orgId, userId, hash);
  }

  has(orgId: string, userId: string): boolean {
    return this.#hash(orgId, userId) !== undefined;
  }

  async matches(orgId: string, userId: string | undefined, password: string): Promise<boolean> {
    const hash = userId === undefined ? undefined : this.#hash(orgId, userId);
    return (await verifyPassword(password, hash ?? NOBODY)) && hash !== undefined;
  }

  #hash(orgId: string, userId: string): string | undefined {
    const row = this.#database
      .prepare('SELECT hash FROM password WHERE org_id = ? AND user_id = ?')
      .get(orgId, userId) as { hash: string } | undefined;
    return row?.hash;
  }
}
