import type { FieldDef, ObjectDef } from '../../schema/types.ts';
import type { QueryColumn } from '../types.ts';
import { DataError } from '../types.ts';
import type { Path, Query, SelectItem } from './ast.ts';
import type { Output, ParentOutput } from './compiled.ts';
import { excerpt, malformed, unsupportedObject } from './errors.ts';
import { coordinates } from '../formulas/records.ts';
import { compileValue } from './functions.ts';
import type { Value } from './functions.ts';
import { typeSql } from './scope.ts';
import type { Column, Node, Scope } from './scope.ts';
import type { Parameter } from './values.ts';

/** Collects the columns of the SQL and what becomes of each. */
export class SelectList {
  readonly sql: string[] = [];
  readonly outputs: (Output | null)[] = [];
  readonly parents: ParentOutput[] = [];
  readonly columns: QueryColumn[] = [];
  readonly parameters: Parameter[] = [];
  readonly #seen = new Set<string>();
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /** A column that the row itself does not show. */
  hidden(sql: string): number {
    this.outputs.push(null);
    return this.sql.push(sql) - 1;
  }

  field(path: Path): void {
    const value = compileValue(this.#scope, { kind: 'path', ...path });
    const column = value.column;
    if (column === null) return;
    if (isCompound(column.field)) return this.#compound(column, path);
    this.#add(value, column.path, column.field);
  }

  /** `alias` names it in a grouped row. */
  value(value: Value, name: string): void {
    this.#add(value, [name], value.column?.field ?? null, value.aggregate);
  }

  /** toLabel(Status) is shown as Status, unless it has an alias. */
  shown(value: Value): void {
    const path = value.column?.path;
    if (path !== undefined) this.#add(value, path, value.column?.field ?? null);
  }

  /** FIELDS(): everything, or what is or is not custom. */
  group(object: ObjectDef, group: 'ALL' | 'STANDARD' | 'CUSTOM', at: number): void {
    for (const field of object.fields.values()) {
      const wanted = group === 'ALL' || field.custom === (group === 'CUSTOM');
      if (wanted && !isCompound(field)) this.field({ at, parts: [field.name] });
    }
  }

  #add(value: Value, path: readonly string[], field: FieldDef | null, aggregate = false): void {
    const key = path.join('.').toLowerCase();
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    if (value.column !== null && path.length > 1) this.#parentsOf(value.column.node);
    this.sql.push(value.sql);
    this.parameters.push(...(value.parameters ?? []));
    this.outputs.push({ path, field, type: value.type });
    this.columns.push({
      name: path.join('.'),
      path,
      aggregate,
      type: value.type,
      label: field?.label ?? path.at(-1) ?? '',
    });
  }

  #parentsOf(node: Node): void {
    for (let depth = 1; depth <= node.path.length; depth++) {
      const path = node.path.slice(0, depth);
      if (this.parents.some((parent) => parent.path.join('.') === path.join('.'))) continue;
      this.#parent(this.#scope.node({ at: 0, parts: path }), path);
    }
  }

  #parent(node: Node, path: readonly string[]): void {
    const ids = node.tables.map(({ alias }) => `${alias}."Id"`);
    const idIndex = this.hidden(ids.length === 1 ? (ids[0] ?? 'NULL') : `COALESCE(${ids.join(', ')})`);
    const type = node.tables.length > 1 ? this.hidden(typeSql(node)) : (node.tables[0]?.object.name ?? '');
    this.parents.push({ path, type, idIndex });
  }

  /** An address is the fields that make it up, e.g. BillingStreet; REST shows them as one object. */
  #compound(column: Column, path: Path): void {
    if (column.field.type === 'location') return this.#location(column, path);
    const prefix = column.field.name.replace(/Address$/, '');
    const parts = ['Street', 'City', 'State', 'PostalCode', 'Country', 'Latitude', 'Longitude', 'GeocodeAccuracy'];
    for (const part of parts)
      if (column.object.fields.has((prefix + part).toLowerCase()))
        this.field({ at: path.at, parts: [...path.parts.slice(0, -1), prefix + part] });
  }

  #location(column: Column, path: Path): void {
    for (const part of coordinates(column.field))
      this.field({ at: path.at, parts: [...path.parts.slice(0, -1), part] });
  }
}

const isCompound = (field: FieldDef): boolean => field.type === 'address' || field.type === 'location';

/** TYPEOF: the fields of the branch that fits; the others stay out of the row. */
export function selectTypeof(scope: Scope, list: SelectList, item: Extract<SelectItem, { kind: 'typeof' }>): void {
  const node = scope.node(item.relationship);
  const { soql } = scope.environment;
  for (const branch of item.branches) {
    const table = node.tables.find(({ object }) => object.name.toLowerCase() === branch.type.toLowerCase());
    if (table === undefined) throw unsupportedObject(soql, item.relationship.at, branch.type);
    for (const field of branch.fields)
      list.field({ at: field.at, parts: [...item.relationship.parts, ...field.parts], typed: true });
  }
  for (const field of item.otherwise ?? [])
    list.field({ at: field.at, parts: [...item.relationship.parts, ...field.parts] });
}

/** What the platform demands of FIELDS(): a limit for everything and for custom fields. */
export function checkFieldsClause(soql: string, query: Query): void {
  const all = query.select.find((item) => item.kind === 'fields' && item.group !== 'STANDARD');
  if (all === undefined || all.kind !== 'fields') return;
  const isBounded = query.limit?.kind === 'bind' || (query.limit?.kind === 'number' && query.limit.value <= 200);
  if (!isBounded) throw malformed(soql, all.at, `The SOQL FIELDS function must have a LIMIT of at most 200`);
}

export function ungrouped(soql: string, at: number, name: string): DataError {
  return new DataError('MALFORMED_QUERY', `${excerpt(soql, at)}Field must be grouped or aggregated: ${name}`);
}
