import { annotations } from './annotations.ts';
import { classes } from './classes.ts';
import { collections } from './collections.ts';
import { constructors } from './constructors.ts';
import { conversions } from './conversions.ts';
import { dml } from './dml.ts';
import { enums } from './enums.ts';
import { flow } from './flow.ts';
import { literals } from './literals.ts';
import { members } from './members.ts';
import { names } from './names.ts';
import { operators } from './operators.ts';
import { overrides } from './overrides.ts';
import { platform } from './platform.ts';
import { queries } from './queries.ts';
import { switches } from './switches.ts';
import { tests } from './tests.ts';
import { triggers } from './triggers.ts';
import type { Topic } from './types.ts';

/** All programs of the corpus, by topic. */
export const TOPICS: Readonly<Record<string, Topic>> = {
  annotations,
  classes,
  collections,
  constructors,
  conversions,
  dml,
  enums,
  flow,
  literals,
  members,
  names,
  operators,
  overrides,
  platform,
  queries,
  switches,
  tests,
  triggers,
};
