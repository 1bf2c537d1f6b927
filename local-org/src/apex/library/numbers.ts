import type { ApexValue } from '../abi.ts';
import { equalValues, textOf } from '../runtime/index.ts';

/** What every primitive value answers. */
export const numberMethods = {
  tostring: (value: ApexValue) => textOf(value),
  equals: (value: ApexValue, other: ApexValue) => equalValues(value, other),
};
