import { rowOf, rowsOf, text, type Connection } from '../metadata/store/sql.ts';
import type { CredentialStore, PrincipalKey } from './types.ts';

const TABLES = `
CREATE TABLE IF NOT EXISTS _credential_parameter (
  external_credential TEXT NOT NULL COLLATE NOCASE, principal TEXT NOT NULL COLLATE NOCASE, user_id TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
  encrypted INTEGER NOT NULL, PRIMARY KEY (external_credential, principal, user_id, name));
CREATE TABLE IF NOT EXISTS _credential_token (
  external_credential TEXT NOT NULL COLLATE NOCASE, principal TEXT NOT NULL COLLATE NOCASE, user_id TEXT NOT NULL, access_token TEXT NOT NULL,
  expires_at INTEGER NOT NULL, PRIMARY KEY (external_credential, principal, user_id));
`;
const OF_KEY = 'external_credential = ? AND principal = ? AND user_id = ?';

const values = (key: PrincipalKey): [string, string, string] => [key.externalCredential, key.principal, key.userId];

/** The org's own tables of secrets. The org's file is readable by its owner only, as a real org's store is by nobody. */
export function credentialStore(connection: Connection): CredentialStore {
  connection.exec(TABLES);
  const run = (sql: string, ...parameters: (string | number)[]): unknown => connection.prepare(sql).run(...parameters);
  const forgetToken = (key: PrincipalKey): unknown =>
    run(`DELETE FROM _credential_token WHERE ${OF_KEY}`, ...values(key));
  const remove = (key: PrincipalKey): void => {
    run(`DELETE FROM _credential_parameter WHERE ${OF_KEY}`, ...values(key));
    forgetToken(key);
  };
  return {
    parameters: (key) =>
      rowsOf(
        connection,
        `SELECT name, value, encrypted FROM _credential_parameter WHERE ${OF_KEY} ORDER BY name`,
        ...values(key),
      ).map((row) => ({
        name: text(row.name),
        value: text(row.value),
        encrypted: row.encrypted === 1,
      })),
    save: (key, parameters) => {
      remove(key);
      for (const { name, value, encrypted } of parameters)
        run('INSERT INTO _credential_parameter VALUES (?,?,?,?,?,?)', ...values(key), name, value, Number(encrypted));
    },
    remove,
    keepOnly: (externalCredential, principals) => {
      const kept = new Set(principals.map((principal) => principal.toLowerCase()));
      for (const row of rowsOf(
        connection,
        'SELECT DISTINCT principal, user_id FROM _credential_parameter WHERE external_credential = ?',
        externalCredential,
      )) {
        if (!kept.has(text(row.principal).toLowerCase()))
          remove({ externalCredential, principal: text(row.principal), userId: text(row.user_id) });
      }
    },
    token: (key) => {
      const row = rowOf(
        connection,
        `SELECT access_token, expires_at FROM _credential_token WHERE ${OF_KEY}`,
        ...values(key),
      );
      return row === undefined ? undefined : { accessToken: text(row.access_token), expiresAt: Number(row.expires_at) };
    },
    saveToken: (key, accessToken, expiresAt) => {
      run('INSERT OR REPLACE INTO _credential_token VALUES (?,?,?,?,?)', ...values(key), accessToken, expiresAt);
    },
    forgetToken: (key) => {
      forgetToken(key);
    },
  };
}
