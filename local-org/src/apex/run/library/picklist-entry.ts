import type { FieldDef } from '../../../schema/types.ts';
import type { ApexValue, PlatformClass } from '../../abi.ts';
import { T_BOOLEAN, T_STRING, unsupported } from '../../runtime/index.ts';

type Value = FieldDef['picklistValues'][number];

/** Schema.PicklistEntry. */
export class PicklistEntry {
  readonly #value: Value;
  /** values of the controlling field, in their order */
  readonly #controlling: readonly string[];
  constructor(value: Value, controlling: readonly string[]) {
    this.#value = value;
    this.#controlling = controlling;
  }
  getlabel(): string {
    return this.#value.label;
  }
  getvalue(): string {
    return this.#value.value;
  }
  isactive(): boolean {
    return this.#value.active;
  }
  isdefaultvalue(): boolean {
    return this.#value.defaultValue;
  }
  /** one bit for each value of the controlling field, the first one highest, as base64; only JSON shows it */
  validFor(): string | null {
    const valid = this.#value.validFor;
    if (valid === undefined) return null;
    const bytes = new Uint8Array(Math.ceil(this.#controlling.length / 8));
    this.#controlling.forEach((value, at) => {
      if (valid.includes(value)) bytes[at >> 3] |= 0x80 >> (at & 7);
    });
    return Buffer.from(bytes).toString('base64');
  }
  member(key: string): ApexValue {
    const { active, defaultValue, label, value } = this.#value;
    return (
      { active, defaultvalue: defaultValue, label, validfor: this.validFor(), value } as Record<string, ApexValue>
    )[key];
  }
}

const MEMBERS = ['active', 'defaultValue', 'label', 'validFor', 'value'];

export const PICKLIST_ENTRY: PlatformClass = {
  name: 'Schema.PicklistEntry',
  jsClass: PicklistEntry,
  json: {
    members: MEMBERS.map((name) => {
      const isFlag = name === 'active' || name === 'defaultValue';
      return { name, key: name.toLowerCase(), type: isFlag ? T_BOOLEAN : T_STRING };
    }),
    read: (value, member) => (value as PicklistEntry).member(member.key),
    make: () => unsupported('JSON.deserialize_of_Schema.PicklistEntry'),
  },
};
