import { platformClass } from '../../library/index.ts';
import type { ApexValue } from '../../abi.ts';
import { unsupported } from '../../runtime/index.ts';

/** An object of a platform class that only holds values, with these members. */
export function platformValue(name: string, members: Readonly<Record<string, ApexValue>>): ApexValue {
  const json = platformClass(name)?.json;
  if (json === undefined) return unsupported(name);
  return json.make(new Map(Object.entries(members).map(([member, value]) => [member.toLowerCase(), value])));
}

/** A member of such an object; null when it is not set. */
export function memberOf(value: ApexValue, member: string): ApexValue {
  return (value as Readonly<Record<string, ApexValue>>)[member.toLowerCase()] ?? null;
}
