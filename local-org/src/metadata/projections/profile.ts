import { childrenOf, type XmlElement } from '../xml/parse.ts';
import { entityAccesses, fieldKey, fieldRights, objectRights, type EntityAccess } from './access-entries.ts';
import { audit, flagOf, idOf, textOf, type Columns, type DeployedComponent, type Projection } from './projection.ts';
import { putVisibilities } from './record-type.ts';

/** API names of profiles whose label differs. */
const LABELS: Readonly<Record<string, string>> = { Admin: 'System Administrator', Standard: 'Standard User' };

/** A profile takes what the file says and keeps the rest: unlike a permission set it is not replaced. */
export const profile: Projection = {
  types: ['Profile'],
  apply(deployed) {
    const setId = ownedPermissionSet(deployed);
    if (setId === null) return;
    const userPermissions = childrenOf(deployed.document, 'userPermissions').map(
      (entry) => [`Permissions${textOf(entry, 'name')}`, flagOf(entry, 'enabled')] as const,
    );
    deployed.rows.put('PermissionSet', setId, Object.fromEntries(userPermissions));
    for (const entry of childrenOf(deployed.document, 'objectPermissions'))
      merge(
        deployed,
        'ObjectPermissions',
        { ParentId: setId, SobjectType: textOf(entry, 'object') },
        objectRights(entry),
      );
    for (const entry of childrenOf(deployed.document, 'fieldPermissions'))
      merge(deployed, 'FieldPermissions', { ParentId: setId, ...fieldKey(entry) }, fieldRights(entry));
    for (const access of entityAccesses(deployed.document)) switchAccess(deployed, setId, access);
    for (const entry of childrenOf(deployed.document, 'tabVisibilities')) tab(deployed, setId, entry);
    putVisibilities(deployed, setId, false);
  },
  remove({ rows, component }) {
    for (const row of rows.find('Profile', { Name: component.fullName })) rows.remove('Profile', String(row['Id']));
  },
};

/** The permission set below the profile; both are made when the profile is new. */
function ownedPermissionSet(deployed: DeployedComponent): string | null {
  const { rows, component, document } = deployed;
  if (!rows.has('Profile')) return null;
  const name = LABELS[component.fullName] ?? component.fullName;
  const [found] = rows.find('Profile', { Name: name });
  const profileId = found ? String(found['Id']) : component.id;
  if (!found) {
    const license = textOf(document, 'userLicense');
    const [row] = license === null ? [] : rows.find('UserLicense', { Name: license });
    rows.put('Profile', profileId, {
      ...audit(deployed),
      Name: name,
      Description: textOf(document, 'description'),
      UserLicenseId: row ? String(row['Id']) : null,
      UserType: 'Standard',
    });
  }
  const [set] = rows.find('PermissionSet', { ProfileId: profileId });
  if (set) return String(set['Id']);
  const id = rows.newId('PermissionSet');
  rows.put('PermissionSet', id, {
    ...audit(deployed),
    Name: `X${id}`,
    Label: name,
    ProfileId: profileId,
    IsOwnedByProfile: true,
    IsCustom: true,
    Type: 'Profile',
  });
  return id;
}

function merge({ rows }: DeployedComponent, object: string, key: Columns, values: Columns): void {
  if (!rows.has(object)) return;
  const [before] = rows.find(object, key);
  rows.put(object, before ? String(before['Id']) : rows.newId(object), { ...key, ...values });
}

function switchAccess(
  deployed: DeployedComponent,
  setId: string,
  { type, name, entityType, isOn }: EntityAccess,
): void {
  const { rows } = deployed;
  const id = idOf(deployed, type, name);
  if (id === null || !rows.has('SetupEntityAccess')) return;
  const key = { ParentId: setId, SetupEntityId: id };
  const [before] = rows.find('SetupEntityAccess', key);
  if (before && !isOn) rows.remove('SetupEntityAccess', String(before['Id']));
  if (!before && isOn)
    rows.put('SetupEntityAccess', rows.newId('SetupEntityAccess'), { ...key, SetupEntityType: entityType });
}

function tab(deployed: DeployedComponent, setId: string, entry: XmlElement): void {
  const key = { ParentId: setId, Name: textOf(entry, 'tab') };
  const visibility = textOf(entry, 'visibility');
  const [before] = deployed.rows.find('PermissionSetTabSetting', key);
  if (visibility !== 'Hidden') merge(deployed, 'PermissionSetTabSetting', key, { Visibility: visibility });
  else if (before) deployed.rows.remove('PermissionSetTabSetting', String(before['Id']));
}
