import type { OrgDatabase } from '../../../data/index.ts';

/** Objects that tests see without SeeAllData: what manages the org, and metadata (Apex Developer Guide, "Isolation of Test Data"). */
const VISIBLE: ReadonlySet<string> = new Set([
  'apexclass',
  'apexcomponent',
  'apexpage',
  'apextrigger',
  'appdefinition',
  'appmenuitem',
  'asyncapexjob',
  'authprovider',
  'businesshours',
  'casestatus',
  'contractstatus',
  'connectedapplication',
  'crontrigger',
  'cronjobdetail',
  'custompermission',
  'emailtemplate',
  'entitydefinition',
  'fielddefinition',
  'fieldpermissions',
  'flowdefinitionview',
  'folder',
  'group',
  'groupmember',
  'leadstatus',
  'namedcredential',
  'network',
  'objectpermissions',
  'opportunitystage',
  'orderstatus',
  'organization',
  'permissionset',
  'permissionsetassignment',
  'permissionsetgroup',
  'permissionsetgroupcomponent',
  'permissionsetlicense',
  'permissionsetlicenseassign',
  'platformcachepartition',
  'pricebook2',
  'profile',
  'queuesobject',
  'recordtype',
  'samlssoconfig',
  'setupentityaccess',
  'staticresource',
  'tabdefinition',
  'taskpriority',
  'taskstatus',
  'topic',
  'user',
  'userlicense',
  'userrole',
  'externalclientapplication',
  'extlclntappoauthsettings',
  'extlclntappoauthplcycnfg',
]);

/** Test.getStandardPricebookId() names a row that the org always has. */
const KEPT: Readonly<Record<string, string>> = { Pricebook2: ' WHERE "IsStandard" IS NOT 1' };

/** Removes from a private copy what tests without SeeAllData do not see. */
export function hideOrgData(copy: OrgDatabase): void {
  const tables = copy
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite_%'",
    )
    .all();
  copy.transaction(() => {
    copy.lock();
    for (const { name } of tables as { name: string }[])
      if (!isVisible(copy, name)) copy.prepare(`DELETE FROM "${name}"${KEPT[name] ?? ''}`).run();
  });
}

function isVisible(copy: OrgDatabase, table: string): boolean {
  if (VISIBLE.has(table.toLowerCase())) return true;
  const def = copy.schema.object(table);
  return def === undefined || def.kind === 'customMetadata' || def.kind === 'tooling';
}
