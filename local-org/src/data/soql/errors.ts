import { DataError } from '../types.ts';

const BEFORE = 40;
const AFTER = 40;

/** The platform's prefix: the surroundings, a caret, and the place. */
export function excerpt(soql: string, at: number): string {
  const lineStart = soql.lastIndexOf('\n', at - 1) + 1;
  const row = soql.slice(0, at).split('\n').length;
  const column = at - lineStart + 1;
  const flat = soql.replaceAll(/\s/g, ' ');
  const from = Math.max(0, at - BEFORE);
  return `\n${flat.slice(from, at + AFTER)}\n${' '.repeat(at - from)}^\nERROR at Row:${row}:Column:${column}\n`;
}

export function malformed(soql: string, at: number, message: string): DataError {
  return new DataError('MALFORMED_QUERY', excerpt(soql, at) + message);
}

export function noSuchColumn(soql: string, at: number, column: string, entity: string): DataError {
  return new DataError('INVALID_FIELD', excerpt(soql, at) + noSuchColumnText(column, entity), [column]);
}

function noSuchColumnText(column: string, entity: string): string {
  return (
    `No such column '${column}' on entity '${entity}'. If you are attempting to use a custom field, be sure to append the '__c' ` +
    'after the custom field name. Please reference your WSDL or the describe call for the appropriate names.'
  );
}

export function noSuchRelationship(soql: string, at: number, relationship: string, path: string): DataError {
  const message =
    `Didn't understand relationship '${relationship}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' ` +
    'after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.';
  return new DataError('INVALID_FIELD', excerpt(soql, at) + message, [path]);
}

export function noSuchChildRelationship(soql: string, at: number, relationship: string): DataError {
  const message =
    `Didn't understand relationship '${relationship}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append ` +
    "the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.";
  return new DataError('INVALID_TYPE', excerpt(soql, at) + message);
}

export function unsupportedObject(soql: string, at: number, name: string): DataError {
  const hint = " If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ";
  const message = `sObject type '${name}' is not supported.${hint}Please reference your WSDL or the describe call for the appropriate names.`;
  return new DataError('INVALID_TYPE', excerpt(soql, at) + message);
}

export function unsupported(feature: string, message: string): DataError {
  return new DataError(`UNSUPPORTED_${feature}`, message);
}
