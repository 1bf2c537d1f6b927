import type { PlatformClass } from '../abi.ts';

/**
 * Types that describe things have a property beside each getter: `field.getDescribe().name` (seen in public projects and
 * in the signatures). A value that keeps a field of that name has it already.
 */
export function addProperties(jsClass: NonNullable<PlatformClass['jsClass']>): void {
  const prototype = jsClass.prototype as Record<string, unknown>;
  if (prototype instanceof Error) return;
  for (const getter of Object.getOwnPropertyNames(prototype)) {
    const [, name] = /^(?:get|is)([a-z]\w*)$/.exec(getter) ?? [];
    if (name === undefined || name in prototype || !isGetter(prototype, getter)) continue;
    Object.defineProperty(prototype, name, { configurable: true, ...accessors(getter, name) });
  }
}

function isGetter(prototype: object, name: string): boolean {
  const method: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
  return typeof method === 'function' && method.length === 0;
}

type Receiver = Record<string, (...args: unknown[]) => unknown>;

/** A getter or setter that uses a field of the property's name finds the field, not the property. */
function accessors(getter: string, name: string): { get(): unknown; set(value: unknown): void } {
  const setter = `set${name}`;
  const inside = new WeakSet<object>();
  const once = <T>(self: object, act: () => T): T => {
    inside.add(self);
    try {
      return act();
    } finally {
      inside.delete(self);
    }
  };
  return {
    get(this: Receiver): unknown {
      return inside.has(this) ? null : once(this, () => this[getter]?.());
    },
    set(this: Receiver, value: unknown): void {
      if (typeof this[setter] === 'function' && !inside.has(this)) once(this, () => this[setter]?.(value));
      else Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
    },
  };
}
