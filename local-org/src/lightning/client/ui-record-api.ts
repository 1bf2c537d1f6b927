import { postJson } from './boot.ts';

interface RecordValue {
  readonly id: string;
  readonly apiName: string;
  readonly fields: Readonly<Record<string, { readonly value: unknown; readonly displayValue: string | null }>>;
}
interface WireValue {
  readonly data: RecordValue | undefined;
  readonly error: unknown;
}
interface GetRecordConfig {
  readonly recordId?: string;
  readonly fields?: readonly FieldName[];
  readonly optionalFields?: readonly FieldName[];
}
type FieldName = string | { readonly objectApiName: string; readonly fieldApiName: string };
interface RecordInput {
  readonly apiName?: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

const live = new Set<GetRecord>();

class GetRecord {
  readonly #emit: (value: WireValue) => void;
  #config: GetRecordConfig = {};
  #connected = false;

  constructor(emit: (value: WireValue) => void) {
    this.#emit = emit;
    emit({ data: undefined, error: undefined });
  }
  get recordId(): string | undefined {
    return this.#config.recordId;
  }
  connect(): void {
    this.#connected = true;
    live.add(this);
    void this.load();
  }
  disconnect(): void {
    this.#connected = false;
    live.delete(this);
  }
  update(config: GetRecordConfig): void {
    this.#config = config;
    if (this.#connected) void this.load();
  }
  async load(): Promise<void> {
    const { recordId, fields, optionalFields } = this.#config;
    if (!recordId) return;
    try {
      const body = { recordId, fields: names(fields), optionalFields: names(optionalFields) };
      const data = (await postJson('/lightning/ui/record', body)) as RecordValue;
      if (this.#connected) this.#emit({ data, error: undefined });
    } catch (error) {
      if (this.#connected) this.#emit({ data: undefined, error });
    }
  }
}
export { GetRecord as getRecord };

function names(fields: readonly FieldName[] = []): string[] {
  return fields.map((field) => (typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`));
}
function shortName(field: FieldName): string {
  return typeof field === 'string' ? field.slice(field.indexOf('.') + 1) : field.fieldApiName;
}

export function getFieldValue(record: RecordValue | undefined, field: FieldName): unknown {
  return record?.fields[shortName(field)]?.value;
}
export function getFieldDisplayValue(record: RecordValue | undefined, field: FieldName): string | null | undefined {
  return record?.fields[shortName(field)]?.displayValue;
}

export async function createRecord(input: RecordInput): Promise<unknown> {
  return postJson('/lightning/ui/create', input);
}
export async function updateRecord(input: RecordInput): Promise<unknown> {
  const answer = await postJson('/lightning/ui/update', input);
  await notifyRecordUpdateAvailable([{ recordId: String(input.fields['Id']) }]);
  return answer;
}
export async function deleteRecord(recordId: string): Promise<void> {
  await postJson('/lightning/ui/delete', { recordId });
}
/** Reads the records again wherever the page shows them. */
export async function notifyRecordUpdateAvailable(records: readonly { readonly recordId: string }[]): Promise<void> {
  const changed = new Set(records.map(({ recordId }) => recordId.slice(0, 15)));
  await Promise.all(
    [...live].filter(({ recordId }) => changed.has(recordId?.slice(0, 15) ?? '')).map((each) => each.load()),
  );
}
