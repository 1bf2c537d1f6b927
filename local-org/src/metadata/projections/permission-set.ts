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
import { putVisibilities } from './record-type.ts';
import { entityAccesses, fieldKey, fieldRights, objectRights } from './access-entries.ts';

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
    putVisibilities(deployed, component.id, true);
  },
  remove(removed) {
    const { id } = removed.component;
    for (const object of ['ObjectPermissions', 'FieldPermissions', 'SetupEntityAccess', 'PermissionSetTabSetting'])
      replaceRows(removed, object, 'ParentId', id, []);
    for (const object of ['PermissionSetGroupComponent', 'PermissionSetAssignment'])
      replaceRows(removed, object, 'PermissionSetId', id, []);
    removed.rows.remove('PermissionSet', id);
  },
};

/** Everything else than the row itself. */
function putAccess(deployed: DeployedComponent, parentId: string): void {
  const { document } = deployed;
  const modified = audit(deployed);
  replaceRows(
    deployed,
    'ObjectPermissions',
    'ParentId',
    parentId,
    childrenOf(document, 'objectPermissions').map((entry) => ({
      ...modified,
      SobjectType: textOf(entry, 'object'),
      ...objectRights(entry),
    })),
  );
  replaceRows(
    deployed,
    'FieldPermissions',
    'ParentId',
    parentId,
    childrenOf(document, 'fieldPermissions')
      .filter((entry) => flagOf(entry, 'readable') || flagOf(entry, 'editable'))
      .map((entry) => ({ ...fieldKey(entry), ...fieldRights(entry) })),
  );
  const tabs = [...childrenOf(document, 'tabSettings'), ...childrenOf(document, 'tabVisibilities')];
  replaceRows(deployed, 'PermissionSetTabSetting', 'ParentId', parentId, tabs.flatMap(tabRow));
  const accesses = [...entityRows(deployed), ...principalRows(deployed), ...approvedApps(deployed, parentId)];
  replaceRows(deployed, 'SetupEntityAccess', 'ParentId', parentId, accesses);
}

/** Left out is off: a permission that the last deploy gave is taken away. */
function userPermissions({ document, context }: DeployedComponent): Columns {
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

function entityRows(deployed: DeployedComponent): Columns[] {
  return entityAccesses(deployed.document)
    .filter(({ isOn }) => isOn)
    .flatMap(({ type, name, entityType }) => accessRow(idOf(deployed, type, name), entityType));
}

function principalRows(deployed: DeployedComponent): Columns[] {
  return childrenOf(deployed.document, 'externalCredentialPrincipalAccesses')
    .filter((entry) => flagOf(entry, 'enabled'))
    .flatMap((entry) => {
      const name = textOf(entry, 'externalCredentialPrincipal') ?? '';
      return accessRow(principalId(deployed, name), 'ExternalCredentialParameter');
    });
}

function accessRow(entityId: string | null, entityType: string): Columns[] {
  return entityId === null ? [] : [{ SetupEntityId: entityId, SetupEntityType: entityType }];
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
