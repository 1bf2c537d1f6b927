import type { PlatformClass } from '../../abi.ts';
import { equalValues } from '../../runtime/index.ts';
import type { ApexDataRow } from './DataRow.ts';
import type { ApexDynamicPickListRows } from './DynamicPickListRows.ts';

/** Base of the classes that give the choices of a property in the Lightning App Builder. */
export abstract class ApexDynamicPickList {
  abstract getvalues(): ApexDynamicPickListRows | null;

  getlabel(value: unknown): string | null {
    return this.#rowOf(value)?.getlabel() ?? null;
  }
  isvalid(value: unknown): boolean {
    return this.#rowOf(value) !== undefined;
  }
  #rowOf(value: unknown): ApexDataRow | undefined {
    const rows = (this.getvalues()?.getdatarows().values ?? []) as ApexDataRow[];
    return rows.find((row) => equalValues(row.getvalue(), value));
  }
}

const DynamicPickList: PlatformClass = { name: 'VisualEditor.DynamicPickList', jsClass: ApexDynamicPickList };
export default DynamicPickList;
