import type { ApexType, PlatformClass } from '../../abi.ts';
import { need } from '../define.ts';

/** One choice of a list in Visualforce. */
export class ApexSelectOption {
  #value: string;
  #label: string;
  #disabled: boolean;
  #escapes = true;
  constructor(value: string, label: string, disabled: boolean) {
    this.#value = value;
    this.#label = label;
    this.#disabled = disabled;
  }
  getvalue(): string {
    return this.#value;
  }
  setvalue(value: string | null): null {
    this.#value = need(value);
    return null;
  }
  getlabel(): string {
    return this.#label;
  }
  setlabel(label: string | null): null {
    this.#label = need(label);
    return null;
  }
  getdisabled(): boolean {
    return this.#disabled;
  }
  setdisabled(disabled: boolean | null): null {
    this.#disabled = need(disabled);
    return null;
  }
  getescapeitem(): boolean {
    return this.#escapes;
  }
  setescapeitem(escapes: boolean | null): null {
    this.#escapes = need(escapes);
    return null;
  }
  tostring(): string {
    return `System.SelectOption[value="${this.#value}", label="${this.#label}", disabled="${this.#disabled}"]`;
  }
  toString(): string {
    return this.tostring();
  }
}

const SelectOption: PlatformClass = {
  name: 'System.SelectOption',
  jsClass: ApexSelectOption,
  construct: (_: ApexType, value: string | null, label: string | null, disabled: boolean | null = false) =>
    new ApexSelectOption(need(value), need(label), need(disabled)),
};
export default SelectOption;
