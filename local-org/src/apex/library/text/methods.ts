/** Instance methods of System.String, which follow Apache commons-lang StringUtils and java.lang.String. */
import { caseMethods } from './caseMethods.ts';
import { checkMethods } from './checkMethods.ts';
import { escapeMethods } from './escapeMethods.ts';
import { partMethods } from './partMethods.ts';
import { regexMethods } from './regexMethods.ts';
import { searchMethods } from './searchMethods.ts';
import { shapeMethods } from './shapeMethods.ts';

export const stringMethods = {
  ...caseMethods,
  ...checkMethods,
  ...escapeMethods,
  ...partMethods,
  ...regexMethods,
  ...searchMethods,
  ...shapeMethods,
};
