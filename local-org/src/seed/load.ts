import { readFileSync } from 'node:fs';
import { strToU8 } from 'fflate';
import type { Scalar } from '../data/types.ts';
import { applyComponents } from '../metadata/deploy/apply.ts';
import type { MetadataContext } from '../metadata/deploy/context.ts';
import { readPackage } from '../metadata/read/package.ts';
import { ComponentStore } from '../metadata/store/component-store.ts';
import { objectRows } from '../metadata/store/object-rows.ts';
import type { ObjectRows } from '../metadata/store/sql.ts';
import { SeedError, type SeedComponent, type SeedRecord, type SeedRow, type SeedValue } from './types.ts';

/** Loads a seed file in one transaction; answers how many rows and components. Throws SeedError with the line at fault. */
export function loadSeedFile(
  context: MetadataContext,
  file: string,
  userId: string,
): { rows: number; components: number } {
  const records = readRecords(file);
  const rows = records.filter((entry) => entry.record.kind === 'row');
  const components = records.flatMap(({ record }) => (record.kind === 'component' ? [record] : []));
  context.db.transaction(() => {
    context.db.lock();
    const loader = new RowLoader(objectRows(context.db), file);
    for (const { record, line } of rows) loader.load(record as SeedRow, line);
    applySeedComponents(context, components, userId);
  });
  return { rows: rows.length, components: components.length };
}

function readRecords(file: string): { record: SeedRecord; line: number }[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((text, index) => {
    if (text === '') return [];
    try {
      return [{ record: JSON.parse(text) as SeedRecord, line: index + 1 }];
    } catch (error) {
      throw new SeedError(
        file,
        index + 1,
        `This is not JSON (${error instanceof Error ? error.message : String(error)}).`,
      );
    }
  });
}

function applySeedComponents(context: MetadataContext, components: readonly SeedComponent[], userId: string): void {
  const files = new Map(components.map((component) => [component.path, strToU8(component.xml)]));
  applyComponents(
    context,
    new ComponentStore(context.db.sqlite),
    readPackage(files).components,
    userId,
    context.now().toISOString(),
  );
}

class RowLoader {
  readonly #rows: ObjectRows;
  readonly #file: string;
  readonly #ids = new Map<string, string>();
  readonly #found = new Map<string, string>();

  constructor(rows: ObjectRows, file: string) {
    this.#rows = rows;
    this.#file = file;
  }

  /** Objects that the org's shape does not have are left out, as they would be in such an org. */
  load(row: SeedRow, line: number): void {
    if (!this.#rows.has(row.object)) return;
    const id = this.#rows.newId(row.object);
    const fields = Object.entries(row.fields).map(([name, value]) => [name, this.#resolve(value, line)] as const);
    this.#rows.put(row.object, id, { IsDeleted: false, ...Object.fromEntries(fields) });
    if (row.key !== undefined) this.#ids.set(row.key, id);
  }

  #resolve(value: SeedValue, line: number): Scalar {
    if (typeof value === 'string') return this.#text(value, line);
    if (value === null || typeof value !== 'object') return value;
    if ('$base64' in value) return Buffer.from(this.#text(value.$base64, line)).toString('base64');
    return '$ref' in value ? this.#idOf(value.$ref, line) : this.#find(...value.$find, line);
  }

  #text(value: string, line: number): string {
    return value.replace(/\{\{ref:([\w-]+)\}\}/g, (_, key: string) => this.#idOf(key, line));
  }

  #idOf(key: string, line: number): string {
    const id = this.#ids.get(key);
    if (id === undefined) throw new SeedError(this.#file, line, `No earlier row has the key "${key}".`);
    return id;
  }

  #find(object: string, field: string, value: string, line: number): string {
    const key = `${object}.${field}=${value}`;
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const [row] = this.#rows.find(object, { [field]: value });
    if (row === undefined)
      throw new SeedError(this.#file, line, `The org has no ${object} whose ${field} is "${value}".`);
    this.#found.set(key, String(row.Id));
    return String(row.Id);
  }
}
