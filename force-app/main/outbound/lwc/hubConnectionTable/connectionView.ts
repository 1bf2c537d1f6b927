import type { BadgeStatus } from 'c/hubStatusBadge';
import { format } from 'c/hubText';
import { text } from './labels';

export interface Badge {
  readonly status: BadgeStatus;
  readonly label: string;
  readonly reason: string | null;
}
/** One row as the template shows it. */
export interface ConnectionView {
  readonly connection: Apex.HubConnectionRow;
  readonly developerName: string;
  readonly label: string;
  readonly endpoint: string;
  readonly protocol: string;
  readonly principal: string;
  readonly configured: Badge;
  readonly granted: Badge;
  readonly reachable: Badge;
  readonly measured: string;
  readonly result: Apex.HubConnectionTestResult | null;
  readonly failure: string | null;
  readonly testing: boolean;
  readonly testable: boolean;
  readonly cannotTest: boolean;
  /** of aria-disabled: a button that is really disabled would lose the focus */
  readonly busy: string;
  readonly testLabel: string;
  readonly testHint: string;
  readonly detailsLabel: string;
  readonly open: boolean;
  readonly expanded: string;
  readonly rowKey: string;
  readonly detailKey: string;
}
/** What the table knows of a connection beyond its row. */
export interface RowState {
  readonly result: Apex.HubConnectionTestResult | null;
  readonly failure: string | null;
  readonly testing: boolean;
  readonly open: boolean;
}

const factStatus: Readonly<Record<string, BadgeStatus>> = { yes: 'good', no: 'bad', unreadable: 'unreadable' };
const factLabel: Readonly<Record<string, string>> = { yes: text.yes, no: text.no, unreadable: text.unreadable };

export function viewOf(connection: Apex.HubConnectionRow, state: RowState): ConnectionView {
  const developerName = connection.developerName ?? '';
  const label = connection.label ?? developerName;
  const { result, failure, testing, open } = state;
  // what cannot be read is never shown as if there were nothing
  const hidden = connection.configured?.value === 'unreadable' ? text.unreadable : '';
  return {
    connection,
    developerName,
    label,
    endpoint: connection.endpoint ?? (hidden || text.endpointUnknown),
    protocol: [connection.protocol, connection.variant].filter(Boolean).join(', ') || hidden,
    principal:
      [connection.principal, connection.perUser ? `(${text.forYou})` : null].filter(Boolean).join(' ') || hidden,
    configured: factBadge(connection.configured),
    granted: factBadge(connection.granted),
    reachable: reachableBadge(result, failure),
    measured: measuredText(result),
    result,
    failure,
    testing,
    testable: connection.registered === true && !testing,
    cannotTest: connection.registered !== true,
    busy: String(testing),
    testLabel: format(text.testOf, label),
    testHint: connection.registered ? (connection.healthCall ?? '') : text.notRegistered,
    detailsLabel: format(text.detailsOf, label),
    open,
    expanded: String(open),
    rowKey: `row-${developerName}`,
    detailKey: `detail-${developerName}`,
  };
}

function factBadge(fact: Apex.HubFact | null | undefined): Badge {
  const value = fact?.value ?? 'unknown';
  return {
    status: factStatus[value] ?? 'unknown',
    label: factLabel[value] ?? text.unknown,
    reason: fact?.reason ?? null,
  };
}

function reachableBadge(result: Apex.HubConnectionTestResult | null, failure: string | null): Badge {
  if (failure) return { status: 'unreadable', label: text.unreadable, reason: failure };
  if (!result) return { status: 'unknown', label: text.neverTested, reason: null };
  return { status: result.working ? 'good' : 'bad', label: result.stateLabel ?? '', reason: result.whatToDo ?? null };
}

/** `200, 153 ms`; empty before the first test. */
function measuredText(result: Apex.HubConnectionTestResult | null): string {
  const milliseconds = result?.milliseconds;
  const parts = [
    result?.statusCode,
    milliseconds === null || milliseconds === undefined ? null : format(text.milliseconds, milliseconds),
  ];
  return parts.filter((part) => part !== null && part !== undefined).join(', ');
}
