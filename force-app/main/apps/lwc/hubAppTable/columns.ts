import type { AppColumn, AppSort } from './appModel';
import { text } from './labels';

export interface ColumnView {
  readonly key: AppColumn;
  readonly label: string;
  readonly source: Apex.HubColumnSource | null;
  /** of aria-sort */
  readonly sorted: 'ascending' | 'descending' | 'none';
  readonly arrow: string;
}

/** Columns with their labels and the name of the source that Apex gives; null is computed here or read with the tokens. */
const definitions: readonly { readonly key: AppColumn; readonly label: string; readonly source: string | null }[] = [
  { key: 'risk', label: text.risk, source: null },
  { key: 'name', label: text.app, source: 'permittedUsers' },
  { key: 'permittedUsers', label: text.permittedUsers, source: 'permittedUsers' },
  { key: 'grantedBy', label: text.grantedBy, source: 'grantedBy' },
  { key: 'users', label: text.users, source: null },
  { key: 'tokens', label: text.tokens, source: null },
  { key: 'lastAttempt', label: text.lastAttempt, source: null },
  { key: 'scopes', label: text.scopes, source: 'scopes' },
];
const tokenColumns: readonly AppColumn[] = ['users', 'tokens', 'lastAttempt'];
const descendingFirst: readonly AppColumn[] = ['risk', 'users', 'tokens', 'lastAttempt'];

/** Numbers and times start with the largest, texts with A. */
export function startsDescending(column: AppColumn): boolean {
  return descendingFirst.includes(column);
}

export function columnViews(
  sources: readonly Apex.HubColumnSource[],
  tokenSource: Apex.HubColumnSource | null,
  sort: AppSort,
): ColumnView[] {
  const newest = sources.find(({ column }) => column === 'permittedUsers')?.asOf;
  const computed: Apex.HubColumnSource = {
    column: 'risk',
    source: text.computed,
    readable: true,
    ...(newest ? { asOf: newest } : {}),
  };
  return definitions.map(({ key, label, source }) => {
    const stored = sources.find(({ column }) => column === source) ?? null;
    const sorted = sort.column !== key ? 'none' : sort.descending ? 'descending' : 'ascending';
    return {
      key,
      label,
      source: key === 'risk' ? computed : tokenColumns.includes(key) ? tokenSource : stored,
      sorted,
      arrow: { none: '', ascending: '↑', descending: '↓' }[sorted],
    };
  });
}
