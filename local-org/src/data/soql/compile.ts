import type { Api, ObjectDef, Schema } from '../../schema/types.ts';
import { DataError } from '../types.ts';
import { queryRulesOf } from '../behaviours/registry.ts';
import type { Expression, Operand, Query, SelectItem } from './ast.ts';
import type { BindShapes } from './binds.ts';
import type { ChildQuery, CompiledQuery } from './compiled.ts';
import { malformed, noSuchChildRelationship, unsupported, unsupportedObject } from './errors.ts';
import { compileValue, isAggregate, SHOWN_AS_FIELD } from './functions.ts';
import { Scope } from './scope.ts';
import type { Environment, FormulaSql, Guard, Physical } from './scope.ts';
import { checkFieldsClause, SelectList, selectTypeof, ungrouped } from './select.ts';
import { bindOf } from './values.ts';
import type { Parameter } from './values.ts';
import { compileCondition } from './where.ts';
import type { ConditionContext, Sql } from './where.ts';
import { groupSql, orderSql, textOf } from './clauses.ts';
import { groupingValue, keyOf, refuseDuplicates } from './keys.ts';
import { subtotalsOf, unite } from './subtotals.ts';
import { sharingFilter } from './sharing.ts';

interface CompileOptions {
  readonly soql: string;
  readonly schema: Schema;
  readonly api: Api;
  readonly physical: Physical;
  readonly guard: Guard | null;
  readonly formulas: FormulaSql | null;
  readonly shapes: BindShapes;
  readonly allRows: boolean;
  /** only the rows that are shared with the user */
  readonly sharing: boolean;
}

/** A parsed query as SQL. */
export function compileQuery(query: Query, options: CompileOptions): CompiledQuery {
  let aliases = 0;
  const environment: Environment = { ...options, alias: () => `t${aliases++}` };
  const name = query.from.parts.join('.');
  const object = options.schema.object(name, options.api);
  if (object === undefined || !object.queryable) throw unsupportedObject(options.soql, query.from.at, name);
  const compiled = new Compiler(environment, options).compile(query, object, null);
  options.guard?.finish?.();
  return compiled;
}

/** "OFFSET" of the SOQL reference. */
const MAX_OFFSET = 2000;

class Compiler {
  readonly #environment: Environment;
  readonly #options: CompileOptions;

  constructor(environment: Environment, options: CompileOptions) {
    this.#environment = environment;
    this.#options = options;
  }

