import type { ApexValue, PlatformJson } from '../../abi.ts';
import { textOf } from '../../runtime/index.ts';
import type { ValueAccessors } from './members.ts';

type Readable = Record<string, unknown>;

/** JSON of a class that keeps its values in its own way: it is read by its getters, and a value from JSON has getters of its own. */
export function accessorJson(name: string, accessors: ValueAccessors, prototype: object): PlatformJson {
  return {
    members: [...accessors.members.values()].sort((a, b) => rank(a.name) - rank(b.name)),
    read: (value, member) => readMember(value as Readable, member.key),
    make: (values) => makeValue(name, accessors, prototype, values),
  };
}

/** As results show themselves; the stubs have their members in the order of the alphabet. */
const FIRST = ['success', 'id', 'created', 'errors', 'statusCode', 'message', 'fields'];

function rank(member: string): number {
  const at = FIRST.indexOf(member);
  return at < 0 ? FIRST.length : at;
}

function readMember(value: Readable, key: string): ApexValue {
  for (const method of [`get${key}`, `is${key}`, `has${key}`]) {
    const getter = value[method];
    if (typeof getter === 'function') return (getter as () => ApexValue).call(value);
  }
  return value[key] ?? null;
}

function makeValue(
  name: string,
  accessors: ValueAccessors,
  prototype: object,
  values: ReadonlyMap<string, ApexValue>,
): object {
  const made = Object.create(prototype) as object;
  const valueOf = (key: string): ApexValue =>
    values.get(key) ?? (accessors.members.get(key)?.type.name === 'Boolean' ? false : null);
  const define = (property: string, value: unknown): void => {
    Object.defineProperty(made, property, { value, configurable: true });
  };
  for (const key of accessors.members.keys()) define(key, valueOf(key));
  for (const [method, key] of accessors.getters) define(method, () => valueOf(key));
  const text = (): string => {
    const parts = accessors.spelled.map(
      (getter) => `${getter}=${textOf(valueOf(accessors.getters.get(getter.toLowerCase()) ?? ''))};`,
    );
    return `${name}[${parts.join('')}]`;
  };
  define('tostring', text);
  define('toString', text);
  return made;
}
