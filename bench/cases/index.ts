import type { BenchCase } from '../measurement.ts';
import { apexCompile } from './apex-compile.ts';
import { apexSpeed } from './apex-speed.ts';
import { apexTests } from './apex-tests.ts';
import { bigTable } from './big-table.ts';
import { callLog } from './call-log.ts';
import { deployOneClass } from './deploy-one-class.ts';
import { emptyTransaction } from './empty-transaction.ts';
import { firstPaintOfTabs } from './first-paint.ts';
import { lwcRebuild } from './lwc-rebuild.ts';
import { outboxClaim } from './outbox-claim.ts';
import { outboxLoad } from './outbox-load.ts';
import { queryPages } from './query-pages.ts';
import { start } from './start.ts';
import { testAll } from './test-all.ts';

export const CASES: readonly BenchCase[] = [
  start,
  deployOneClass,
  firstPaintOfTabs,
  testAll,
  lwcRebuild,
  bigTable,
  emptyTransaction,
  apexCompile,
  apexSpeed,
  apexTests,
  queryPages,
  outboxLoad,
  outboxClaim,
  callLog,
];
