import { internalAccess } from '../data/index.ts';
import type { Access, QueryRow, Scalar } from '../data/types.ts';
import type { LocalOrg } from './server-types.ts';

export interface OrgUser {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly firstName: string | null;
  readonly lastName: string;
  readonly email: string | null;
  readonly isActive: boolean;
  readonly profileId: string;
  readonly locale: string;
  readonly language: string;
  readonly timeZone: string;
}

const COLUMNS =
  'Id, Username, Name, FirstName, LastName, Email, IsActive, ProfileId, LocaleSidKey, LanguageLocaleKey, TimeZoneSidKey';

/** What the server itself reads: it is no user, so nothing is hidden from it. */
export function systemAccess(org: LocalOrg): Access {
  return internalAccess(org.adminUserId);
}

export function userById(org: LocalOrg, userId: string): OrgUser | undefined {
  return oneUser(org, 'Id', userId);
}

export function userByUsername(org: LocalOrg, username: string): OrgUser | undefined {
  return oneUser(org, 'Username', username);
}

function oneUser(org: LocalOrg, field: 'Id' | 'Username', value: string): OrgUser | undefined {
  const soql = `SELECT ${COLUMNS} FROM User WHERE ${field} = :value LIMIT 1`;
  const result = org.query({ soql, binds: { value }, access: systemAccess(org) });
  const row = result.rows[0];
  return row && toUser(row);
}

function toUser({ values }: QueryRow): OrgUser {
  const text = (name: string): string | null => (values[name] as Scalar | undefined)?.toString() ?? null;
  return {
    id: text('Id')!,
    username: text('Username')!,
    name: text('Name') ?? text('LastName') ?? '',
    firstName: text('FirstName'),
    lastName: text('LastName') ?? '',
    email: text('Email'),
    isActive: values['IsActive'] === true,
    profileId: text('ProfileId') ?? '',
    locale: text('LocaleSidKey') ?? 'en_US',
    language: text('LanguageLocaleKey') ?? 'en_US',
    timeZone: text('TimeZoneSidKey') ?? 'UTC',
  };
}
