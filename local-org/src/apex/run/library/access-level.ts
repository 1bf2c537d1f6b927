import type { ApexValue, PlatformClass } from '../../abi.ts';
import { nullPointer } from '../../runtime/index.ts';
import type { AccessMode } from '../access-mode.ts';

/** System.AccessLevel: in which mode a data operation runs. */
export class AccessLevel {
  readonly mode: AccessMode;
  constructor(mode: AccessMode) {
    this.mode = mode;
  }
  /** User mode with the rights of the permission set too; system mode needs none (Apex Reference Guide, "AccessLevel Class"). */
  withpermissionsetid(permissionSetId: string | null): AccessLevel {
    return this === SYSTEM ? this : new AccessLevel({ permissionSetId: permissionSetId ?? nullPointer() });
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
export function modeIn(args: readonly ApexValue[]): AccessMode {
  return args.find((argument) => argument instanceof AccessLevel)?.mode ?? null;
}
