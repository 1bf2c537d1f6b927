import type { Functions } from '../code.ts';
import { DATES } from './dates.ts';
import { LOGICAL } from './logical.ts';
import { MATH } from './math.ts';
import { OPERATORS } from './operators.ts';
import { PICKLISTS } from './picklists.ts';
import { TEXT } from './text.ts';

/** Functions and operators by their names in upper case. */
export const FUNCTIONS: ReadonlyMap<string, Functions[string]> = new Map(
  [LOGICAL, OPERATORS, MATH, TEXT, DATES, PICKLISTS].flatMap((group) => Object.entries(group)),
);

/** Functions that need a service, a session or a layout that the local org does not have. */
export const UNSUPPORTED: ReadonlySet<string> = new Set([
  'GETSESSIONID',
  'CURRENCYRATE',
  'VLOOKUP',
  'URLFOR',
  'LINKTO',
  'GETRECORDIDS',
  'REQUIRESCRIPT',
  'INCLUDE',
  'PARENTGROUPVAL',
  'PREVGROUPVAL',
  'PREDICT',
  'IMAGEPROXYURL',
  'JSONVALUE',
  'JSONPATHVALUE',
]);