  compile(query: Query, object: ObjectDef, parentField: string | null): CompiledQuery {
    const subtotals = parentField === null ? subtotalsOf(this.#options.soql, query) : null;
    if (subtotals === null) return this.#compileOne(query, object, parentField, query.groupBy);
    const variants = subtotals.sets.map((groupBy) =>
      this.#compileOne({ ...query, groupBy, orderBy: [] }, object, null, subtotals.all),
    );
    const scope = new Scope(this.#environment, object, query.from, query.aliases);
    return unite(this.#options.soql, query, variants, (expression) => keyOf(scope, expression));
  }

  /** `grouped` is what the query groups by, of which `query.groupBy` may have a part only. */
  #compileOne(
    query: Query,
    object: ObjectDef,
    parentField: string | null,
    grouped: readonly Expression[],
  ): CompiledQuery {
    checkFieldsClause(this.#options.soql, query);
    const scope = new Scope(this.#environment, object, query.from, query.aliases);
    const kind = grouped.length > 0 ? 'aggregate' : this.#kind(query);
    const list = new SelectList(scope);
    const children: ChildQuery[] = [];
    let idIndex: number | null = null;
    if (kind === 'count') list.value({ sql: 'COUNT(*)', type: 'int', column: null, aggregate: true }, 'expr0');
    else if (kind === 'aggregate') this.#selectGroups(scope, query, grouped, list);
    else idIndex = this.#selectRows(scope, query, object, list, children);
    const readsIndex =
      kind === 'aggregate' && grouped === query.groupBy && readsRows(query) ? list.hidden('COUNT(*)') : null;
    const parentIndex = parentField === null ? -1 : list.hidden(scope.column({ at: 0, parts: [parentField] }).sql);
    const tail = this.#tail(query, scope, object, parentField, grouped !== query.groupBy);
    const rules = queryRulesOf(object.name);
    return {
      kind,
      object: object.name,
      sql: `SELECT ${list.sql.join(', ')} FROM ${scope.fromSql()}${tail.sql}`,
      parameters: [...list.parameters, ...tail.parameters],
      outputs: list.outputs,
      parents: list.parents,
      children,
      columns: list.columns,
      idIndex,
      readsIndex,
      parentIndex,
      limit: this.#count(query.limit),
      offset: this.#offset(query),
      lock: query.forClause.includes('UPDATE'),
      maxRows: kind === 'rows' ? (rules?.maxRows ?? null) : null,
    };
  }

  #kind(query: Query): CompiledQuery['kind'] {
    const [first] = query.select;
    const expressions = query.select.flatMap((item) => (item.kind === 'expression' ? [item.expression] : []));
    const isCount =
      first?.kind === 'expression' &&
      first.expression.kind === 'call' &&
      first.expression.name === 'COUNT' &&
      first.expression.args.length === 0;
    if (isCount && query.select.length === 1) return 'count';
    return query.groupBy.length > 0 || expressions.some(isAggregate) ? 'aggregate' : 'rows';
  }

  #selectRows(scope: Scope, query: Query, object: ObjectDef, list: SelectList, children: ChildQuery[]): number {
    const idIndex = list.hidden(`${scope.alias}."Id"`);
    refuseDuplicates(this.#options.soql, scope, query);
    for (const item of query.select) {
      if (item.kind === 'fields') list.group(object, item.group, item.at);
      else if (item.kind === 'typeof') selectTypeof(scope, list, item);
      else if (item.kind === 'subquery')
        this.#selectChildren(
          { ...this.#child(object, item.query), idIndex, position: list.outputs.length },
          list,
          children,
        );
      else if (item.expression.kind === 'path') this.#selectPath(item, list);
      else this.#selectFunction(scope, item.expression, item.alias, list);
    }
    return idIndex;
  }

  #selectFunction(
    scope: Scope,
    call: Extract<Expression, { kind: 'call' }>,
    alias: string | null,
    list: SelectList,
  ): void {
    const value = compileValue(scope, call);
    if (alias === null && SHOWN_AS_FIELD.has(call.name) && value.column !== null) list.shown(value);
    else list.value(value, alias ?? call.text);
  }

  #selectChildren(child: ChildQuery, list: SelectList, children: ChildQuery[]): void {
    children.push(child);
    const { name, query } = child;
    list.columns.push({ name, path: [name], aggregate: false, type: 'subquery', label: name, columns: query.columns });
  }

  #selectPath(item: Extract<SelectItem, { kind: 'expression' }>, list: SelectList): void {
    if (item.alias !== null)
      throw malformed(this.#options.soql, item.expression.at, 'only aggregate expressions use field aliasing');
    if (item.expression.kind === 'path') list.field(item.expression);
  }

  #child(parent: ObjectDef, query: Query): Pick<ChildQuery, 'name' | 'query'> {
    const name = query.from.parts.at(-1) ?? '';
    const relationship = parent.childRelationships.find((child) => child.name?.toLowerCase() === name.toLowerCase());
    const { soql, schema, api } = this.#options;
    const object =
      relationship === undefined
        ? undefined
        : (schema.object(relationship.childObject, api) ?? schema.object(relationship.childObject));
    if (relationship === undefined || object === undefined) throw noSuchChildRelationship(soql, query.from.at, name);
    return { name: relationship.name ?? name, query: this.compile(query, object, relationship.field) };
  }

  #selectGroups(scope: Scope, query: Query, grouped: readonly Expression[], list: SelectList): void {
    const all = new Set(grouped.map((group) => keyOf(scope, group)));
    const own = new Set(query.groupBy.map((group) => keyOf(scope, group)));
    let unnamed = 0;
    for (const item of query.select) {
      if (item.kind !== 'expression')
        throw malformed(this.#options.soql, query.at, 'Grouped queries select fields and aggregates only');
      const value = groupingValue(scope, item.expression, all, own) ?? compileValue(scope, item.expression);
      const key = keyOf(scope, item.expression);
      if (!value.aggregate && !all.has(key))
        throw ungrouped(this.#options.soql, item.expression.at, textOf(item.expression));
      const path = value.column === null ? null : (value.column.path.at(-1) ?? null);
      const shown = value.aggregate || own.has(key) ? value : { ...value, sql: 'NULL', parameters: [] };
      list.value(shown, item.alias ?? path ?? `expr${unnamed++}`);
    }
  }

  #tail(query: Query, scope: Scope, object: ObjectDef, parentField: string | null, isPart = false): Sql {
    const context: ConditionContext = {
      scope,
      shapes: this.#options.shapes,
      having: false,
      subselect: (inner) => this.#subselect(inner),
    };
    const where = this.#where(query, context, object, parentField);
    const parameters = [...where.parameters];
    let sql = where.sql === '' ? '' : ` WHERE ${where.sql}`;
    const groups = query.groupBy.map((group) => groupSql(scope, group));
    if (groups.length > 0) sql += ` GROUP BY ${groups.map((group) => group.sql).join(', ')}`;
    parameters.push(...groups.flatMap((group) => group.parameters));
    if (query.having !== null) {
      const having = compileCondition({ ...context, having: true }, query.having);
      sql += ` HAVING ${having.sql}`;
      parameters.push(...having.parameters);
    }
    const order = orderSql(query, scope);
    if (order.sql !== '') sql += ` ORDER BY ${order.sql}`;
    parameters.push(...order.parameters);
    if (parentField === null && !isPart) sql += this.#limits(query, parameters);
    return { sql, parameters };
  }

