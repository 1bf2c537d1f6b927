import type { Position } from '../syntax/index.ts';
import type { MethodView } from '../types/members.ts';
import type { ClassSymbol } from '../types/model.ts';
import type { Bound } from './bound.ts';
import type { BodyContext } from './context.ts';
import { thisOf } from './names.ts';

const DYNAMIC: ReadonlySet<string> = new Set(['query', 'countquery', 'getquerylocator']);

/** A query in text binds simple variables of its place by name (Apex Developer Guide, Dynamic SOQL). */
export function dynamicQuery(
  view: MethodView,
  symbol: ClassSymbol,
  at: Position,
  args: readonly Bound[],
  context: BodyContext,
): Bound | null {
  if (symbol.fullName !== 'System.Database' || !DYNAMIC.has(view.symbol.name.toLowerCase())) return null;
  if (args[0]?.type.key !== 'string') return null;
  const place = { line: at.line, column: at.column };
  const variables = new Map<string, Bound>();
  for (let owner: ClassSymbol | null = context.owner; owner; owner = owner.superType?.symbol ?? null) {
    for (const field of owner.origin === 'user' ? owner.fields.values() : []) {
      const key = field.name.toLowerCase();
      if (variables.has(key) || (!field.isStatic && context.isStatic)) continue;
      if (field.isStatic) variables.set(key, { ...place, kind: 'staticField', field, type: field.type });
      else
        variables.set(key, {
          ...place,
          kind: 'instanceField',
          target: thisOf(context, at),
          field,
          safe: false,
          type: field.type,
        });
    }
  }
  for (const variable of context.visible)
    variables.set(variable.name.toLowerCase(), { ...place, kind: 'local', variable, type: variable.type });
  const { name } = view.symbol;
  return { ...place, kind: 'dynamicQuery', owner: symbol, name, args, variables: [...variables], type: view.returns };
}
