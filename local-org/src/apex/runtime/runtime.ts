import type { ApexRuntime, ApexValue } from '../abi.ts';
import { isInstance } from './assign.ts';
import { cast, toDecimal, toDouble, toInteger, toLong } from './convert.ts';
import { ApexDecimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { enumConstants } from './enum.ts';
import { ApexException } from './exception.ts';
import { LimitException, nullPointer, NullPointerException, unsupported } from './exceptions.ts';
import { iterate } from './iteration.ts';
import { ApexList } from './list.ts';
import { ApexMap } from './map.ts';
import { add, bits, compare, divide, eq, idiv, multiply, negate, same, subtract } from './operators.ts';
import { ApexSet } from './set.ts';
import { textOf } from './text.ts';
import { platformLookup, typeOf } from './types.ts';
import type { TypeToken } from './types.ts';

/** The members of ApexRuntime that need no data, sharing or limits. */
export type ValueRuntime = Omit<
  ApexRuntime,
  | 'newSObject'
  | 'sObjectType'
  | 'sObjectField'
  | 'label'
  | 'getField'
  | 'setField'
  | 'soql'
  | 'sosl'
  | 'dml'
  | 'runAs'
  | 'touch'
  | 'coverage'
>;

/** The half of `$` that works on values; `run/` adds the rest. */
export function createValueRuntime(): ValueRuntime {
  return {
    nn: (value) => (value === null || value === undefined ? nullPointer() : value),
    str: textOf,
    toInteger,
    toLong,
    toDouble,
    toDecimal,
    cast,
    isInstance: (value, type) => isInstance(value, type as TypeToken),
    type: typeOf,
    eq,
    same,
    compare,
    add,
    subtract,
    multiply,
    divide,
    negate,
    idiv,
    decimal: (literal) => ApexDecimal.parse(literal) ?? unsupported(`LITERAL_${literal}`),
    double: (literal) => new ApexDouble(Number.parseFloat(literal)),
    list: (type, values) => new ApexList(type, values),
    set: (type, values) => new ApexSet(type, values),
    map: (type, entries) => new ApexMap(type, entries),
    index: (list, index) => (list === null ? nullPointer() : (list as ApexList).get(index)),
    setIndex(list, index, value) {
      if (list === null) return nullPointer();
      (list as ApexList).set(index, value);
      return value;
    },
    iterate,
    platform: (name) => platformLookup().byName(name) ?? unsupported(name),
    unsupported,
    caught,
    enumConstants,
    bits,
  };
}

const NULL_RECEIVER = /of (null|undefined)|(null|undefined) \(|is (null|undefined)|(null|undefined) is not/;

/** The exception that a catch block sees; throws on what Apex cannot catch. */
export function caught(error: unknown): ApexValue {
  const exception = asApexException(error);
  if (!exception) throw error;
  if (!exception.catchable) throw exception;
  return exception;
}

/** The Apex exception that a JavaScript error stands for; null when it stands for none. */
export function asApexException(error: unknown): ApexException | null {
  if (error instanceof ApexException) return error;
  if (error instanceof RangeError && /call stack/i.test(error.message)) {
    return new LimitException('Maximum stack depth reached: 1001').placeOf(error);
  }
  if (error instanceof TypeError) {
    if (NULL_RECEIVER.test(error.message)) {
      return new NullPointerException('Attempt to de-reference a null object').placeOf(error);
    }
  }
  return null;
}
