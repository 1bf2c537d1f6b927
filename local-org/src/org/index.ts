export type * from './types.ts';
export type { LocalOrg, NewOrg, OrgServer, Session, SessionKind } from './server-types.ts';
