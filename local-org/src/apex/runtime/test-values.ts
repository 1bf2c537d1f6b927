/** What the tests of this room use most. */
import { ApexEnum } from './enum.ts';
import { typeOf } from './types.ts';

export * from './index.ts';

export function constantOfRounding(name: string): ApexEnum {
  return new ApexEnum(typeOf('System.RoundingMode'), name, 0);
}
