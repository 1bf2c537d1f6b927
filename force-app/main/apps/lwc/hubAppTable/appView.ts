import type { BadgeStatus } from 'c/hubStatusBadge';
import { format, formatNumber } from 'c/hubText';
import { text } from './labels';
import type { TokenState } from './tokenStatus';

/** One row as the template shows it. */
export interface AppView {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly riskStatus: BadgeStatus;
  readonly riskLabel: string;
  readonly permittedUsers: string;
  readonly grantedBy: string;
  readonly users: string;
  readonly tokens: string;
  readonly lastAttempt: string | null;
  readonly lastAttemptNever: string;
  readonly scopes: string;
  readonly showLabel: string;
  readonly rowClass: string;
}

const riskStatus: Readonly<Record<string, BadgeStatus>> = {
  critical: 'bad',
  high: 'bad',
  medium: 'warning',
  low: 'good',
};
const riskLabel: Readonly<Record<string, string>> = {
  critical: text.riskcritical,
  high: text.riskhigh,
  medium: text.riskmedium,
  low: text.risklow,
};
const kindLabel: Readonly<Record<string, string>> = {
  connectedApp: text.connectedApp,
  externalClientApp: text.externalClientApp,
  tokenOnly: text.tokenOnly,
};
const permittedLabel: Readonly<Record<string, string>> = {
  all: text.all,
  adminApproved: text.adminApproved,
  notInstalled: text.notInstalled,
  unreadable: text.unreadable,
};

/** The choices of the filter, `any` first. */
export const filterOptions: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'any', label: text.allApps },
  ...Object.entries(permittedLabel).map(([value, label]) => ({ value, label })),
];

export function viewOf(row: Apex.HubAppRow, tokens: TokenState, selected: boolean): AppView {
  const name = row.name ?? '';
  const permitted = permittedLabel[row.permittedUsers ?? ''] ?? text.unreadable;
  return {
    key: row.key ?? name,
    name,
    kind: kindLabel[row.kind ?? ''] ?? '',
    riskStatus: riskStatus[row.risk ?? ''] ?? 'unknown',
    riskLabel: riskLabel[row.risk ?? ''] ?? text.unknown,
    permittedUsers: row.inferred ? `${permitted} (${text.inferred})` : permitted,
    grantedBy: row.grantedBy ?? text.nobody,
    users: tokenCell(row.users, tokens),
    tokens: tokenCell(row.tokens, tokens),
    lastAttempt: tokens === 'read' ? (row.lastAttempt ?? null) : null,
    lastAttemptNever: tokens === 'read' ? '' : waitingText(tokens),
    scopes: row.scopes ?? text.unknown,
    showLabel: format(text.showApp, name),
    rowClass: selected ? 'slds-is-selected' : '',
  };
}

function tokenCell(value: number | null | undefined, tokens: TokenState): string {
  if (tokens !== 'read') return waitingText(tokens);
  return typeof value === 'number' ? formatNumber(value) : text.unknown;
}

function waitingText(tokens: TokenState): string {
  return tokens === 'reading' ? text.reading : text.unreadable;
}
