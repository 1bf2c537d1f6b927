import type { ApexType, ApexValue, PlatformClass } from '../../abi.ts';
import { need } from '../define.ts';

/** One choice of a property in the Lightning App Builder. */
export class ApexDataRow {
  readonly #label: string | null;
  readonly #value: ApexValue;
  readonly #selected: boolean;
  constructor(label: string | null, value: ApexValue, selected: boolean) {
    this.#label = label;
    this.#value = value;
    this.#selected = selected;
  }
  getlabel(): string | null {
    return this.#label;
  }
  getvalue(): ApexValue {
    return this.#value;
  }
  isselected(): boolean {
    return this.#selected;
  }
  /** by label */
  compareto(other: ApexDataRow | null): number {
    const [a, b] = [this.#label ?? '', need(other).getlabel() ?? ''];
    return a < b ? -1 : a > b ? 1 : 0;
  }
  clone(): ApexDataRow {
    return new ApexDataRow(this.#label, this.#value, this.#selected);
  }
}

const DataRow: PlatformClass = {
  name: 'VisualEditor.DataRow',
  jsClass: ApexDataRow,
  construct: (_: ApexType, label: string | null, value: ApexValue, selected: boolean | null = false) =>
    new ApexDataRow(label, value, selected === true),
};
export default DataRow;
