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

/** Who asked for a package, and when. */
interface Asked {
  readonly userId: string;
  readonly at: Date;
}

/** The manifest belongs to nobody before the retrieve, so it shows who asked, and when. */
export function fileProperties(db: OrgDatabase, file: RetrievedFile, folder: string, asked: Asked): FileProperties {
  const { component } = file;
  const fileName = folder + file.path;
  if (component) return componentProperties(db, component, fileName);
  const name = userName(db, asked.userId);
  const date = asked.at.toISOString();
  return {
    createdById: asked.userId,
    createdByName: name,
    createdDate: date,
    fileName,
    fullName: fileName,
    id: '',
    lastModifiedById: asked.userId,
    lastModifiedByName: name,
    lastModifiedDate: date,
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
