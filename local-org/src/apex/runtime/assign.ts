/** Which run-time types fit where. */
import type { ApexValue } from '../abi.ts';
import { ApexBlob } from './blob.ts';
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { ApexDecimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { ApexEnum } from './enum.ts';
import { ApexException } from './exception.ts';
import { transactionOrNull } from './hooks.ts';
import { isIdText } from './ids.ts';
import { ApexList } from './list.ts';
import { ApexMap } from './map.ts';
import { ApexSet } from './set.ts';
import { ApexSObject } from './sobject.ts';
import { ApexTime } from './time.ts';
import { platformLookup, TypeToken, typeOf } from './types.ts';

/** Implicit conversions go from left to right. */
const NUMERIC = ['integer', 'long', 'double', 'decimal'];

/** The run-time type of a value that is not null. */
export function runtimeType(value: ApexValue): TypeToken {
  switch (typeof value) {
    case 'string':
      return typeOf('String');
    case 'number':
      return typeOf('Integer');
    case 'bigint':
      return typeOf('Long');
    case 'boolean':
      return typeOf('Boolean');
  }
  return objectType(value as object);
}

function objectType(value: object): TypeToken {
  if (value instanceof ApexList || value instanceof ApexSet || value instanceof ApexMap) return value.type as TypeToken;
  if (value instanceof ApexDecimal) return typeOf('Decimal');
  if (value instanceof ApexDouble) return typeOf('Double');
  if (value instanceof ApexDate) return typeOf('Date');
  if (value instanceof ApexDatetime) return typeOf('Datetime');
  if (value instanceof ApexTime) return typeOf('Time');
  if (value instanceof ApexBlob) return typeOf('Blob');
  if (value instanceof ApexEnum) return value.type as TypeToken;
  if (value instanceof ApexSObject) return typeOf(value.typeName);
  if (value instanceof TypeToken) return typeOf('System.Type');
  if (value instanceof ApexException) return typeOf(value.gettypename());
  const user = transactionOrNull()?.describeUserClass(value);
  if (user) return typeOf(user.name);
  return typeOf(platformLookup().byClass(value.constructor)?.name ?? 'Object');
}

/** instanceof, and whether a cast holds; null is an instance of nothing. */
export function isInstance(value: ApexValue, type: TypeToken): boolean {
  if (value === null || value === undefined) return false;
  if (type.key === 'object') return true;
  if (type.key === 'id') return typeof value === 'string' && isIdText(value);
  // A Date in an Object variable is an instance of Datetime too (force201.wordpress.com, December 2015).
  if (type.key === 'datetime' && value instanceof ApexDate) return true;
  // So is a Decimal of Double (fflib-apex-mocks: fflib_MatcherDefinitions.AnyDouble).
  if (type.key === 'double' && value instanceof ApexDecimal) return true;
  if (typeof value !== 'object') return isAssignable(runtimeType(value), type);
  if (type.args.length === 0) {
    const { jsClass } = type;
    if (jsClass && value instanceof jsClass) return true;
  }
  return isAssignable(objectType(value), type) || implementsAlias(value, type);
}

/** Whether a value of the type `source` is one of `target` without conversion. */
export function isAssignable(source: TypeToken, target: TypeToken): boolean {
  if (source === target || target.key === 'object') return true;
  const from = NUMERIC.indexOf(source.key);
  if (from >= 0) return NUMERIC.indexOf(target.key) > from;
  if (source.args.length > 0) return isAssignableCollection(source, target);
  if (target.key === 'sobject') return isSObjectName(source);
  if (source.key === 'id') return target.key === 'string';
  const { user } = source;
  if (user) return user.ancestors.some((ancestor) => isAssignable(ancestor as TypeToken, target));
  const sourceClass = source.platform?.jsClass;
  const targetClass = target.platform?.jsClass;
  return (
    sourceClass !== undefined &&
    targetClass !== undefined &&
    (sourceClass === targetClass || sourceClass.prototype instanceof targetClass)
  );
}

function isAssignableCollection(source: TypeToken, target: TypeToken): boolean {
  const [first, second] = source.args;
  const [wantedFirst, wantedSecond] = target.args;
  if (!first || !wantedFirst) return false;
  if (target.key === 'iterable') return (source.key === 'list' || source.key === 'set') && fits(first, wantedFirst);
  if (source.key !== target.key) return false;
  if (source.key === 'set') return first === wantedFirst;
  if (source.key === 'list') return fits(first, wantedFirst);
  if (source.key !== 'map') return wantedFirst.key === 'object' || fits(first, wantedFirst);
  if (!second || !wantedSecond || !(first === wantedFirst || isText(first, wantedFirst))) return false;
  return second === wantedSecond || fits(second, wantedSecond);
}

/** Elements of a list: also between SObject and its kinds, and between Id and String, both ways. */
function fits(source: TypeToken, target: TypeToken): boolean {
  if (source === target || target.key === 'object') return true;
  if (source.key === 'sobject') return isSObjectName(target);
  if (isText(source, target)) return true;
  return !NUMERIC.includes(source.key) && isAssignable(source, target);
}

function isText(a: TypeToken, b: TypeToken): boolean {
  return (a.key === 'id' || a.key === 'string') && (b.key === 'id' || b.key === 'string');
}

function isSObjectName(type: TypeToken): boolean {
  return type.key === 'sobject' || (transactionOrNull()?.sObjectName(type.key) ?? null) !== null;
}

/** Generic interfaces of user classes: a Comparator<String> is a Comparator<Object>. */
function implementsAlias(value: object, type: TypeToken): boolean {
  const user = transactionOrNull()?.describeUserClass(value);
  return user?.ancestors.some((ancestor) => isSameInterface(ancestor as TypeToken, type)) ?? false;
}

function isSameInterface(source: TypeToken, target: TypeToken): boolean {
  if (source === target) return true;
  if (source.key !== target.key || source.args.length !== target.args.length) return false;
  return target.args.length > 0 && source.args.every((arg, at) => fits(arg, target.args[at] ?? arg));
}

/** As error messages name types: Object is ANY inside of collections. */
export function typeLabel(type: TypeToken): string {
  if (type.args.length === 0) return type.name;
  const args = type.args.map((arg) => (arg.key === 'object' ? 'ANY' : typeLabel(arg)));
  return `${type.name}<${args.join(',')}>`;
}
