/** Which apps are shown and in which order. Pure, so that 10,000 rows cost milliseconds and no rendering. */
export type AppColumn =
  'risk' | 'name' | 'permittedUsers' | 'grantedBy' | 'users' | 'tokens' | 'lastAttempt' | 'scopes';
export interface AppSort {
  readonly column: AppColumn;
  readonly descending: boolean;
}
export interface AppSelection {
  readonly search: string;
  /** a value of `HubAppRow.permittedUsers`, or `any` */
  readonly filter: string;
  readonly sort: AppSort;
}
/** A row with its searchable text, made once. */
export interface IndexedApp {
  readonly row: Apex.HubAppRow;
  readonly searchText: string;
}

export function indexApps(rows: readonly Apex.HubAppRow[]): IndexedApp[] {
  return rows.map((row) => ({
    row,
    searchText: [row.name, row.scopes, row.grantedBy].filter(Boolean).join('\n').toLowerCase(),
  }));
}

export function selectApps(apps: readonly IndexedApp[], selection: AppSelection): Apex.HubAppRow[] {
  const wanted = selection.search.trim().toLowerCase();
  const { filter, sort } = selection;
  return apps
    .filter(({ searchText, row }) => searchText.includes(wanted) && (filter === 'any' || row.permittedUsers === filter))
    .map(({ row }) => row)
    .sort(comparator(sort));
}

const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** Unknown values come last in either direction; equal ones stay in the order of risk, then name. */
function comparator({ column, descending }: AppSort): (a: Apex.HubAppRow, b: Apex.HubAppRow) => number {
  const field = column === 'risk' ? 'riskScore' : column;
  const sign = descending ? -1 : 1;
  return (a, b) => {
    const known = Number(isUnknown(a[field])) - Number(isUnknown(b[field]));
    return known || sign * compare(a[field], b[field]) || compare(b.riskScore, a.riskScore) || compare(a.name, b.name);
  };
}

function isUnknown(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(String(a ?? ''), String(b ?? ''));
}
