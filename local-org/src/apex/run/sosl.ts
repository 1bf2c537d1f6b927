import { returningOf } from '../../data/index.ts';
import type { Returning } from '../../data/soql/search.ts';
import type { FieldDef, ObjectDef } from '../../schema/types.ts';
import type { ApexValue } from '../abi.ts';
import { ApexList, typeOf, unsupported } from '../runtime/index.ts';
import type { AccessMode } from './access-mode.ts';
import { plainText } from './plain-text.ts';
import type { Engine } from './engine.ts';
import { parseTerms, wordsOf, type Matcher } from './sosl-terms.ts';
import { toBind } from './sobjects/convert.ts';
import { objectDef, recordsOf } from './sobjects/records.ts';
import { runQuery } from './soql.ts';

type Mode = AccessMode;
type Scope = 'ALL' | 'NAME' | 'EMAIL' | 'PHONE';

/** Most rows of one search (SOQL and SOSL Reference, "LIMIT n"). */
const MOST_ROWS = 2000;
const SEARCHED_TYPES: Readonly<Record<Scope, readonly FieldDef['type'][]>> = {
  ALL: ['string', 'textarea', 'email', 'phone', 'url', 'picklist', 'combobox'],
  NAME: ['string'],
  EMAIL: ['email'],
  PHONE: ['phone'],
};
const NAME_FIELDS = /^(Name|FirstName|LastName|MiddleName|Title|Subject|CaseNumber|.*Number)$/;

/** What a search is: `FIND 'text' IN ALL FIELDS RETURNING Account (Id, Name), Contact LIMIT 5`. */
interface Search {
  readonly term: string;
  readonly scope: Scope;
  readonly returning: readonly Returning[];
  readonly limit: number;
}

/**
 * SOSL, static with `:b0` … as binds, or dynamic. In tests it finds exactly what Test.setFixedSearchResults names (Apex
 * Developer Guide, "Adding SOSL Queries to Unit Tests"). Outside of them it reads the rows: there is no search index, so
 * what is written is found at once.
 */
export function search(engine: Engine, text: string, binds: readonly ApexValue[], mode: Mode = null): ApexValue {
  const lists = searchRecords(engine, text, binds, mode).map(({ object, records }) => {
    const type = typeOf('List', [typeOf(object)]);
    return new ApexList(type, records);
  });
  return new ApexList(typeOf('List', [typeOf('List', [typeOf('SObject')])]), lists);
}

/** The records of a search by object, in the order of RETURNING. */
export function searchRecords(
  engine: Engine,
  text: string,
  binds: readonly ApexValue[],
  mode: Mode,
): { readonly object: string; readonly records: ApexValue[] }[] {
  engine.transaction.limits.use('soslQueries');
  const { term, scope, returning, limit } = readSearch(text, binds);
  const matcher = parseTerms(term);
  let left = limit;
  return returning.map((one) => {
    const ids = engine.test?.fixedSearchResults ?? matchingIds(engine, one, scope, matcher, mode);
    const records = found(engine, one, ids, binds, mode).slice(0, left);
    left -= records.length;
    return { object: one.object, records };
  });
}

const FIND = /^\s*FIND\s+(?:'((?:[^'\\]|\\.)*)'|\{((?:[^}\\]|\\.)*)\}|:b(\d+))/is;
const IN = /^\s*IN\s+(ALL|NAME|EMAIL|PHONE|SIDEBAR)\s+FIELDS\b/i;

function readSearch(text: string, binds: readonly ApexValue[]): Search {
  const [find = '', quoted, braced, bind] = FIND.exec(text) ?? [];
  const rest = text.slice(find.length);
  const returning = returningOf(rest);
  if (returning.length === 0) return unsupported('SOSL_without_RETURNING');
  const other = /\bWITH\s+(?!USER_MODE|SYSTEM_MODE|SECURITY_ENFORCED)(\w+)/i.exec(withoutReturning(rest))?.[1];
  if (other !== undefined) return unsupported(`SOSL_WITH_${other.toUpperCase()}`);
  const limit = /\bLIMIT\s+(\d+|:b\d+)\s*$/i.exec(withoutReturning(rest))?.[1];
  const scope = IN.exec(rest)?.[1]?.toUpperCase() ?? 'ALL';
  return {
    term: bind === undefined ? (quoted ?? braced ?? '') : plainText(binds[Number(bind)]),
    scope: scope === 'SIDEBAR' ? 'ALL' : (scope as Scope),
    returning,
    limit: limit === undefined ? MOST_ROWS : Number(limit.startsWith(':') ? binds[Number(limit.slice(2))] : limit),
  };
}

/** The clauses of the search itself: what stands in brackets belongs to one object. */
function withoutReturning(text: string): string {
  let before = '';
  let after = text;
  while (before !== after) {
    before = after;
    after = before.replace(/\([^()]*\)/g, '');
  }
  return after;
}

/** Fields that are searched: texts, also long ones; NAME FIELDS are those that name a record. */
function searchedFields(def: ObjectDef, scope: Scope): FieldDef[] {
  return [...def.fields.values()].filter(
    (field) =>
      field.formula === null &&
      SEARCHED_TYPES[scope].includes(field.type) &&
      (scope !== 'NAME' || (NAME_FIELDS.test(field.name) && !field.custom)),
  );
}

function matchingIds(engine: Engine, one: Returning, scope: Scope, matcher: Matcher, mode: Mode): string[] {
  const def = objectDef(engine, one.object);
  const fields = searchedFields(def, scope);
  if (fields.length === 0) return [];
  const access = engine.access(mode);
  const readable = fields.filter(({ name }) => access.mode === 'system' || access.user.field(def.name, name).read);
  const soql = `SELECT Id, ${readable.map(({ name }) => name).join(', ')} FROM ${def.name}`;
  const { rows } = engine.db.query({ soql, access, now: engine.hooks.now() });
  return rows.flatMap((row) => {
    const words = readable.flatMap(({ name }) => [...wordsOf(plainText(row.values[name])), ' ']);
    return matcher(words) && row.id !== undefined ? [row.id] : [];
  });
}

function found(
  engine: Engine,
  { object, fields, where, rest }: Returning,
  ids: readonly string[],
  binds: readonly ApexValue[],
  mode: Mode,
): ApexValue[] {
  if (ids.length === 0) return [];
  const condition = where === '' ? 'Id IN :fixed' : `Id IN :fixed AND (${where})`;
  const named = Object.fromEntries(binds.map((value, index) => [`b${index}`, toBind(value)]));
  const soql = `SELECT ${fields} FROM ${object} WHERE ${condition} ${rest}`;
  const { limits } = engine.transaction;
  const result = limits.uncounted('queries', () => runQuery(engine, soql, { ...named, fixed: [...ids] }, mode));
  return recordsOf(engine, result);
}
