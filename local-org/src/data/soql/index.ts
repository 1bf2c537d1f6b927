import type { Api, Schema } from '../../schema/types.ts';
import type { QueryColumn } from '../types.ts';
import { bindShapes } from './binds.ts';
import { compileQuery } from './compile.ts';
import { parseQuery } from './parser.ts';

export { runQuery } from './run.ts';
export { parseQuery } from './parser.ts';

export interface QueryCheck {
  readonly object: string;
  readonly kind: 'rows' | 'count' | 'aggregate';
  readonly columns: readonly QueryColumn[];
}

/** Validates a query without an org's rows; throws the DataError that running it would throw. */
export function checkQuery(soql: string, schema: Schema, api: Api = 'data'): QueryCheck {
  const { object, kind, columns } = compileQuery(parseQuery(soql), {
    soql,
    schema,
    api,
    physical: { columns: () => null },
    guard: null,
    formulas: null,
    shapes: bindShapes(soql, {}),
    allRows: false,
    sharing: false,
  });
  return { object, kind, columns };
}
