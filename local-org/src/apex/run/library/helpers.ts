import type { ApexType, ApexValue } from '../../abi.ts';
import { emittedClassOf } from '../class-info.ts';
import { ApexList, ApexMap, T_STRING, typeOf } from '../../runtime/index.ts';

export function listOf(element: string | ApexType, values: ApexValue[]): ApexList {
  return new ApexList(typeOf('List', [typeof element === 'string' ? typeOf(element) : element]), values);
}

export function mapByName(valueType: string, entries: Iterable<readonly [string, ApexValue]>): ApexMap {
  return new ApexMap(typeOf('Map', [T_STRING, typeOf(valueType)]), entries);
}

/** Texts of a List or Set of String. */
export function textsIn(value: ApexValue): string[] {
  if (value === null || value === undefined) return [];
  return [...(value as { walk(): Iterable<ApexValue> }).walk()].map(String);
}

/**
 * Calls a method that a user class or a platform value has under its plain lower-cased name. The object may come from an
 * earlier transaction: the statics of its class begin anew in this one.
 */
export function callMethod(target: ApexValue, name: string, ...args: ApexValue[]): ApexValue {
  if (typeof target === 'object' && target !== null) emittedClassOf(target)?.$s();
  const method = (target as Record<string, ((...values: ApexValue[]) => ApexValue) | undefined>)[name];
  if (typeof method !== 'function') throw new Error(`The object has no method ${name}.`);
  return method.apply(target, args) ?? null;
}
