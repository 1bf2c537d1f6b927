import type { ExpressionOf } from '../syntax/index.ts';
import type { ClassSymbol } from '../types/model.ts';
import type { Bound } from './bound.ts';
import type { BodyContext } from './context.ts';
import { errorAt } from './expressions.ts';

export function objectOf(name: string, context: BodyContext): ClassSymbol {
  const symbol = context.universe.sObjects.symbol(name);
  if (!symbol) throw new Error(`Apex check: the schema lost the object ${name}`);
  return symbol;
}

/** `Schema.SObjectType.Account.fields.Name` and `.fieldSets.Main` are describes, not fields. */
export function isDescribeFields(target: Bound): boolean {
  return (
    target.kind === 'platformField' &&
    target.target.type.key === 'schema.describesobjectresult' &&
    /^field(s|sets)$/i.test(target.name)
  );
}

export function bindDescribeField(
  target: Bound,
  name: string,
  expression: ExpressionOf<'field'>,
  context: BodyContext,
): Bound {
  const at = { line: expression.line, column: expression.column };
  const object =
    target.kind === 'platformField' &&
    target.target.kind === 'callPlatform' &&
    target.target.target.kind === 'sObjectType'
      ? target.target.target.object
      : null;
  if (target.kind === 'platformField' && target.name.toLowerCase() === 'fieldsets') {
    const map: Bound = {
      ...at,
      kind: 'callPlatform',
      target,
      name: 'getMap',
      args: [],
      safe: false,
      isSuper: false,
      type: context.type('Map', context.type('String'), context.type('Schema.FieldSet')),
    };
    const key: Bound = { ...at, kind: 'literal', value: name, type: context.type('String') };
    return {
      ...at,
      kind: 'callPlatform',
      target: map,
      name: 'get',
      args: [key],
      safe: false,
      isSuper: false,
      type: context.type('Schema.FieldSet'),
    };
  }
  const symbol = object ? context.universe.sObjects.symbol(object) : null;
  const field = symbol?.fields.get(name.toLowerCase());
  if (!object || !field) {
    context.report(
      expression.name,
      'field-does-not-exist',
      `Field does not exist: ${name} on ${object ?? target.type.name}`,
    );
    return errorAt(expression, context);
  }
  const token: Bound = {
    ...at,
    kind: 'sObjectField',
    object,
    field: field.name,
    type: context.type('Schema.SObjectField'),
  };
  return {
    ...at,
    kind: 'callPlatform',
    target: token,
    name: 'getDescribe',
    args: [],
    safe: false,
    isSuper: false,
    type: context.type('Schema.DescribeFieldResult'),
  };
}
