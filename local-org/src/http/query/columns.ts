import type { QueryColumn, QueryResult } from '../../data/types.ts';
import { TEXT_TYPES } from '../../schema/index.ts';
import type { Api, FieldDef, FieldType, Schema } from '../../schema/types.ts';

const NUMBERS: readonly string[] = ['int', 'long', 'double', 'currency', 'percent'];
const TEXTS: readonly string[] = ['id', 'reference', ...TEXT_TYPES];

const APEX_TYPES: Readonly<Partial<Record<FieldType, string>>> = {
  id: 'Id',
  reference: 'Id',
  boolean: 'Boolean',
  int: 'Integer',
  long: 'Long',
  double: 'Double',
  currency: 'Decimal',
  percent: 'Double',
  date: 'Date',
  datetime: 'Datetime',
  time: 'Time',
  base64: 'Blob',
};

/** The answer to a query with `columns=true`, from which the CLI makes its table. */
export function columnMetadata(schema: Schema, result: QueryResult, api: Api): unknown {
  const object = schema.object(result.object, api);
  return {
    columnMetadata: result.columns.map((column) =>
      describeColumn(column, object?.fields.get(column.name.toLowerCase())),
    ),
    entityName: result.object,
    groupBy: result.columns.some((column) => column.aggregate),
    idSelected: result.columns.some((column) => column.name.toLowerCase() === 'id'),
    keyPrefix: object?.keyPrefix ?? null,
  };
}

function describeColumn(column: QueryColumn, field: FieldDef | undefined): Record<string, unknown> {
  if (column.columns) return children(column, column.columns);
  if (column.path.length > 1) return joined(column);
  return plain(column, field);
}

function plain(column: QueryColumn, field: FieldDef | undefined): Record<string, unknown> {
  return {
    aggregate: column.aggregate,
    apexType: APEX_TYPES[column.type as FieldType] ?? 'String',
    booleanType: column.type === 'boolean',
    columnName: column.name,
    custom: field?.custom ?? false,
    displayName: column.label,
    foreignKeyName: field?.relationshipName ?? null,
    insertable: field?.createable ?? false,
    joinColumns: [],
    numberType: NUMBERS.includes(column.type),
    textType: TEXTS.includes(column.type),
    updatable: field?.updateable ?? false,
  };
}

/** The CLI tells child rows from a parent's fields by `aggregate`. */
function children(column: QueryColumn, columns: readonly QueryColumn[]): Record<string, unknown> {
  const joinColumns = columns.map((inner) => describeColumn(inner, undefined));
  return { ...plain(column, undefined), aggregate: true, joinColumns };
}

/** `Profile.Name` is a column `Profile` that holds a column `Name`. */
function joined(column: QueryColumn): Record<string, unknown> {
  const [name = column.name, ...rest] = column.path;
  if (rest.length === 0) return { ...plain(column, undefined), columnName: name };
  const inner = joined({ ...column, name: rest.at(-1)!, path: rest });
  return {
    ...plain({ ...column, name, type: 'reference' }, undefined),
    columnName: name,
    displayName: name,
    foreignKeyName: name,
    joinColumns: [inner],
  };
}
