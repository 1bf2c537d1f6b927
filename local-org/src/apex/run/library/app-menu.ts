import type { ApexValue, PlatformClass } from '../../abi.ts';
import { IllegalArgumentException } from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { textsIn } from './helpers.ts';

/** Writes a column of the items with these applications; the menu of one user is that of all here. */
function write(column: 'SortOrder' | 'UserSortOrder', ids: ApexValue): null {
  const { db, transaction } = engine();
  transaction.limits.use('dmlStatements');
  transaction.uncommitted = true;
  db.lock();
  textsIn(ids).forEach((id, index) => {
    const statement = `UPDATE "AppMenuItem" SET "${column}" = ? WHERE "ApplicationId" = ? OR "Id" = ?`;
    const { changes } = db.prepare(statement).run(index + 1, id, id);
    if (changes === 0) throw new IllegalArgumentException(`Invalid application id: ${id}`);
  });
  return null;
}

function setVisibility(id: string, isVisible: boolean): null {
  const { db, transaction } = engine();
  transaction.uncommitted = true;
  db.lock();
  db.prepare(`UPDATE "AppMenuItem" SET "IsVisible" = ? WHERE "Id" = ?`).run(isVisible ? 1 : 0, id);
  return null;
}

export const APP_MENU: PlatformClass = {
  name: 'applauncher.AppMenu',
  statics: {
    setorgsortorder: (ids: ApexValue) => write('SortOrder', ids),
    setusersortorder: (ids: ApexValue) => write('UserSortOrder', ids),
    setappvisibility: setVisibility,
  },
};
