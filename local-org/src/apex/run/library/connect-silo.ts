import { UnsupportedOperationException } from '../../runtime/index.ts';
import type { Engine } from '../engine.ts';

/** Connect API methods work with the org's own data only, which tests see with SeeAllData alone. */
export function refuseInSilo(engine: Engine): void {
  if (engine.test === null || engine.test.seeAllData) return;
  throw new UnsupportedOperationException(
    'ConnectApi methods are not supported in data siloed tests. Please use @IsTest(SeeAllData=true).',
  );
}
