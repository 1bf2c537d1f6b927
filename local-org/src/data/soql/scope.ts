import type { CompiledFormula, FormulaInput, Step } from '../../formula/index.ts';
import type { Api, FieldDef, ObjectDef, Schema } from '../../schema/types.ts';
import { nameField, referenceTargets } from './polymorphic.ts';
import { fieldFormula } from '../formulas/compiled.ts';
import { coordinates } from '../formulas/records.ts';
import { DataError } from '../types.ts';
import type { FromItem, Path } from './ast.ts';
import { noSuchColumn, noSuchRelationship, unsupportedObject } from './errors.ts';

/** Which tables and columns exist; the checker has none and needs none. */
export interface Physical {
  columns(objectName: string): ReadonlySet<string> | null;
}
/** Makes SQL of a formula over the SQL of its inputs. */
export interface FormulaSql {
  sql(formula: CompiledFormula, inputs: readonly string[]): string;
}
/** User mode: may this be read? Throws when not, at once or when the whole query has been seen. */
export interface Guard {
  object(object: ObjectDef, at: number): void;
  field(object: ObjectDef, field: FieldDef, at: number, name: string): void;
  finish?(): void;
}
export interface Environment {
  readonly soql: string;
  readonly schema: Schema;
  readonly api: Api;
  readonly physical: Physical;
  readonly guard: Guard | null;
  /** null where nothing is run: then formulas are only checked */
  readonly formulas: FormulaSql | null;
  /** makes the next table alias */
  alias(): string;
}

/** One joined table; a polymorphic parent has several, of which at most one has a row. */
interface Joined {
  readonly object: ObjectDef;
  readonly alias: string;
}
export interface Node {
  readonly tables: readonly Joined[];
  readonly parents: Map<string, Node>;
  /** canonical names of the relationships that lead here */
  readonly path: readonly string[];
  readonly polymorphic: boolean;
}
export interface Column {
  readonly sql: string;
  readonly field: FieldDef;
  readonly object: ObjectDef;
  readonly node: Node;
  /** canonical, e.g. `Owner`, `Name` */
  readonly path: readonly string[];
}

const MAX_LEVELS = 5;
/** Formula fields that refer to each other deeper than this refer to themselves. */
const MAX_FORMULA_DEPTH = 50;
const quote = (name: string): string => `"${name}"`;

/** The tables of one SELECT: its object and every parent that a path reaches. */
export class Scope {
  readonly root: Node;
  readonly object: ObjectDef;
  readonly environment: Environment;
  readonly #prefixes = new Map<string, readonly string[]>();
  readonly #joins: string[] = [];

  constructor(environment: Environment, object: ObjectDef, from: FromItem, aliases: readonly FromItem[]) {
    this.environment = environment;
    this.object = object;
    this.root = { tables: [{ object, alias: environment.alias() }], parents: new Map(), path: [], polymorphic: false };
    environment.guard?.object(object, from.at);
    this.#prefixes.set((from.parts.at(-1) ?? '').toLowerCase(), []);
    if (from.alias !== null) this.#prefixes.set(from.alias.toLowerCase(), []);
    for (const item of aliases) this.#addAlias(item);
  }

  get alias(): string {
    return this.root.tables[0]?.alias ?? '';
  }

  fromSql(): string {
    return [`${this.#table(this.object)} AS ${this.alias}`, ...this.#joins].join(' ');
  }

  /** The column that a path names; joins what it crosses. */
  column(path: Path): Column {
    const parts = this.#withoutPrefix(path.parts);
    const name = parts.at(-1) ?? '';
    const node = this.node({ ...path, parts: parts.slice(0, -1) });
    return this.#fieldOf(node, name, path);
  }

  /** The parent that a relationship path names. */
  node(path: Path): Node {
    if (path.parts.length > MAX_LEVELS)
      throw noSuchRelationship(this.environment.soql, path.at, path.parts[MAX_LEVELS] ?? '', path.parts.join('.'));
    let node = this.root;
    for (const part of path.parts) node = this.#parent(node, part, path);
    return node;
  }

  #addAlias(item: FromItem): void {
    const parts = this.#withoutPrefix(item.parts);
    this.node({ at: item.at, parts });
    this.#prefixes.set((item.alias ?? parts.at(-1) ?? '').toLowerCase(), parts);
  }

