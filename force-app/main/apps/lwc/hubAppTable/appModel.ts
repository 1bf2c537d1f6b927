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

/** Prepares rows for `selectApps`: riskiest first, then by name. */
export function indexApps(rows: readonly Apex.HubAppRow[]): IndexedApp[] {
  return rows
    .map((row) => ({ row, searchText: plain([row.name, row.scopes, row.grantedBy].filter(Boolean).join('\n')) }))
    .sort((a, b) => (b.row.riskScore ?? 0) - (a.row.riskScore ?? 0) || compare(a.searchText, b.searchText));
}

export function selectApps(apps: readonly IndexedApp[], selection: AppSelection): Apex.HubAppRow[] {
  const wanted = plain(selection.search.trim());
  const { filter, sort } = selection;
  const found = apps
    .filter(({ searchText, row }) => searchText.includes(wanted) && (filter === 'any' || row.permittedUsers === filter))
    .map(({ row }) => row);
  return sorted(found, sort);
}

/** Unknown values come last in either direction; equal ones keep the order of risk and name, because sort is stable. */
function sorted(rows: readonly Apex.HubAppRow[], { column, descending }: AppSort): Apex.HubAppRow[] {
  const field = column === 'risk' ? 'riskScore' : column;
  const sign = descending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: sortKey(row[field]) }));
  const known = keyed.filter(({ key }) => key !== null);
  const unknown = keyed.filter(({ key }) => key === null);
  known.sort((a, b) => sign * compare(a.key, b.key));
  return [...known, ...unknown].map(({ row }) => row);
}

/** Keys are made once per row: comparing texts by their locale 100,000 times would be felt. */
function sortKey(value: unknown): number | string | null {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'number' ? value : plain(String(value));
}

function plain(text: string): string {
  return text.normalize('NFD').toLocaleLowerCase();
}

function compare(a: number | string | null, b: number | string | null): number {
  if (a === b || a === null || b === null) return 0;
  return a < b ? -1 : 1;
}
