import type { ApexType, PlatformClass } from '../../abi.ts';
import { need } from '../define.ts';

/** A managed package version; equal when all given parts are equal. */
export class ApexVersion {
  readonly parts: readonly [number, number, number | null];
  constructor(major: number, minor: number, patch: number | null) {
    this.parts = [major, minor, patch];
  }
  major(): number {
    return this.parts[0];
  }
  minor(): number {
    return this.parts[1];
  }
  patch(): number | null {
    return this.parts[2];
  }
  /** without a patch on either side only major and minor count (Apex Reference, Version.compareTo) */
  compareto(other: ApexVersion | null): number {
    const [major, minor, patch] = need(other).parts;
    const difference = this.parts[0] - major || this.parts[1] - minor;
    return difference || this.parts[2] === null || patch === null ? difference : this.parts[2] - patch;
  }
  equals(other: unknown): boolean {
    return other instanceof ApexVersion && this.compareto(other) === 0;
  }
  tostring(): string {
    return this.parts.filter((part) => part !== null).join('.');
  }
  toString(): string {
    return this.tostring();
  }
}

const Version: PlatformClass = {
  name: 'System.Version',
  jsClass: ApexVersion,
  construct: (_: ApexType, major: number | null, minor: number | null, patch?: number | null) =>
    new ApexVersion(need(major), need(minor), patch === undefined ? null : need(patch)),
};
export default Version;
