import type { Scalar } from '../../data/types.ts';
import type { MetadataContext } from '../deploy/context.ts';
import type { ComponentStore, StoredComponent } from '../store/component-store.ts';
import type { ObjectRows } from '../store/sql.ts';
import { childOf, type XmlElement } from '../xml/parse.ts';

export interface Author {
  readonly userId: string;
  /** ISO time of the deploy */
  readonly now: string;
}

export interface RemovedComponent {
  readonly context: MetadataContext;
  readonly store: ComponentStore;
  readonly rows: ObjectRows;
  readonly component: StoredComponent;
}

export interface DeployedComponent extends RemovedComponent {
  readonly author: Author;
  readonly document: XmlElement;
}

export type Columns = Readonly<Record<string, Scalar>>;

/** What components of some types are in SOQL and Tooling. */
export interface Projection {
  readonly types: readonly string[];
  apply(deployed: DeployedComponent): void;
  remove(removed: RemovedComponent): void;
}

/** Columns of an element's texts: an element that was left out takes its default, never the value of the last deploy. */
export function textOf(document: XmlElement, element: string, otherwise: string | null = null): string | null {
  const text = childOf(document, element)?.text.trim();
  return text === undefined || text === '' ? otherwise : text;
}

export function flagOf(document: XmlElement, element: string, otherwise = false): boolean {
  const text = textOf(document, element);
  return text === null ? otherwise : text === 'true' || text === '1';
}

export function numberOf(document: XmlElement, element: string): number | null {
  const text = textOf(document, element);
  return text === null ? null : Number(text);
}

/** Who made the row and when. */
export function audit({ component }: RemovedComponent): Columns {
  return {
    CreatedById: component.createdById,
    CreatedDate: component.createdDate,
    LastModifiedById: component.lastModifiedById,
    LastModifiedDate: component.lastModifiedDate,
    SystemModstamp: component.lastModifiedDate,
    IsDeleted: false,
  };
}

/** The columns that nearly every setup object has. */
export function named(deployed: DeployedComponent, labelElement = 'label'): Columns {
  const { fullName } = deployed.component;
  return {
    ...audit(deployed),
    DeveloperName: fullName,
    FullName: fullName,
    Language: 'en_US',
    ManageableState: 'unmanaged',
    MasterLabel: textOf(deployed.document, labelElement, fullName),
    NamespacePrefix: null,
  };
}

/** Puts the row of an object when the org has that object; its id is that of the component. */
export function putRow(deployed: DeployedComponent, object: string, columns: Columns): void {
  if (deployed.rows.has(object)) deployed.rows.put(object, deployed.component.id, columns);
}

/** Replaces all rows that belong to a parent row. */
export function replaceRows(
  removed: RemovedComponent,
  object: string,
  parent: string,
  parentId: string,
  wanted: readonly Columns[],
): void {
  const { rows } = removed;
  if (!rows.has(object)) return;
  for (const row of rows.find(object, { [parent]: parentId })) rows.remove(object, String(row['Id']));
  for (const columns of wanted) rows.put(object, rows.newId(object), { [parent]: parentId, ...columns });
}

/** A type whose component is one row of one object. */
export function oneRow(type: string, object: string, columns: (deployed: DeployedComponent) => Columns): Projection {
  return {
    types: [type],
    apply: (deployed) => putRow(deployed, object, columns(deployed)),
    remove: ({ rows, component }) => {
      if (rows.has(object)) rows.remove(object, component.id);
    },
  };
}

/** The id of another component by name; null when it is not there. */
export function idOf({ store }: RemovedComponent, type: string, fullName: string | null): string | null {
  return fullName === null ? null : (store.get({ type, fullName })?.id ?? null);
}
