import type { ApexType } from '../abi.ts';

/** One constant of a user or platform enum; compared by identity. */
export class ApexEnum {
  readonly type: ApexType;
  readonly constant: string;
  readonly position: number;
  constructor(type: ApexType, constant: string, position: number) {
    this.type = type;
    this.constant = constant;
    this.position = position;
  }
  name(): string {
    return this.constant;
  }
  ordinal(): number {
    return this.position;
  }
  tostring(): string {
    return this.constant;
  }
  toString(): string {
    return this.constant;
  }
  equals(other: unknown): boolean {
    return this === other;
  }
}

/** All constants of an enum, in order. */
export function enumConstants(type: ApexType, names: readonly string[]): ApexEnum[] {
  return names.map((name, position) => new ApexEnum(type, name, position));
}
