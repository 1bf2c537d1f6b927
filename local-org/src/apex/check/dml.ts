import type { Position, StatementOf } from '../syntax/index.ts';
import { isSObject } from '../types/conversions.ts';
import type { Type } from '../types/model.ts';
import type { Bound, BoundStatement } from './bound.ts';
import type { BodyContext } from './context.ts';
import { converted } from './convert.ts';
import { bindValue } from './expressions.ts';
import { bindBlock, place } from './statements.ts';

export function bindDml(statement: StatementOf<'dml'>, context: BodyContext): BoundStatement {
  const first = bindRecords(bindValue(statement.value, context), statement, context);
  const second = statement.second && bindValue(statement.second, context);
  if (second) checkMerge(first.type, second.type, statement, context);
  const value = second ? pair(first, second, context) : first;
  const { operation, access, externalId } = statement;
  if (externalId) checkUpsertField(externalIdName(externalId), value.type, statement, context);
  return {
    ...place(statement),
    kind: 'dml',
    operation,
    value,
    access,
    externalId: externalId && externalIdName(externalId),
  };
}

/** `upsert list Account.Fields.Key__c` and `upsert list Key__c` name the same field. */
function externalIdName(text: string): string {
  return text.slice(text.lastIndexOf('.') + 1);
}

/** An external id field, or a standard field with an index, which the platform alone knows of. */
function checkUpsertField(name: string, type: Type, at: Position, context: BodyContext): void {
  if (type.kind === 'error') return;
  const record = type.args[0] ?? type;
  const definition = context.universe.sObjects.definition(record.name);
  if (!definition) {
    const message = 'Upsert with a field specification requires a concrete SObject type';
    context.report(at, 'upsert-requires-concrete-type', message);
    return;
  }
  const field = definition.fields.get(name.toLowerCase());
  if (field && (!field.custom || field.externalId)) return;
  const message = `Invalid field for upsert, must be an External Id custom or standard indexed field: ${name}`;
  context.report(at, 'upsert-invalid-field', message);
}

function bindRecords(value: Bound, statement: StatementOf<'dml'>, context: BodyContext): Bound {
  const { type } = value;
  if (type.kind === 'error' || isRecords(type))
    return type.key.startsWith('recordset<') ? converted(value, context.type('List', ...type.args)) : value;
  context.report(statement, 'invalid-dml-type', `DML requires SObject or SObject list type: ${type.name}`);
  return value;
}

function isRecords(type: Type): boolean {
  if (isSObject(type)) return true;
  const [element] = type.args;
  return type.symbol?.key === 'list' && element !== undefined && isSObject(element);
}

/** One record of a known object, and duplicates of it: records, ids, or lists of them. */
function checkMerge(master: Type, duplicates: Type, at: Position, context: BodyContext): void {
  if (master.kind === 'error' || duplicates.kind === 'error') return;
  if (!isSObject(master) || master.key === 'sobject') {
    context.report(at, 'merge-requires-concrete-type', `Merge requires a concrete SObject type: ${master.name}`);
    return;
  }
  const [element] = duplicates.args;
  const one = element && duplicates.symbol?.key === 'list' ? element : duplicates;
  if (one !== master && one.key !== 'id')
    context.report(at, 'invalid-merge-duplicate-records', 'Invalid type for duplicate records');
}

/** A merge takes the surviving record and those that go, as a list of both. */
function pair(first: Bound, second: Bound, context: BodyContext): Bound {
  const { line, column } = first;
  return {
    kind: 'newCollection',
    values: [first, second],
    type: context.type('List', context.type('Object')),
    line,
    column,
  };
}

export function bindRunAs(statement: StatementOf<'runAs'>, context: BodyContext): BoundStatement {
  const args = statement.args.map((arg) => bindValue(arg, context));
  const [user] = args;
  const body = bindBlock(statement.body, context);
  if (!user || args.length !== 1) {
    context.report(statement, 'invalid-runas', "runAs requires a single argument of type 'User' or 'Version'");
    return body;
  }
  const type = user.type.key.startsWith('recordset<') ? user.type.args[0] : user.type;
  const isUser = type.symbol?.origin === 'sobject' && type.name.toLowerCase() === 'user';
  if (!isUser && type.kind !== 'error' && !['version', 'package.version', 'sobject'].includes(type.key))
    context.report(statement, 'invalid-runas', "runAs requires a single argument of type 'User' or 'Version'");
  return { ...place(statement), kind: 'runAs', user: converted(user, type), body };
}
