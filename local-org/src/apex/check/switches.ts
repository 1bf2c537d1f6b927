import type { Expression, StatementOf, WhenClause } from '../syntax/index.ts';
import { isAssignable, isSObject } from '../types/conversions.ts';
import type { Type } from '../types/model.ts';
import type { Bound, BoundStatement, BoundWhen, LocalVariable } from './bound.ts';
import type { BodyContext } from './context.ts';
import { converted } from './convert.ts';
import { bindValue, errorAt, resolveType } from './expressions.ts';
import { bindBlock, place } from './statements.ts';

const SWITCHABLE: ReadonlySet<string> = new Set(['integer', 'long', 'string', 'sobject']);

/** Apex Developer Guide, Switch Statements: values, enum constants, or types of records. */
export function bindSwitch(statement: StatementOf<'switch'>, context: BodyContext): BoundStatement {
  const value = bindValue(statement.value, context);
  const isEnum = value.type.symbol?.kind === 'enum';
  const isLegal = value.type.kind === 'error' || isEnum || SWITCHABLE.has(value.type.key);
  const type = isLegal ? value.type : context.universe.table.error;
  if (!isLegal)
    context.report(
      statement.value,
      'illegal-switch-expression-type',
      `${value.type.name} is not a valid switch expression type`,
    );
  const temporary = context.temporary(type);
  const seen = new Set<string>();
  const clauses = statement.clauses.map((clause, index) => {
    if (clause.value.kind === 'else' && index < statement.clauses.length - 1)
      context.report(clause, 'when-else-not-last', "'when else' must be the last when block");
    return bindWhen(clause, type, temporary, seen, context);
  });
  return { ...place(statement), kind: 'switch', value, temporary, clauses };
}

function bindWhen(
  clause: WhenClause,
  type: Type,
  temporary: LocalVariable,
  seen: Set<string>,
  context: BodyContext,
): BoundWhen {
  const at = place(clause);
  if (clause.value.kind === 'else')
    return { ...at, matches: null, variable: null, body: bindBlock(clause.body, context) };
  const switched: Bound = { ...at, kind: 'local', variable: temporary, type };
  if (clause.value.kind === 'type') return bindTypeWhen(clause, switched, seen, context);
  const matches = clause.value.values.map((item): Bound => {
    const match = bindWhenValue(item, type, context);
    const key = whenKey(match);
    if (key !== null && seen.has(key))
      context.report(
        item,
        'not-unique-when-value-or-type',
        `${shownValue(item)} occurs as more than one when branch for this switch statement`,
      );
    if (key !== null) seen.add(key);
    return {
      ...place(item),
      kind: 'equals',
      exact: type.key === 'string',
      negated: false,
      left: switched,
      right: match,
      type: context.type('Boolean'),
    };
  });
  return { ...at, matches, variable: null, body: bindBlock(clause.body, context) };
}

function bindTypeWhen(clause: WhenClause, switched: Bound, seen: Set<string>, context: BodyContext): BoundWhen {
  const at = place(clause);
  if (clause.value.kind !== 'type') throw new Error('Apex check: a when clause without a type');
  const test = resolveType(clause.value.type, context);
  const { name } = clause.value;
  if (seen.has(test.key) && test.kind !== 'error')
    context.report(
      clause,
      'not-unique-when-value-or-type',
      `${test.name} occurs as more than one when branch for this switch statement`,
    );
  seen.add(test.key);
  if (
    test.kind !== 'error' &&
    switched.type.kind !== 'error' &&
    !isAssignable(test, switched.type, context.universe.table)
  )
    context.report(clause, 'illegal-when-type', `${test.name} cannot be a 'when type variable' block`);
  const match: Bound = { ...at, kind: 'instanceof', operand: switched, test, type: context.type('Boolean') };
  return context.inScope(() => {
    const variable = context.declare(name.text, test, name);
    return { ...at, matches: [match], variable, body: bindBlock(clause.body, context) };
  });
}

function bindWhenValue(item: Expression, type: Type, context: BodyContext): Bound {
  if (type.symbol?.kind === 'enum' && item.kind === 'name') return enumConstant(item.name, type, item, context);
  if (item.kind === 'field' && type.symbol?.kind === 'enum') {
    context.report(item, 'invalid-fully-qualified-enum', "Enum value used in 'when expression' should be unqualified");
    return errorAt(item, context);
  }
  const value = bindValue(item, context);
  if (value.type.kind === 'error' || type.kind === 'error') return value;
  if (isSObject(type) && value.type.kind !== 'null')
    context.report(
      item,
      'illegal-non-when-type',
      "Switching on SObject types must be a 'when type variable' or 'when null'",
    );
  else if (!isAssignable(value.type, type, context.universe.table))
    context.report(
      item,
      'invalid-when-expression-type',
      `${value.type.name} value in when expression cannot be implicitly converted to the ${type.name} type in switch expression`,
    );
  else if (value.kind !== 'literal' && value.kind !== 'error') {
    if (value.kind === 'local' && item.kind === 'name')
      context.report(item, 'variable-does-not-exist', `Variable does not exist: ${item.name}`);
    else context.report(item, 'invalid-switch-enum', 'Field must be an enum reference');
  }
  return converted(value, type);
}

function enumConstant(name: string, type: Type, at: Expression, context: BodyContext): Bound {
  const symbol = type.symbol;
  const field = symbol?.fields.get(name.toLowerCase());
  if (!symbol || !field?.isEnumConstant) {
    context.report(at, 'variable-does-not-exist', `Variable does not exist: ${name}`);
    return errorAt(at, context);
  }
  if (symbol.origin === 'user') return { ...place(at), kind: 'staticField', field, type };
  return { ...place(at), kind: 'platformStatic', owner: symbol, name: field.name, type };
}

function whenKey(match: Bound): string | null {
  if (match.kind === 'literal') return `${match.type.key}:${String(match.value)}`;
  if (match.kind === 'staticField') return `field:${match.field.owner.key}.${match.field.name.toLowerCase()}`;
  return match.kind === 'platformStatic' ? `field:${match.owner.key}.${match.name.toLowerCase()}` : null;
}

function shownValue(item: Expression): string {
  return item.kind === 'literal' ? item.text : item.kind === 'name' ? item.name : 'value';
}
