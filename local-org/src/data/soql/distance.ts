import { malformed } from './errors.ts';
import type { Expression } from './ast.ts';
import type { Value } from './functions.ts';
import type { Scope } from './scope.ts';
import { bindOf } from './values.ts';
import type { Parameter } from './values.ts';

type Call = Extract<Expression, { kind: 'call' }>;

/** DISTANCE(Location__c, GEOLOCATION(37.7, -122.4), 'mi'): great-circle distance in miles or kilometres. */
export function distanceValue(scope: Scope, call: Call): Value {
  const [from, to, unit] = call.args;
  if (from === undefined || to === undefined || unit?.kind !== 'path' || call.args.length !== 3)
    throw wrong(scope, call);
  const name = unit.parts[0]?.toLowerCase();
  if (name !== 'mi' && name !== 'km') throw wrong(scope, call);
  const points = [point(scope, from), point(scope, to)];
  return {
    sql: `distance(${points.map((each) => each.sql).join(', ')}, '${name}')`,
    type: 'double',
    column: null,
    aggregate: false,
    parameters: points.flatMap((each) => each.parameters),
  };
}

function point(scope: Scope, expression: Expression): { sql: string; parameters: Parameter[] } {
  if (expression.kind === 'call') return given(scope, expression);
  const { field } = scope.column(expression);
  const parts = coordinateFields(field.name, field.type).map(
    (name) => scope.column({ at: expression.at, parts: [...expression.parts.slice(0, -1), name] }).sql,
  );
  if (parts.length === 0) throw wrong(scope, expression);
  return { sql: parts.join(', '), parameters: [] };
}

/** `Place__c` is stored as `Place__Latitude__s`, `BillingAddress` as `BillingLatitude`. */
function coordinateFields(name: string, type: string): string[] {
  if (type === 'location') return ['Latitude', 'Longitude'].map((part) => name.replace(/__c$/i, `__${part}__s`));
  if (type === 'address') return ['Latitude', 'Longitude'].map((part) => name.replace(/Address$/i, part));
  return [];
}

function given(scope: Scope, call: Call): { sql: string; parameters: Parameter[] } {
  if (call.name !== 'GEOLOCATION' || call.args.length !== 2) throw wrong(scope, call);
  const parameters = call.args.map((argument): Parameter => {
    const text = argument.kind === 'path' ? argument.parts.join('.') : '';
    if (text.startsWith(':')) return (context) => Number(bindOf(context, text.slice(1)));
    const number = Number(text);
    if (text === '' || Number.isNaN(number)) throw wrong(scope, call);
    return () => number;
  });
  return { sql: '?, ?', parameters };
}

function wrong(scope: Scope, { at }: { readonly at: number }): Error {
  return malformed(
    scope.environment.soql,
    at,
    'DISTANCE takes a location or address field, GEOLOCATION(latitude, longitude) and mi or km',
  );
}
