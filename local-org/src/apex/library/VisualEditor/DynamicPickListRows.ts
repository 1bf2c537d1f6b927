import type { ApexType, PlatformClass } from '../../abi.ts';
import { ApexList, ListException, typeOf } from '../../runtime/index.ts';
import { need } from '../define.ts';
import type { ApexDataRow } from './DataRow.ts';

/** The choices of a property in the Lightning App Builder. */
export class ApexDynamicPickListRows {
  #rows: ApexDataRow[];
  #complete: boolean;
  constructor(rows: readonly ApexDataRow[], complete: boolean) {
    this.#rows = [...rows];
    this.#complete = complete;
  }
  addrow(row: ApexDataRow | null): null {
    this.#rows.push(need(row));
    return null;
  }
  addallrows(rows: ApexList | null): null {
    this.#rows.push(...(need(rows).values as ApexDataRow[]));
    return null;
  }
  get(index: number | null): ApexDataRow {
    const row = this.#rows[need(index)];
    if (!row) throw new ListException(`List index out of bounds: ${index}`);
    return row;
  }
  getdatarows(): ApexList {
    return new ApexList(typeOf('List', [typeOf('VisualEditor.DataRow')]), [...this.#rows]);
  }
  size(): number {
    return this.#rows.length;
  }
  sort(): null {
    this.#rows = this.#rows.toSorted((a, b) => a.compareto(b));
    return null;
  }
  containsallrows(): boolean {
    return this.#complete;
  }
  setcontainsallrows(complete: boolean | null): null {
    this.#complete = need(complete);
    return null;
  }
  clone(): ApexDynamicPickListRows {
    return new ApexDynamicPickListRows(this.#rows, this.#complete);
  }
}

const DynamicPickListRows: PlatformClass = {
  name: 'VisualEditor.DynamicPickListRows',
  jsClass: ApexDynamicPickListRows,
  construct: (_: ApexType, rows: ApexList | null = null, complete: boolean | null = false) =>
    new ApexDynamicPickListRows((rows?.values ?? []) as ApexDataRow[], complete === true),
};
export default DynamicPickListRows;
