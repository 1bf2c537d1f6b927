import { checkQuery, checkSearch } from '../../data/index.ts';
import { DataError } from '../../data/types.ts';
import type { Schema } from '../../schema/types.ts';
import { isBuilt, platformClass } from '../library/index.ts';
import '../run/library/index.ts';
import type { BuiltTest, QueryTest } from '../check/index.ts';

/** The data room's judgement of a query's objects and fields. */
export function queryTest(schema: Schema): QueryTest {
  return (soql) => {
    try {
      if (/^\s*FIND\b/i.test(soql)) checkSearch(soql, schema);
      else checkQuery(soql, schema);
      return [];
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      return [{ code: error.code, message: error.message }];
    }
  };
}

/** What the libraries register. Where the class of the values is not known, a method is taken as built. */
export const builtTest: BuiltTest = (type, member, isStatic) => {
  const found = platformClass(type);
  if (!found || member === undefined) return found !== undefined;
  return isBuilt(type, member) || (!isStatic && !found.jsClass && !found.instance);
};
