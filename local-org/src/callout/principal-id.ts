import { rowOf, type Connection } from '../metadata/store/sql.ts';

const OBJECT = 'ExternalCredentialParameter';

/** A principal's id is that of its parameter row, by which SetupEntityAccess names it; null where there is no such row. */
export function principalId(connection: Connection, externalCredentialId: string, principal: string): string | null {
  if (rowOf(connection, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", OBJECT) === undefined)
    return null;
  const sql = `SELECT Id FROM ${OBJECT} WHERE ExternalCredentialId = ? AND ParameterGroup = ? AND ParameterType LIKE '%Principal'`;
  const id = rowOf(connection, sql, externalCredentialId, principal)?.['Id'];
  return typeof id === 'string' ? id : null;
}
