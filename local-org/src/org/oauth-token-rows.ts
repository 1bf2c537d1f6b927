import type { OrgDatabase } from '../data/index.ts';
import { objectRows } from '../metadata/store/object-rows.ts';

interface Use {
  readonly userId: string;
  readonly appName: string;
  readonly now: number;
}

/** One row per user and app: made by the first token, counted up by the next. */
export function useToken(database: OrgDatabase, { userId, appName, now }: Use): void {
  const rows = objectRows(database);
  if (!rows.has('OauthToken')) return;
  const time = new Date(now).toISOString();
  database.transaction(() => {
    database.lock();
    const found = rows.find('OauthToken', { UserId: userId, AppName: appName })[0];
    const id = typeof found?.['Id'] === 'string' ? found['Id'] : rows.newId('OauthToken');
    const uses = Number(found?.['UseCount'] ?? 0) + 1;
    const created = found?.['CreatedDate'] ?? time;
    rows.put('OauthToken', id, {
      UserId: userId,
      AppName: appName,
      UseCount: uses,
      LastUsedDate: time,
      CreatedDate: created,
    });
  });
}

export function revokeToken(database: OrgDatabase, { userId, appName }: Omit<Use, 'now'>): void {
  const rows = objectRows(database);
  database.transaction(() => {
    database.lock();
    for (const row of rows.find('OauthToken', { UserId: userId, AppName: appName }))
      rows.remove('OauthToken', String(row['Id']));
  });
}
