import type { Scalar } from '../../data/types.ts';
import { childrenOf, type XmlElement } from '../xml/parse.ts';
import {
  audit,
  flagOf,
  idOf,
  putRow,
  replaceRows,
  textOf,
  type Columns,
  type DeployedComponent,
  type Projection,
} from './projection.ts';
import { replaceGrants, type Grant } from './grants.ts';

export const permissionSet: Projection = {
  types: ['PermissionSet'],
  apply(deployed) {
    const { document, component } = deployed;
    putRow(deployed, 'PermissionSet', {
      ...audit(deployed),
      ...userPermissions(deployed),
      Description: textOf(document, 'description'),
      HasActivationRequired: flagOf(document, 'hasActivationRequired'),
      IsCustom: true,
      IsOwnedByProfile: false,
      Label: textOf(document, 'label', component.fullName),
      LicenseId: licenseId(deployed),
      Name: component.fullName,
      NamespacePrefix: null,
      PermissionSetGroupId: null,
      ProfileId: null,
      Type: flagOf(document, 'hasActivationRequired') ? 'Session' : 'Regular',
    });
    putAccess(deployed, component.id);
  },
  remove(removed) {
    for (const object of [
      'ObjectPermissions',
      'FieldPermissions',
      'SetupEntityAccess',
      'PermissionSetTabSetting',
      'PermissionSetGroupComponent',
    ])
      replaceRows(
        removed,
        object,
        object === 'PermissionSetGroupComponent' ? 'PermissionSetId' : 'ParentId',
        removed.component.id,
        [],
      );
    replaceRows(removed, 'PermissionSetAssignment', 'PermissionSetId', removed.component.id, []);
    replaceGrants(removed.context.db, removed.component.id, []);
    removed.rows.remove('PermissionSet', removed.component.id);
  },
};

/** Everything else than the row itself; profiles have the same below the permission set that they own. */
export function putAccess(deployed: DeployedComponent, parentId: string): void {
  const { document } = deployed;
  const modified = audit(deployed);
  replaceRows(
    deployed,
    'ObjectPermissions',
    'ParentId',
    parentId,
    childrenOf(document, 'objectPermissions').map((entry) => ({ ...modified, ...objectRow(entry) })),
  );
  replaceRows(
    deployed,
    'FieldPermissions',
    'ParentId',
    parentId,
    childrenOf(document, 'fieldPermissions')
      .filter((entry) => flagOf(entry, 'readable') || flagOf(entry, 'editable'))
      .map(fieldRow),
  );
  const tabs = [...childrenOf(document, 'tabSettings'), ...childrenOf(document, 'tabVisibilities')];
  replaceRows(deployed, 'PermissionSetTabSetting', 'ParentId', parentId, tabs.flatMap(tabRow));
  const grants = grantsOf(deployed);
  replaceGrants(deployed.context.db, parentId, grants);
  const approvals = approvedApps(deployed, parentId);
  const entities = grants.flatMap(({ entityId, entityType }): Columns[] =>
    entityId ? [{ SetupEntityId: entityId, SetupEntityType: entityType }] : [],
  );
  replaceRows(deployed, 'SetupEntityAccess', 'ParentId', parentId, [...entities, ...approvals]);
}

/** Left out is off: a permission that the last deploy gave is taken away. */
export function userPermissions({ document, context }: DeployedComponent): Columns {
  const enabled = new Set(
    childrenOf(document, 'userPermissions')
      .filter((entry) => flagOf(entry, 'enabled'))
      .map((entry) => textOf(entry, 'name')),
  );
  return Object.fromEntries(
    context.db.schema.userPermissions().map((name): [string, Scalar] => [`Permissions${name}`, enabled.has(name)]),
  );
}

function licenseId({ document, rows }: DeployedComponent): string | null {
  const license = textOf(document, 'license');
  if (license === null) return null;
  const found = [
    ...rows.find('UserLicense', { Name: license }),
    ...rows.find('PermissionSetLicense', { MasterLabel: license }),
  ][0];
  return found ? String(found['Id']) : null;
}