  #where(query: Query, context: ConditionContext, object: ObjectDef, parentField: string | null): Sql {
    const { scope } = context;
    const parts: Sql[] = [];
    if (parentField !== null) {
      const column = scope.column({ at: 0, parts: [parentField] });
      parts.push({
        sql: `${column.sql} IN (SELECT value FROM json_each(?))`,
        parameters: [(run) => JSON.stringify(run.parentIds)],
      });
    }
    const hasDeleted = this.#environment.physical.columns(object.name)?.has('isdeleted') ?? false;
    if (hasDeleted && !query.allRows && !this.#options.allRows)
      parts.push({ sql: `COALESCE(${scope.alias}."IsDeleted", 0) = 0`, parameters: [] });
    const rules = queryRulesOf(object.name);
    if (rules?.filter !== undefined && this.#environment.physical.columns(object.name) !== null)
      parts.push(rules.filter(scope.alias));
    if (this.#options.sharing)
      parts.push(...sharingFilter(object, scope.alias, this.#environment.physical, this.#options.schema));
    if (query.scope === 'mine') parts.push(this.#mine(scope));
    else if (query.scope !== null && query.scope !== 'everything')
      throw unsupported('SOQL_SCOPE', `The local org has no scope ${query.scope}.`);
    if (query.where !== null) parts.push(compileCondition(context, query.where));
    return { sql: parts.map((part) => part.sql).join(' AND '), parameters: parts.flatMap((part) => part.parameters) };
  }

  #mine(scope: Scope): Sql {
    return { sql: `${scope.column({ at: 0, parts: ['OwnerId'] }).sql} = ?`, parameters: [(run) => run.userId] };
  }

  #limits(query: Query, parameters: Parameter[]): string {
    const limit = this.#count(query.limit);
    const offset = this.#offset(query);
    if (limit === null && offset === null) return '';
    parameters.push(limit ?? (() => -1));
    if (offset !== null) parameters.push(offset);
    return ` LIMIT ?${offset === null ? '' : ' OFFSET ?'}`;
  }

  #offset(query: Query): Parameter | null {
    const count = this.#count(query.offset);
    if (count === null) return null;
    return (run) => {
      const value = count(run);
      if (Number(value) > MAX_OFFSET)
        throw new DataError('NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${MAX_OFFSET}`);
      return value;
    };
  }

  #count(operand: Operand | null): Parameter | null {
    if (operand === null) return null;
    if (operand.kind === 'number') return () => operand.value;
    if (operand.kind !== 'bind') return null;
    return (run) => {
      const value = bindOf(run, operand.name);
      if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
      throw malformed(
        this.#options.soql,
        operand.at,
        `Invalid bind expression type for LIMIT or OFFSET: ${operand.name}`,
      );
    };
  }

  /** The inside of a semi-join: one id column. */
  #subselect(query: Query): Sql {
    const { soql, schema, api } = this.#options;
    const name = query.from.parts.join('.');
    const object = schema.object(name, api);
    if (object === undefined || !object.queryable) throw unsupportedObject(soql, query.from.at, name);
    const [item] = query.select;
    if (query.select.length !== 1 || item?.kind !== 'expression' || item.expression.kind !== 'path')
      throw malformed(soql, query.at, 'The inner select of a semi join must select one field');
    const scope = new Scope(this.#environment, object, query.from, query.aliases);
    const column = scope.column(item.expression);
    if (column.field.type !== 'id' && column.field.type !== 'reference')
      throw malformed(
        soql,
        item.expression.at,
        `The selected field in the inner select of a semi join must be an id field, cannot use: '${column.field.name}'`,
      );
    const tail = this.#tail({ ...query, orderBy: [] }, scope, object, null);
    const notNull = `${tail.sql === '' ? ' WHERE' : tail.sql.replace(/^ WHERE/, ' WHERE (').concat(') AND')} ${column.sql} IS NOT NULL`;
    const bounded = query.limit !== null || query.groupBy.length > 0;
    return {
      sql: `SELECT ${column.sql} FROM ${scope.fromSql()}${bounded ? tail.sql : notNull}`,
      parameters: tail.parameters,
    };
  }
}

/** Whether an aggregate other than COUNT is asked for. */
function readsRows(query: Query): boolean {
  return query.select.some(
    (item) =>
      item.kind === 'expression' &&
      item.expression.kind === 'call' &&
      isAggregate(item.expression) &&
      item.expression.name !== 'COUNT',
  );
}
