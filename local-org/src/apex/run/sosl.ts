import type { ApexValue } from '../abi.ts';
import { ApexList, typeOf, unsupported } from '../runtime/index.ts';
import type { Engine } from './engine.ts';
import { toBind } from './sobjects/convert.ts';
import { runQuery } from './soql.ts';
import { recordsOf } from './sobjects/records.ts';

const RETURNING = /\bRETURNING\s+(.+?)(?:\s+(?:WITH|LIMIT)\b.*)?$/is;
const OBJECT = /(\w+)\s*(?:\(([^()]*(?:\([^()]*\)[^()]*)*)\))?/g;

/**
 * Static SOSL. In tests it finds exactly what Test.setFixedSearchResults names (Apex Developer Guide, "Adding SOSL
 * Queries to Unit Tests"); there is no search index, so SOSL outside tests is not supported.
 */
export function search(engine: Engine, text: string, binds: readonly ApexValue[]): ApexValue {
  engine.transaction.limits.use('soslQueries');
  if (engine.test === null) return unsupported('SOSL');
  const fixed = engine.test.fixedSearchResults;
  const lists = [...(RETURNING.exec(text)?.[1] ?? '').matchAll(OBJECT)].map((match) => {
    const object = match[1] ?? '';
    const clause = match[2] ?? 'Id';
    return found(engine, object, clause, fixed, binds);
  });
  return new ApexList(typeOf('List', [typeOf('List', [typeOf('SObject')])]), lists);
}

function found(
  engine: Engine,
  object: string,
  clause: string,
  ids: readonly string[],
  binds: readonly ApexValue[],
): ApexValue {
  const type = typeOf('List', [typeOf(object)]);
  if (ids.length === 0) return new ApexList(type);
  const [fields, ...rest] = clause.split(/\b(?=WHERE\b|ORDER\b|LIMIT\b|OFFSET\b)/i);
  const where = rest
    .find((part) => /^WHERE/i.test(part))
    ?.replace(/^WHERE/i, '')
    .trim();
  const others = rest.filter((part) => !/^WHERE/i.test(part)).join(' ');
  const condition = where ? `Id IN :fixed AND (${where})` : 'Id IN :fixed';
  const named = Object.fromEntries(binds.map((value, index) => [`b${index}`, toBind(value)]));
  const result = runQuery(
    engine,
    `SELECT ${fields} FROM ${object} WHERE ${condition} ${others}`,
    { ...named, fixed: [...ids] },
    null,
  );
  return new ApexList(type, recordsOf(engine, result));
}
