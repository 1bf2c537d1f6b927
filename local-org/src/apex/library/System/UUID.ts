import { v4Text } from '../uuid.ts';
import type { PlatformClass } from '../../abi.ts';
import { hashOf, IllegalArgumentException } from '../../runtime/index.ts';
import { need } from '../define.ts';

export class ApexUuid {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  equals(other: unknown): boolean {
    return other instanceof ApexUuid && other.text === this.text;
  }
  hashcode(): number {
    return hashOf(this.text);
  }
  tostring(): string {
    return this.text;
  }
  toString(): string {
    return this.text;
  }
}

/** Throws IllegalArgumentException for what is none. */
export function fromString(text: string | null): ApexUuid {
  const lower = need(text).toLowerCase();
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(lower))
    throw new IllegalArgumentException(`Invalid UUID string: ${text}`);
  return new ApexUuid(lower);
}

const UUID: PlatformClass = {
  name: 'System.UUID',
  jsClass: ApexUuid,
  statics: { randomuuid: () => new ApexUuid(v4Text()), fromstring: fromString },
};
export default UUID;
