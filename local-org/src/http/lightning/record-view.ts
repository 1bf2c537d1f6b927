import { outsideAccess } from '../../data/index.ts';
import type { RecordView } from '../../lightning/index.ts';
import { textOr } from '../text.ts';
import { isId, to18 } from '../../schema/index.ts';
import type { LocalOrgServer } from '../../org/server.ts';
import type { LocalOrg } from '../../org/server-types.ts';

/** A record with the fields that the user may read; null when there is none or the user may not see it. */
export function recordView(server: LocalOrgServer, org: LocalOrg, userId: string, recordId: string): RecordView | null {
  const object = isId(recordId) ? org.schema().objectByPrefix(recordId.slice(0, 3)) : undefined;
  const user = server.userAccess(org, userId);
  if (!object || !user.object(object.name).read) return null;
  const fields = [...object.fields.values()].filter(
    (field) =>
      !['base64', 'complexvalue', 'address', 'location'].includes(field.type) &&
      (field.type === 'id' || user.field(object.name, field.name).read),
  );
  const soql = `SELECT ${fields.map((field) => field.name).join(', ')} FROM ${object.name} WHERE Id = :id`;
  const row = org.query({ soql, access: outsideAccess(user), binds: { id: to18(recordId) } }).rows[0];
  if (!row) return null;
  return {
    id: to18(recordId),
    object: object.name,
    objectLabel: object.label,
    fields: fields.map((field) => {
      const value = row.values[field.name] ?? null;
      return { name: field.name, label: field.label, value, displayValue: value === null ? null : textOr(value) };
    }),
  };
}
