import type { ApexValue } from '../../abi.ts';
import { transaction } from '../../runtime/index.ts';

export { ApexEnum, AsyncException } from '../../runtime/index.ts';

/** Name of the class of a user object, for job rows and messages. */
export function describeUserClass(value: ApexValue): string {
  return typeof value === 'object' && value !== null
    ? (transaction().describeUserClass(value)?.name ?? 'Object')
    : 'null';
}
