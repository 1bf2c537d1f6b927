import type { ExpressionOf } from '../syntax/index.ts';
import type { Bound } from './bound.ts';
import type { BodyContext } from './context.ts';

/** Causes of shares that every object has (Object Reference, AccountShare and the like, field RowCause). */
const STANDARD: ReadonlySet<string> = new Set(
  'Owner Manual Rule Team Territory TerritoryManual TerritoryRule ImplicitChild ImplicitParent ImplicitPerson GuestRule AppRule LpuImplicit PortalImplicit'
    .split(' ')
    .map((cause) => cause.toLowerCase()),
);

/** `Job__Share.RowCause.Recruiter__c` names a cause of sharing; null for other fields. */
export function bindRowCause(target: Bound, expression: ExpressionOf<'field'>, context: BodyContext): Bound | null {
  const name = expression.name.text;
  if (target.kind !== 'sObjectField' || target.field.toLowerCase() !== 'rowcause') return null;
  if (!STANDARD.has(name.toLowerCase()) && !/__c$/i.test(name)) return null;
  return {
    line: expression.line,
    column: expression.column,
    kind: 'literal',
    value: name,
    type: context.type('String'),
  };
}
