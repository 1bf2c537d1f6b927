import getHistory from '@salesforce/apex/HubConnectionController.getHistory';
import { runCall } from 'c/hubCallQueue';
import { format, messageOf } from 'c/hubText';
import { LightningElement, api } from 'lwc';
import { text } from './labels';

interface Fact {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}
interface HistoryEntry {
  readonly key: string;
  readonly testedAt: string | null | undefined;
  readonly stateLabel: string;
  readonly status: string;
  readonly time: string;
  readonly testedBy: string;
}

/** What stands behind one row: the last test in full, the facts of the connection, and the kept history. */
export default class HubConnectionDetail extends LightningElement {
  @api connection: Apex.HubConnectionRow | null = null;
  @api failure: string | null = null;

  text = text;
  historyError: unknown = null;
  private history: readonly Apex.HubConnectionTestResult[] | null = null;
  private shown: Apex.HubConnectionTestResult | null = null;

  @api
  get result(): Apex.HubConnectionTestResult | null {
    return this.shown;
  }
  set result(result: Apex.HubConnectionTestResult | null) {
    this.shown = result;
    if (this.isConnected) void this.loadHistory();
  }

  connectedCallback(): void {
    void this.loadHistory();
  }

  get facts(): readonly Fact[] {
    const { connection } = this;
    const owners = [connection?.primaryOwner, connection?.secondaryOwner].filter(Boolean).join(', ');
    return factList([
      [text.configured, connection?.configured?.reason],
      [text.granted, connection?.granted?.reason],
      [text.endpointFrom, connection?.endpointSource],
      [text.externalCredential, connection?.externalCredential],
      [text.healthCall, connection?.healthCall],
      [text.owner, owners],
    ]);
  }

  get outcome(): readonly Fact[] {
    const { shown } = this;
    if (this.failure) return factList([[text.result, this.failure]]);
    const wait = shown?.retryAfterSeconds;
    return factList([
      [text.result, shown?.stateLabel],
      [text.tried, shown?.tried],
      [text.platformText, shown?.platformText],
      [text.whatToDo, shown?.whatToDo],
      [text.retryAfter, typeof wait === 'number' ? format(text.retryAfterSeconds, wait) : null],
      [text.rule, shown?.ruleSource],
    ]);
  }

  /** the Setup page that helps with the result, else the credential's own */
  get setupLink(): string | null {
    return this.shown?.setupLink ?? this.connection?.setupLink ?? null;
  }

  get loading(): boolean {
    return this.history === null && !this.historyError;
  }

  get entries(): readonly HistoryEntry[] {
    return (this.history ?? []).map((result, index) => ({
      key: `${result.testedAt ?? ''}-${index}`,
      testedAt: result.testedAt,
      stateLabel: result.stateLabel ?? '',
      status: String(result.statusCode ?? ''),
      time: typeof result.milliseconds === 'number' ? format(text.milliseconds, result.milliseconds) : '',
      testedBy: result.testedBy ?? '',
    }));
  }

  get hasEntries(): boolean {
    return this.entries.length > 0;
  }

  get noEntries(): boolean {
    return this.history !== null && !this.hasEntries;
  }

  get caption(): string {
    return format(text.historyTable, this.connection?.label ?? '');
  }

  private async loadHistory(): Promise<void> {
    const developerName = this.connection?.developerName ?? null;
    try {
      this.history = await runCall(() => getHistory({ developerName }));
      this.historyError = null;
    } catch (error) {
      this.historyError = { message: messageOf(error) };
    }
  }
}

function factList(entries: readonly (readonly [string, string | null | undefined])[]): Fact[] {
  return entries.flatMap(([label, value]) => (value ? [{ key: label, label, value }] : []));
}
