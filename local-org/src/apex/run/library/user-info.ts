import { plainText } from '../plain-text.ts';
import type { PlatformClass } from '../../abi.ts';
import { engine } from '../engine.ts';
import { rowsOf } from '../user-settings.ts';

const settings = () => engine().settings();
const organization = (column: string): string =>
  plainText(rowsOf(engine().db, 'Organization', 'Id', engine().org.id)[0]?.[column]);

export const USER_INFO: PlatformClass = {
  name: 'System.UserInfo',
  statics: {
    getuserid: () => engine().transaction.userId,
    getusername: () => settings().text('username'),
    getuseremail: () => settings().text('email'),
    getfirstname: () => settings().text('firstname'),
    getlastname: () => settings().text('lastname'),
    getname: () =>
      settings().text('name') || [settings().text('firstname'), settings().text('lastname')].filter(Boolean).join(' '),
    getprofileid: () => settings().text('profileid') || null,
    getuserroleid: () => settings().text('userroleid') || null,
    getusertype: () => settings().text('usertype') || 'Standard',
    getlanguage: () => settings().language,
    getlocale: () => settings().locale,
    gettimezone: () => timeZone(settings().timeZone),
    getorganizationid: () => engine().org.id,
    getorganizationname: () => organization('name'),
    getdefaultcurrency: () => organization('defaultcurrencyisocode') || 'USD',
    getsessionid: () => null,
    getuitheme: () => 'Theme4d',
    getuithemedisplayed: () => 'Theme4d',
    ismulticurrencyorganization: () => false,
    iscurrentuserlicensed: () => true,
    iscurrentuserlicensedforpackage: () => true,
    haspackagelicense: () => true,
  },
};

function timeZone(id: string): unknown {
  const get = engine().runtime.platform('System.TimeZone').statics?.['gettimezone'] as
    ((name: string) => unknown) | undefined;
  return get?.(id) ?? null;
}
