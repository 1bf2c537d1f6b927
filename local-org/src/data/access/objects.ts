import type { Schema } from '../../schema/types.ts';
import type { ObjectAccess } from '../types.ts';
import type { Grants } from './grants.ts';
import { setupPermissionsOf } from './setup-objects.ts';

const NONE: ObjectAccess = { read: false, create: false, edit: false, delete: false, viewAll: false, modifyAll: false };
const ALL: ObjectAccess = { read: true, create: true, edit: true, delete: true, viewAll: true, modifyAll: true };
const DERIVED = /(__)?(Share|History|Feed|ChangeEvent)$/i;

/** Rights on an object; `name` is lower-cased. Setup objects have no object permissions: user permissions open them. */
export function objectRights(schema: Schema, grants: Grants, name: string): ObjectAccess {
  const object = schema.object(name);
  if (object === undefined) return NONE;
  const setup = setupPermissionsOf(object);
  if (setup !== null) return setupRights(grants, setup);
  const has = (right: string): boolean => grants.objects.has(`${name}.${right}`);
  const all = grants.userPermissions;
  const modifyAll = has('modifyallrecords') || all.has('modifyalldata');
  const viewAll = modifyAll || has('viewallrecords') || all.has('viewalldata');
  const followed = FOLLOWED[name];
  if (followed !== undefined) return objectRights(schema, grants, followed);
  if (OPEN.has(name)) return OPEN_RIGHTS;
  if (DERIVED.test(name)) return objectRights(schema, grants, parentOf(name));
  return {
    read: has('read') || viewAll,
    create: has('create') || all.has('modifyalldata'),
    edit: has('edit') || modifyAll,
    delete: has('delete') || modifyAll,
    viewAll,
    modifyAll,
  };
}

/** Objects without permissions of their own: what one may do with the parent ("Object Permissions" of Salesforce Help). */
const FOLLOWED: Readonly<Record<string, string>> = {
  accountcontactrole: 'account',
  accountpartner: 'account',
  accountteammember: 'account',
  campaignmember: 'campaign',
  campaignmemberstatus: 'campaign',
  casecomment: 'case',
  casecontactrole: 'case',
  caseteammember: 'case',
  contractcontactrole: 'contract',
  emailmessage: 'case',
  eventrelation: 'event',
  opportunitycontactrole: 'opportunity',
  opportunitycompetitor: 'opportunity',
  opportunitylineitem: 'opportunity',
  opportunitypartner: 'opportunity',
  opportunityteammember: 'opportunity',
  orderitem: 'order',
  pricebookentry: 'pricebook2',
  taskrelation: 'task',
};
/** Whoever sees the record that they hang on may use them; that record's sharing decides. */
const OPEN: ReadonlySet<string> = new Set([
  'attachedcontentdocument',
  'attachment',
  'contentdocument',
  'contentdocumentlink',
  'contentversion',
  'entitysubscription',
  'feedattachment',
  'feedcomment',
  'feeditem',
  'note',
  'noteandattachment',
  'processinstance',
  'processinstancestep',
  'processinstanceworkitem',
  'topic',
  'topicassignment',
]);
const OPEN_RIGHTS: ObjectAccess = { ...ALL, viewAll: false, modifyAll: false };

function parentOf(name: string): string {
  return name.includes('__') ? name.replace(/__(share|history|feed|changeevent)$/i, '__c') : name.replace(DERIVED, '');
}

function setupRights(
  grants: Grants,
  setup: { readonly read: readonly string[]; readonly write: readonly string[] },
): ObjectAccess {
  const hasAny = (permissions: readonly string[]): boolean =>
    permissions.length === 0 || permissions.some((name) => grants.userPermissions.has(name));
  const write = grants.userPermissions.has('modifyalldata') || (setup.write.length > 0 && hasAny(setup.write));
  const read = write || hasAny(setup.read);
  return write ? ALL : { ...NONE, read, viewAll: read };
}
