import type { ExpressionOf, Name } from '../syntax/index.ts';
import type { ClassSymbol } from '../types/model.ts';
import type { Bound } from './bound.ts';
import type { BodyContext } from './context.ts';
import { errorAt } from './expressions.ts';
import { typeName } from './names.ts';

/** `Account.Name`, `Account.SObjectType`, `Account.fields`: tokens of the schema. */
export function bindSObjectName(symbol: ClassSymbol, name: Name, context: BodyContext): Bound {
  const at = { line: name.line, column: name.column };
  const key = name.text.toLowerCase();
  if (key === 'sobjecttype')
    return { ...at, kind: 'sObjectType', object: symbol.name, type: context.type('Schema.SObjectType') };
  if (key === 'fields') return typeName(symbol, name, context);
  const field = symbol.fields.get(key) ?? symbol.superType?.symbol?.fields.get(key);
  if (field)
    return {
      ...at,
      kind: 'sObjectField',
      object: symbol.name,
      field: field.name,
      type: context.type('Schema.SObjectField'),
    };
  context.report(name, 'field-does-not-exist', `Variable does not exist: ${name.text}`);
  return errorAt(name, context);
}

/** `Label.x`, `System.Label.ns.x`, `Page.x`: names that the org's other metadata brings. */
export function bindOrgName(
  names: readonly string[],
  expression: ExpressionOf<'field'>,
  context: BodyContext,
): Bound | null {
  const parts = names[0]?.toLowerCase() === 'system' ? names.slice(1) : names;
  const [head = '', ...rest] = parts;
  const at = { line: expression.line, column: expression.column };
  if (context.universe.users.has(head.toLowerCase())) return null;
  if (head.toLowerCase() === 'label' && (rest.length === 1 || rest.length === 2)) {
    const name = rest.at(-1) ?? '';
    const namespace = rest.length === 2 ? (rest[0] ?? null) : null;
    if (namespace === null && isMissing(context.checker.facts.labels, name))
      context.report(expression.name, 'external-string-does-not-exist', `External string does not exist: ${name}`);
    return { ...at, kind: 'label', namespace, name, type: context.type('String') };
  }
  if (head.toLowerCase() === 'page' && rest.length === 1) {
    const name = rest[0] ?? '';
    if (isMissing(context.checker.facts.pages, name))
      context.report(expression.name, 'page-does-not-exist', `Page does not exist: ${name}`);
    return { ...at, kind: 'page', name, type: context.type('PageReference') };
  }
  return null;
}

function isMissing(known: readonly string[] | undefined, name: string): boolean {
  return known !== undefined && !known.some((item) => item.toLowerCase() === name.toLowerCase());
}
