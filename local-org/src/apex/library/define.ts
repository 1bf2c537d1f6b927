import type { ApexValue, PlatformClass } from '../abi.ts';
import {
  ApexEnum,
  ApexList,
  enumConstants,
  IllegalArgumentException,
  NoSuchElementException,
  nullPointer,
  typeOf,
} from '../runtime/index.ts';

/** A platform enum with its values() and valueOf(). */
export function enumClass(name: string, constants: readonly string[]): PlatformClass {
  const type = typeOf(name);
  const values = enumConstants(type, constants);
  const statics: Record<string, ApexValue> = {
    values: () => new ApexList(typeOf('List', [type]), [...values]),
    valueof: (text: string | null) => constantOf(name, values, text),
  };
  for (const value of values) statics[value.constant.toLowerCase()] = value;
  return { name, statics };
}

function constantOf(name: string, values: readonly ApexEnum[], text: string | null): ApexEnum {
  if (text === null) return nullPointer();
  const found = values.find((value) => value.constant.toLowerCase() === text.toLowerCase());
  if (!found) throw new NoSuchElementException(`No enum constant ${name}.${text}`);
  return found;
}

/** One constant of a registered enum class. */
export function constant(platformEnum: PlatformClass, name: string): ApexEnum {
  const found = platformEnum.statics?.[name.toLowerCase()];
  if (!(found instanceof ApexEnum)) throw new IllegalArgumentException(`${platformEnum.name} has no constant ${name}`);
  return found;
}

/** An interface of the platform: it has no members of its own to run. */
export function interfaceClass(name: string): PlatformClass {
  return { name };
}

/** Throws NullPointerException for null. */
export function need<T>(value: T | null | undefined): T {
  return value === null || value === undefined ? nullPointer() : value;
}
