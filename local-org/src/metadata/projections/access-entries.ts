import { childrenOf, type XmlElement } from '../xml/parse.ts';
import { flagOf, textOf, type Columns } from './projection.ts';

/** What profiles and permission sets say in the same words, as columns of the rows below a permission set. */
export function objectRights(entry: XmlElement): Columns {
  return {
    PermissionsCreate: flagOf(entry, 'allowCreate'),
    PermissionsDelete: flagOf(entry, 'allowDelete'),
    PermissionsEdit: flagOf(entry, 'allowEdit'),
    PermissionsModifyAllRecords: flagOf(entry, 'modifyAllRecords'),
    PermissionsRead: flagOf(entry, 'allowRead'),
    PermissionsViewAllFields: flagOf(entry, 'viewAllFields'),
    PermissionsViewAllRecords: flagOf(entry, 'viewAllRecords'),
  };
}

export function fieldRights(entry: XmlElement): Columns {
  return { PermissionsEdit: flagOf(entry, 'editable'), PermissionsRead: flagOf(entry, 'readable') };
}

/** `Account.Site` as the columns that name a field. */
export function fieldKey(entry: XmlElement): Columns {
  const field = textOf(entry, 'field') ?? '';
  return { Field: field, SobjectType: field.split('.')[0] ?? '' };
}

/** A component that is switched on or off. */
export interface EntityAccess {
  readonly type: string;
  readonly name: string;
  /** `SetupEntityType` of SetupEntityAccess */
  readonly entityType: string;
  readonly isOn: boolean;
}

const LISTS = [
  ['classAccesses', 'apexClass', 'ApexClass', 'ApexClass', 'enabled'],
  ['customPermissions', 'name', 'CustomPermission', 'CustomPermission', 'enabled'],
  ['applicationVisibilities', 'application', 'CustomApplication', 'TabSet', 'visible'],
] as const;

export function entityAccesses(document: XmlElement): EntityAccess[] {
  return LISTS.flatMap(([list, element, type, entityType, flag]) =>
    childrenOf(document, list).map((entry) => ({
      type,
      name: textOf(entry, element) ?? '',
      entityType,
      isOn: flagOf(entry, flag),
    })),
  );
}
