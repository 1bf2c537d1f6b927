import type { OrgDatabase } from '../../data/store/database.ts';
import type { StoredComponent } from '../store/component-store.ts';
import { objectRows } from '../store/object-rows.ts';
import type { RetrievedFile } from './package.ts';

/** `FileProperties` of the Metadata API. */
export interface FileProperties {
  readonly createdById: string;
  readonly createdByName: string;
  readonly createdDate: string;
  readonly fileName: string;
  readonly fullName: string;
  readonly id: string;
  readonly lastModifiedById: string;
  readonly lastModifiedByName: string;
  readonly lastModifiedDate: string;
  readonly manageableState: 'unmanaged';
  readonly type: string;
}

export function fileProperties(db: OrgDatabase, file: RetrievedFile, folder: string): FileProperties {
  const { component } = file;
  if (component) return componentProperties(db, component, folder + file.path);
  const epoch = new Date(0).toISOString();
  const nobody = {
    createdById: '',
    createdByName: '',
    createdDate: epoch,
    lastModifiedById: '',
    lastModifiedByName: '',
    lastModifiedDate: epoch,
  };
  return {
    ...nobody,
    fileName: folder + file.path,
    fullName: folder + file.path,
    id: '',
    manageableState: 'unmanaged',
    type: 'Package',
  };
}

export function componentProperties(db: OrgDatabase, component: StoredComponent, fileName: string): FileProperties {
  return {
    createdById: component.createdById,
    createdByName: userName(db, component.createdById),
    createdDate: component.createdDate,
    fileName,
    fullName: component.fullName,
    id: component.id,
    lastModifiedById: component.lastModifiedById,
    lastModifiedByName: userName(db, component.lastModifiedById),
    lastModifiedDate: component.lastModifiedDate,
    manageableState: 'unmanaged',
    type: component.type,
  };
}

function userName(db: OrgDatabase, id: string): string {
  const [user] = objectRows(db).find('User', { Id: id });
  return String(user?.['Name'] ?? '');
}