  /** A relationship of the same name as the object wins only when the object has none, as in `Account.Name FROM Account`. */
  #withoutPrefix(parts: readonly string[]): readonly string[] {
    const [first = ''] = parts;
    const prefix = parts.length > 1 ? this.#prefixes.get(first.toLowerCase()) : undefined;
    return prefix === undefined ? parts : [...prefix, ...parts.slice(1)];
  }

  #parent(node: Node, relationship: string, path: Path): Node {
    const known = node.parents.get(relationship.toLowerCase());
    if (known !== undefined) return known;
    const [reference] = node.tables.flatMap(({ object }) =>
      [...object.fields.values()].filter((field) => isRelationship(field, relationship)),
    );
    if (reference === undefined)
      throw noSuchRelationship(this.environment.soql, path.at, relationship, path.parts.join('.'));
    const { schema, physical } = this.environment;
    const targets = referenceTargets(
      schema,
      reference,
      (name) => this.#target(name),
      (name) => physical.columns(name) !== null,
    );
    if (targets.length === 0)
      throw noSuchRelationship(this.environment.soql, path.at, relationship, path.parts.join('.'));
    const source = this.#fieldOf(node, reference.name, path);
    const parent: Node = {
      tables: targets.map((object) => this.#join(object, source.sql)),
      parents: new Map(),
      path: [...node.path, reference.relationshipName ?? relationship],
      polymorphic: reference.referenceTo.length !== 1,
    };
    for (const { object } of parent.tables) if (!parent.polymorphic) this.environment.guard?.object(object, path.at);
    node.parents.set(relationship.toLowerCase(), parent);
    return parent;
  }

  #target(name: string): ObjectDef[] {
    const { schema, api } = this.environment;
    const object = schema.object(name, api) ?? schema.object(name);
    return object === undefined ? [] : [object];
  }

  #join(object: ObjectDef, source: string): Joined {
    const alias = this.environment.alias();
    this.#joins.push(`LEFT JOIN ${this.#table(object)} AS ${alias} ON ${alias}."Id" = ${source}`);
    return { object, alias };
  }

  #table(object: ObjectDef): string {
    return this.environment.physical.columns(object.name) === null
      ? '(SELECT NULL AS "Id" WHERE 0)'
      : quote(object.name);
  }

  #fieldOf(node: Node, name: string, path: Path): Column {
    const lower = name.toLowerCase();
    if (node.polymorphic && lower === 'type') return this.#typeOf(node);
    if (node.polymorphic && path.typed !== true) return this.#nameOf(node, lower, name, path);
    const having = node.tables.filter(({ object }) => object.fields.has(lower));
    const first = having[0];
    const field = first?.object.fields.get(lower);
    if (first === undefined || field === undefined)
      throw noSuchColumn(this.environment.soql, path.at, name, node.tables[0]?.object.name ?? '');
    this.environment.guard?.field(first.object, field, path.at, name);
    const parts = having.map(({ object, alias }) => this.#valueSql(node, { object, alias }, field.name));
    const sql = parts.length === 1 ? (parts[0] ?? 'NULL') : `COALESCE(${parts.join(', ')})`;
    return { sql, field, object: first.object, node, path: [...node.path, field.name] };
  }

  #columnSql(object: ObjectDef, alias: string, field: string): string {
    const columns = this.environment.physical.columns(object.name);
    const exists = columns === null ? field === 'Id' : columns.has(field.toLowerCase());
    return exists ? `${alias}.${quote(field)}` : 'NULL';
  }

  #valueSql(node: Node, table: Joined, name: string, depth = 0): string {
    const field = table.object.fields.get(name.toLowerCase());
    if (field !== undefined && field.formula !== null) return this.#formulaSql(node, table, field, depth);
    return this.#columnSql(table.object, table.alias, name);
  }

  /** A formula reads parents that the query need not name and the user need not see. */
  #formulaSql(node: Node, table: Joined, field: FieldDef, depth: number): string {
    const { schema, formulas } = this.environment;
    const formula = fieldFormula(schema, table.object, field);
    if (formulas === null) return 'NULL';
    if (depth > MAX_FORMULA_DEPTH)
      throw new DataError('INVALID_FORMULA', `The formula field ${table.object.name}.${field.name} refers to itself.`);
    return formulas.sql(
      formula,
      formula.inputs.map((input) => this.#inputSql(node, table, input, depth)),
    );
  }

  #inputSql(node: Node, table: Joined, { field, steps, global }: FormulaInput, depth: number): string {
    if (field === null || global !== null) return 'NULL';
    let here: { node: Node; table: Joined } = { node, table };
    for (const step of steps) here = this.#step(here.node, here.table, step);
    if (field.type !== 'location' || field.formula !== null)
      return this.#valueSql(here.node, here.table, field.name, depth + 1);
    const [latitude, longitude] = coordinates(field).map((part) =>
      this.#columnSql(here.table.object, here.table.alias, part),
    );
    return `${latitude} || ',' || ${longitude}`;
  }

  #step(node: Node, table: Joined, { field, object }: Step): { node: Node; table: Joined } {
    const key = `formula ${table.alias} ${field.name} ${object}`;
    let parent = node.parents.get(key);
    if (parent === undefined) {
      const [target] = this.#target(object);
      if (target === undefined) throw unsupportedObject(this.environment.soql, 0, object);
      const joined = this.#join(target, this.#columnSql(table.object, table.alias, field.name));
      parent = { tables: [joined], parents: new Map(), path: node.path, polymorphic: false };
      node.parents.set(key, parent);
    }
    const [joined] = parent.tables;
    return { node: parent, table: joined ?? table };
  }

  /** Of a parent that may be of several objects a query sees what the object Name has. */
  #nameOf(node: Node, lower: string, name: string, path: Path): Column {
    const field = this.environment.schema.object('Name')?.fields.get(lower);
    const [first] = node.tables;
    if (field === undefined || first === undefined) throw noSuchColumn(this.environment.soql, path.at, name, 'Name');
    const parts = node.tables.flatMap((table) => {
      const own = lower === 'name' ? nameField(table.object) : table.object.fields.get(lower);
      return own === undefined ? [] : [this.#valueSql(node, table, own.name)];
    });
    const sql = parts.length < 2 ? (parts[0] ?? 'NULL') : `COALESCE(${parts.join(', ')})`;
    return { sql, field, object: first.object, node, path: [...node.path, field.name] };
  }

  #typeOf(node: Node): Column {
    const [first] = node.tables;
    const field = this.environment.schema.object('Name')?.fields.get('type');
    if (first === undefined || field === undefined) throw unsupportedObject(this.environment.soql, 0, 'Name');
    return { sql: typeSql(node), field, object: first.object, node, path: [...node.path, 'Type'] };
  }
}

/** Which of the targets the row is of. */
export function typeSql(node: Node): string {
  const cases = node.tables.map(({ object, alias }) => `WHEN ${alias}."Id" IS NOT NULL THEN '${object.name}'`);
  return `CASE ${cases.join(' ')} END`;
}

function isRelationship(field: FieldDef, relationship: string): boolean {
  return field.relationshipName !== null && field.relationshipName.toLowerCase() === relationship.toLowerCase();
}
