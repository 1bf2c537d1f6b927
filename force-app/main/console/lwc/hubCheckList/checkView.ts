import type { BadgeStatus } from 'c/hubStatusBadge';
import { rightLabel } from 'c/hubRights';
import { format } from 'c/hubText';
import { text } from './labels';

interface Evidence {
  readonly key: string;
  readonly subject: string;
  readonly evidence: string;
  /** of this subject alone */
  readonly setupLink: string | null;
  readonly linkLabel: string;
}
/** Findings that matter for the same reason and ask for the same remedy. */
export interface FindingGroup {
  readonly key: string;
  readonly severity: string;
  readonly severityStatus: BadgeStatus;
  readonly why: string;
  readonly whatToDo: string;
  /** of all subjects; null when they are repaired in different places */
  readonly setupLink: string | null;
  readonly shown: readonly Evidence[];
  /** label of the button that shows the rest; null when nothing is hidden */
  readonly more: string | null;
}
/** One check as the template shows it. */
export interface CheckView {
  readonly key: string;
  readonly label: string;
  readonly status: BadgeStatus;
  readonly statusLabel: string;
  /** what prevented the check */
  readonly message: string;
  readonly control: string;
  readonly runbook: string;
  readonly checkedAt: string | null;
  readonly groups: readonly FindingGroup[];
}

/** so many subjects of a group are shown before somebody asks for all */
const shownAtFirst = 5;
const severities = ['critical', 'high', 'medium', 'low'];
const severityLabels: Readonly<Record<string, string>> = {
  critical: text.critical,
  high: text.high,
  medium: text.medium,
  low: text.low,
};
const order = ['fail', 'unreadable', 'pass'];

/** The checks, first those that found something, the most severe of them on top. @param opened keys of groups that show all of their findings */
export function viewsOf(results: readonly Apex.HubCheckResult[], opened: readonly string[]): CheckView[] {
  return results
    .toSorted((a, b) => order.indexOf(statusOf(a)) - order.indexOf(statusOf(b)) || worst(a) - worst(b))
    .map((result, index) => viewOf(result, `${index}-${result.checkId ?? ''}`, opened));
}

/** Place of the most severe finding among the severities, behind them all when there is none. */
function worst({ findings }: Apex.HubCheckResult): number {
  const found = severities.findIndex((severity) => findings?.some((finding) => finding.severity === severity));
  return found === -1 ? severities.length : found;
}

/** How many checks ended in a status; what is neither pass nor fail could not be read. */
export function countOf(results: readonly Apex.HubCheckResult[], status: 'pass' | 'fail' | 'unreadable'): number {
  return results.filter((result) => statusOf(result) === status).length;
}

function statusOf({ status }: Apex.HubCheckResult): 'pass' | 'fail' | 'unreadable' {
  return status === 'pass' || status === 'fail' ? status : 'unreadable';
}

function viewOf(result: Apex.HubCheckResult, key: string, opened: readonly string[]): CheckView {
  const right = result.missingRight;
  const looks = {
    pass: { status: 'good', statusLabel: text.pass },
    fail: { status: 'bad', statusLabel: format(text.found, result.findings?.length ?? 0) },
    unreadable: {
      status: 'unreadable',
      statusLabel: right ? format(text.unreadableFor, rightLabel(right)) : text.unreadable,
    },
  } as const;
  return {
    key,
    label: result.label ?? result.checkId ?? '',
    ...looks[statusOf(result)],
    message: result.message ?? '',
    control: result.control ? format(text.control, result.control) : '',
    runbook: result.runbook ?? '',
    checkedAt: result.checkedAt ?? null,
    groups: groupsOf(result, key, opened),
  };
}

function groupsOf(result: Apex.HubCheckResult, checkKey: string, opened: readonly string[]): FindingGroup[] {
  const groups = new Map<string, Apex.HubFinding[]>();
  for (const finding of result.findings ?? []) {
    const { severity, why, whatToDo } = finding;
    const reason = JSON.stringify([severity, why, whatToDo]);
    groups.set(reason, [...(groups.get(reason) ?? []), finding]);
  }
  return [...groups.values()]
    .toSorted(([a], [b]) => severities.indexOf(a?.severity ?? '') - severities.indexOf(b?.severity ?? ''))
    .map((findings, index) => groupOf(findings, `${checkKey}-${index}`, opened));
}

function groupOf(findings: readonly Apex.HubFinding[], key: string, opened: readonly string[]): FindingGroup {
  const severity = findings[0]?.severity ?? '';
  const isShared = findings.every(({ setupLink }) => setupLink === findings[0]?.setupLink);
  const hidesSome = findings.length > shownAtFirst && !opened.includes(key);
  return {
    key,
    severity: severityLabels[severity] ?? text.unknown,
    severityStatus: severity === 'critical' || severity === 'high' ? 'bad' : 'warning',
    why: findings[0]?.why ?? '',
    whatToDo: findings[0]?.whatToDo ?? '',
    setupLink: isShared ? (findings[0]?.setupLink ?? null) : null,
    shown: findings.slice(0, hidesSome ? shownAtFirst : undefined).map(({ subject, evidence, setupLink }, index) => ({
      key: String(index),
      subject: subject ?? '',
      evidence: evidence ?? '',
      setupLink: isShared ? null : (setupLink ?? null),
      linkLabel: `${text.openSetup}: ${subject ?? ''}`,
    })),
    more: hidesSome ? format(text.showAll, findings.length) : null,
  };
}
