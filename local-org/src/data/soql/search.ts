import type { Schema } from '../../schema/types.ts';
import { DataError } from '../types.ts';
import { checkQuery } from './index.ts';

/** One object of RETURNING, with what stands in its brackets. */
export interface Returning {
  readonly object: string;
  /** `Id` when nothing is said */
  readonly fields: string;
  /** without the word WHERE; empty when there is none */
  readonly where: string;
  /** ORDER BY, LIMIT and OFFSET */
  readonly rest: string;
}

const RETURNING = /\bRETURNING\s+(.+?)(?:\s+(?:WITH|LIMIT|UPDATE)\b(?![^(]*\)).*)?$/is;
const OBJECT = /(\w+)\s*(?:\(([^()]*(?:\([^()]*\)[^()]*)*)\))?/g;
const CLAUSES = /\b(?=(?:USING|WHERE|ORDER|LIMIT|OFFSET)\b)/i;

/** What a search answers with, in the order of its lists. */
export function returningOf(sosl: string): readonly Returning[] {
  return [...(RETURNING.exec(sosl)?.[1] ?? '').matchAll(OBJECT)].map(([, object = '', inside = '']) => {
    const [fields = '', ...clauses] = inside.split(CLAUSES);
    const where = clauses.find((clause) => /^WHERE/i.test(clause)) ?? '';
    return {
      object,
      fields: fields.trim() === '' ? 'Id' : fields.trim(),
      where: where.replace(/^WHERE/i, '').trim(),
      rest: clauses
        .filter((clause) => !/^(WHERE|USING)/i.test(clause))
        .join(' ')
        .trim(),
    };
  });
}

/** Whether the objects and fields of a search exist; throws the DataError that the platform would. */
export function checkSearch(sosl: string, schema: Schema): void {
  for (const { object, fields, where, rest } of returningOf(sosl)) {
    if (schema.object(object, 'data') === undefined)
      throw new DataError('INVALID_TYPE', `sObject type '${object}' is not supported.`);
    const filter = where === '' ? '' : ` WHERE ${where}`;
    checkQuery(`SELECT ${fields} FROM ${object}${filter} ${rest}`.trim(), schema);
  }
}
