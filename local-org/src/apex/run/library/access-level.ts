import type { ApexValue, PlatformClass } from '../../abi.ts';

/** System.AccessLevel: in which mode a data operation runs. */
export class AccessLevel {
  readonly mode: 'user' | 'system';
  constructor(mode: 'user' | 'system') {
    this.mode = mode;
  }
}
const USER = new AccessLevel('user');
const SYSTEM = new AccessLevel('system');

export const ACCESS_LEVEL: PlatformClass = {
  name: 'System.AccessLevel',
  jsClass: AccessLevel,
  statics: { user_mode: USER, system_mode: SYSTEM },
};

/** The mode that a method's arguments name, null for the caller's own. */
export function modeIn(args: readonly ApexValue[]): 'user' | 'system' | null {
  return args.find((argument) => argument instanceof AccessLevel)?.mode ?? null;
}