function objectRow(entry: XmlElement): Columns {
  return {
    PermissionsCreate: flagOf(entry, 'allowCreate'),
    PermissionsDelete: flagOf(entry, 'allowDelete'),
    PermissionsEdit: flagOf(entry, 'allowEdit'),
    PermissionsModifyAllRecords: flagOf(entry, 'modifyAllRecords'),
    PermissionsRead: flagOf(entry, 'allowRead'),
    PermissionsViewAllFields: flagOf(entry, 'viewAllFields'),
    PermissionsViewAllRecords: flagOf(entry, 'viewAllRecords'),
    SobjectType: textOf(entry, 'object'),
  };
}

function fieldRow(entry: XmlElement): Columns {
  const field = textOf(entry, 'field') ?? '';
  return {
    Field: field,
    PermissionsEdit: flagOf(entry, 'editable'),
    PermissionsRead: flagOf(entry, 'readable'),
    SobjectType: field.split('.')[0] ?? '',
  };
}

/** `Available` and `Visible` of permission sets, `DefaultOff` and `DefaultOn` of profiles. */
const VISIBILITY: Readonly<Record<string, string>> = {
  Available: 'DefaultOff',
  Visible: 'DefaultOn',
  DefaultOff: 'DefaultOff',
  DefaultOn: 'DefaultOn',
};

function tabRow(entry: XmlElement): Columns[] {
  const visibility = VISIBILITY[textOf(entry, 'visibility') ?? ''];
  return visibility === undefined ? [] : [{ Name: textOf(entry, 'tab'), Visibility: visibility }];
}

const REFERENCES = [
  ['classAccesses', 'apexClass', 'ApexClass', 'ApexClass', 'enabled'],
  ['customPermissions', 'name', 'CustomPermission', 'CustomPermission', 'enabled'],
  ['applicationVisibilities', 'application', 'CustomApplication', 'TabSet', 'visible'],
] as const;

function grantsOf(deployed: DeployedComponent): Grant[] {
  const simple = REFERENCES.flatMap(([list, element, type, entityType, flag]) =>
    childrenOf(deployed.document, list)
      .filter((entry) => flagOf(entry, flag))
      .map((entry): Grant => {
        const name = textOf(entry, element) ?? '';
        return { kind: type, name, entityId: idOf(deployed, type, name), entityType };
      }),
  );
  const principals = childrenOf(deployed.document, 'externalCredentialPrincipalAccesses')
    .filter((entry) => flagOf(entry, 'enabled'))
    .map((entry): Grant => {
      const name = textOf(entry, 'externalCredentialPrincipal') ?? '';
      return {
        kind: 'ExternalCredentialPrincipal',
        name,
        entityId: principalId(deployed, name),
        entityType: 'ExternalCredentialParameter',
      };
    });
  return [...simple, ...principals];
}

/** The row of the principal's parameter, which ConnectApi gives as the principal's id. */
function principalId(deployed: DeployedComponent, name: string): string | null {
  const dash = name.indexOf('-');
  const credential = idOf(deployed, 'ExternalCredential', name.slice(0, dash));
  if (credential === null) return null;
  const rows = deployed.rows.find('ExternalCredentialParameter', {
    ExternalCredentialId: credential,
    ParameterGroup: name.slice(dash + 1),
  });
  const principal = rows.find((row) => String(row['ParameterType']).endsWith('Principal'));
  return principal ? String(principal['Id']) : null;
}

/** A permission set cannot name a client app: the app's policy does, and keeps its approval through this deploy. */
function approvedApps({ rows }: DeployedComponent, parentId: string): Columns[] {
  return rows
    .find('SetupEntityAccess', { ParentId: parentId })
    .filter(
      (row) =>
        row['SetupEntityType'] === 'ExternalClientApplication' || row['SetupEntityType'] === 'ConnectedApplication',
    )
    .map((row) => ({ SetupEntityId: row['SetupEntityId'] ?? null, SetupEntityType: row['SetupEntityType'] ?? null }));
}
