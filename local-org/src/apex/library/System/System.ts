import type { ApexValue, PlatformClass } from '../../abi.ts';
import {
  ApexDate,
  ApexDatetime,
  ApexEnum,
  currentApexFrame,
  equalValues,
  hashOf,
  textOf,
  transaction,
} from '../../runtime/index.ts';
import type { DebugLevel } from '../../runtime/index.ts';
import { areEqual, areNotEqual, failAssertion } from './Assert.ts';

/** debug(message) and debug(level, message) */
function debug(...args: ApexValue[]): null {
  const level = args.length > 1 && args[0] instanceof ApexEnum ? (args[0].constant as DebugLevel) : 'DEBUG';
  const message = textOf(args[args.length - 1]);
  transaction().debug(level, () => currentApexFrame()?.line ?? 0, message);
  return null;
}

function assert(condition: ApexValue, message?: ApexValue): null {
  if (condition !== true) failAssertion(message, null);
  return null;
}

/** The part of System that needs no job queue and no user; the transaction adds the rest. */
const System: PlatformClass = {
  name: 'System.System',
  statics: {
    debug,
    assert,
    assertequals: areEqual,
    assertnotequals: areNotEqual,
    now: () => ApexDatetime.now(),
    today: () => ApexDate.today(),
    currenttimemillis: () => BigInt(transaction().now()),
    equals: (a: ApexValue, b: ApexValue) => equalValues(a, b),
    hashcode: (value: ApexValue) => hashOf(value),
  },
};
export default System;
