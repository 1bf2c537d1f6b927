import type { ApexValue, PlatformClass } from '../../abi.ts';
import {
  ApexException,
  type ApexList,
  exceptionClass,
  nullPointer,
  typeOf,
  type TypeToken,
} from '../../runtime/index.ts';

/** What names, keys and builders of the platform cache may be (Apex Reference Guide, "Cache Exceptions" and "Partition Class"). */

const NAMESPACE = /^\w+$/;
const WORD = /^[A-Za-z0-9]+$/;
const KEY = /^[A-Za-z0-9]{1,50}$/;

export function failure(name: string, message: string): ApexException {
  return new (exceptionClass(name) ?? ApexException)(message);
}

const invalid = (message: string): ApexException => failure('Cache.InvalidParamException', message);

/** The last part of a key: letters and digits, at most 50 (Apex Reference Guide, "Org Class", Usage). */
export function checkedKey(key: string | null): string {
  const text = (key ?? nullPointer()).split('.').at(-1) ?? '';
  if (!KEY.test(text)) throw invalid(`Invalid cache key: ${key}`);
  return text;
}

/** Throws Cache.InvalidCacheBuilderException for a class that does not implement Cache.CacheBuilder. */
export function checkedBuilder(builder: TypeToken | null): TypeToken {
  if (builder === null) throw invalid('The cache builder is null.');
  if (!typeOf('Cache.CacheBuilder').isassignablefrom(builder))
    throw failure('Cache.InvalidCacheBuilderException', `${builder.getname()} does not implement Cache.CacheBuilder`);
  return builder;
}

const isPartition = ([first = '', second, ...more]: readonly string[]): boolean =>
  more.length === 0 && (second === undefined ? WORD.test(first) : NAMESPACE.test(first) && WORD.test(second));

/** A key of the default partition stands alone; any other names namespace and partition before it. */
function validateKey(isDefault: boolean | null, key: string | null): null {
  const parts = (key ?? '').split('.');
  const isQualified = parts.length === 3 && isPartition(parts.slice(0, 2));
  const hasForm = isDefault === true ? parts.length === 1 : isQualified;
  if (!hasForm || !KEY.test(parts.at(-1) ?? '')) throw invalid(`Invalid cache key: ${key}`);
  return null;
}

/** `partition`, or `namespace.partition` */
function validatePartitionName(name: string | null): null {
  const parts = (name ?? '').split('.');
  if (!isPartition(parts)) throw invalid(`Invalid partition name: ${name}`);
  return null;
}

function joined(...parts: (string | null)[]): string {
  if (parts.some((part) => part === null || part === '')) throw invalid(`Invalid parameter: ${parts.join('.')}`);
  return parts.join('.');
}

export const PARTITION_STATICS: PlatformClass['statics'] = {
  createfullyqualifiedkey: (namespace: string | null, partition: string | null, key: string | null) =>
    joined(namespace, partition, key),
  createfullyqualifiedpartition: (namespace: string | null, partition: string | null) => joined(namespace, partition),
  validatecachebuilder: (builder: TypeToken | null) => {
    checkedBuilder(builder);
    return null;
  },
  validatekey: validateKey,
  validatekeyvalue: (isDefault: boolean | null, key: string | null, value: ApexValue) => {
    if (value === null) throw invalid(`The value of cache key ${key} is null.`);
    return validateKey(isDefault, key);
  },
  validatekeys: (isDefault: boolean | null, keys: ApexList | null) => {
    for (const key of (keys ?? nullPointer()).walk()) validateKey(isDefault, key as string | null);
    return null;
  },
  validatepartitionname: validatePartitionName,
};
