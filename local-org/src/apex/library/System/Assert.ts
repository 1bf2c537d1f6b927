import type { ApexType, ApexValue, PlatformClass } from '../../abi.ts';
import { AssertException, equalValues, isIdText, isInstance, textOf, toId } from '../../runtime/index.ts';
import type { TypeToken } from '../../runtime/index.ts';

/** `Assertion Failed`, the author's message, and what was compared, as far as given */
export function failAssertion(message: ApexValue, detail: string | null): never {
  const parts = ['Assertion Failed'];
  if (message !== undefined && message !== null) parts.push(textOf(message));
  if (detail !== null) parts.push(detail);
  throw new AssertException(parts.join(': '));
}

/** An Id of 15 characters is the one of 18 that it becomes. */
function isEqual(a: ApexValue, b: ApexValue): boolean {
  if (equalValues(a, b)) return true;
  if (typeof a !== 'string' || typeof b !== 'string' || a.length + b.length !== 33) return false;
  return isIdText(a) && isIdText(b) && toId(a) === toId(b);
}

export function areEqual(expected: ApexValue, actual: ApexValue, message?: ApexValue): null {
  if (!isEqual(expected, actual)) failAssertion(message, `Expected: ${textOf(expected)}, Actual: ${textOf(actual)}`);
  return null;
}

export function areNotEqual(notExpected: ApexValue, actual: ApexValue, message?: ApexValue): null {
  if (isEqual(notExpected, actual)) failAssertion(message, `Same value: ${textOf(actual)}`);
  return null;
}

function expect(holds: boolean, message: ApexValue, detail: string): null {
  if (!holds) failAssertion(message, detail);
  return null;
}

const Assert: PlatformClass = {
  name: 'System.Assert',
  statics: {
    areequal: areEqual,
    arenotequal: areNotEqual,
    istrue: (condition: ApexValue, message?: ApexValue) =>
      expect(condition === true, message, `Expected: true, Actual: ${textOf(condition)}`),
    isfalse: (condition: ApexValue, message?: ApexValue) =>
      expect(condition === false, message, `Expected: false, Actual: ${textOf(condition)}`),
    isnull: (value: ApexValue, message?: ApexValue) =>
      expect(value === null, message, `Expected: null, Actual: ${textOf(value)}`),
    isnotnull: (value: ApexValue, message?: ApexValue) => expect(value !== null, message, 'Same value: null'),
    isinstanceoftype: (value: ApexValue, type: ApexType, message?: ApexValue) =>
      expect(
        isInstance(value, type as TypeToken),
        message,
        `Expected type: ${String(type)}, Actual value: ${textOf(value)}`,
      ),
    isnotinstanceoftype: (value: ApexValue, type: ApexType, message?: ApexValue) =>
      expect(!isInstance(value, type as TypeToken), message, `Not expected type: ${String(type)}`),
    fail: (message?: ApexValue) => failAssertion(message, null),
  },
};
export default Assert;
