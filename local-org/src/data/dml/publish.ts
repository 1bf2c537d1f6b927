import type { ObjectDef } from '../../schema/types.ts';
import type { OrgDatabase } from '../store/database.ts';
import { nextId } from '../store/ids.ts';
import type { Scalar, WriteRequest } from '../types.ts';
import { DefaultValues } from './defaults.ts';
import type { Row } from './prepare.ts';
import { setInsertDefaults } from './system-fields.ts';
import { validateRows } from './validate.ts';

export interface PublishedEvent {
  readonly object: string;
  readonly id: string;
  readonly fields: Readonly<Record<string, Scalar>>;
}

/** Platform events are not stored: they go to whoever set `onPublish`, which also decides when they are delivered. */
export function publishEvents(
  database: OrgDatabase,
  object: ObjectDef,
  request: WriteRequest,
  rows: readonly Row[],
): void {
  const defaults = new DefaultValues(database, object, request.access, request.now);
  for (const row of rows) setInsertDefaults(object, request, row, defaults);
  validateRows(database, object, rows);
  const events: PublishedEvent[] = [];
  for (const row of rows) {
    if (row.errors.length > 0) continue;
    row.id = nextId(database, object);
    const fields = {
      ...row.fields,
      CreatedById: request.access.user.userId,
      CreatedDate: new Date(request.now).toISOString(),
    };
    events.push({ object: object.name, id: row.id, fields });
  }
  if (events.length > 0) database.onPublish?.(events);
}
