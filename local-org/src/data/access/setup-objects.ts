import type { ObjectDef } from '../../schema/types.ts';

interface SetupPermissions {
  /** any of these opens the object for reading; none means everybody */
  readonly read: readonly string[];
  /** any of these opens it for writing; none means nobody but who may modify all data */
  readonly write: readonly string[];
}

const everybody = (...write: string[]): SetupPermissions => ({ read: [], write });
const viewSetup = (...write: string[]): SetupPermissions => ({ read: ['viewsetup'], write });

/**
 * User permissions that open setup objects. Reading: "Special Access Rules" of the pages of PermissionSetAssignment,
 * SetupEntityAccess, NamedCredential, AsyncApexJob, LoginHistory and OauthToken in the Object Reference. All others, and
 * whoever may write, are assumed, on the stricter side. Names lower-cased.
 */
const SETUP: Readonly<Record<string, SetupPermissions>> = {
  user: everybody('manageusers', 'manageinternalusers'),
  userrole: everybody('manageroles', 'manageusers'),
  group: everybody('manageusers'),
  groupmember: everybody('manageusers'),
  organization: everybody('customizeapplication'),
  profile: everybody('manageprofilespermissionsets'),
  recordtype: everybody('customizeapplication'),
  userlicense: viewSetup(),
  permissionset: viewSetup('manageprofilespermissionsets'),
  permissionsetgroup: viewSetup('manageprofilespermissionsets'),
  permissionsetgroupcomponent: viewSetup('manageprofilespermissionsets'),
  permissionsetassignment: {
    read: ['viewsetup', 'assignpermissionsets', 'manageusers'],
    write: ['assignpermissionsets'],
  },
  permissionsetlicense: viewSetup(),
  permissionsetlicenseassign: viewSetup('assignpermissionsets', 'manageusers'),
  permissionsettabsetting: viewSetup('manageprofilespermissionsets'),
  mutingpermissionset: viewSetup('manageprofilespermissionsets'),
  objectpermissions: viewSetup('manageprofilespermissionsets'),
  fieldpermissions: viewSetup('manageprofilespermissionsets'),
  setupentityaccess: viewSetup('manageprofilespermissionsets'),
  custompermission: viewSetup('customizeapplication'),
  apexclass: { read: ['viewsetup', 'authorapex'], write: ['authorapex'] },
  apextrigger: { read: ['viewsetup', 'authorapex'], write: ['authorapex'] },
  asyncapexjob: viewSetup(),
  crontrigger: viewSetup(),
  cronjobdetail: viewSetup(),
  namedcredential: viewSetup('customizeapplication', 'managenamedcredentials'),
  authprovider: { read: ['manageauthproviders', 'customizeapplication'], write: ['manageauthproviders'] },
  samlssoconfig: viewSetup('customizeapplication'),
  connectedapplication: viewSetup(),
  externalclientapplication: viewSetup('externalclientappadmin', 'externalclientappdeveloper'),
  oauthtoken: everybody(),
  appmenuitem: everybody('customizeapplication'),
  loginhistory: everybody(),
  loginip: { read: ['manageusers'], write: [] },
  logingeo: everybody(),
  authsession: everybody('manageusers'),
  eventlogfile: { read: ['vieweventlogfiles', 'viewalldata'], write: [] },
  eventbussubscriber: everybody(),
  platformeventusagemetric: { read: ['viewsetup'], write: [] },
  tenantusageentitlement: viewSetup(),
  staticresource: everybody('customizeapplication'),
  entitydefinition: everybody(),
  fielddefinition: everybody(),
  entityparticle: everybody(),
  picklistvalueinfo: everybody(),
  relationshipinfo: everybody(),
  userrecordaccess: everybody(),
  name: everybody(),
  apexlog: { read: ['viewalldata'], write: ['modifyalldata'] },
};

const EXTERNAL_CLIENT_APP = /^extlclnt/i;

/** Null for objects with object permissions. Tooling objects ask for what their data twins ask, else for View Setup. */
export function setupPermissionsOf(object: ObjectDef): SetupPermissions | null {
  const known = SETUP[object.name.toLowerCase()];
  if (known !== undefined) return known;
  if (EXTERNAL_CLIENT_APP.test(object.name)) return viewSetup('externalclientappadmin', 'externalclientappdeveloper');
  if (object.name.endsWith('EventLog')) return { read: ['vieweventlogobjectdata', 'viewalldata'], write: [] };
  if (object.kind === 'customMetadata') return { read: ['customizeapplication', 'viewsetup'], write: [] };
  return object.api === 'tooling' ? viewSetup('customizeapplication', 'authorapex') : null;
}
