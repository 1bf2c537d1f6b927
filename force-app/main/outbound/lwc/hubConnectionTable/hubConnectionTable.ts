import { refreshApex } from '@salesforce/apex';
import getConnections from '@salesforce/apex/HubConnectionController.getConnections';
import { format } from 'c/hubText';
import { LightningElement, wire } from 'lwc';
import type { ConnectionView } from './connectionView';
import { viewOf } from './connectionView';
import { text } from './labels';
import type { TestRun } from './testRun';
import { startTestRun } from './testRun';

interface Wired {
  readonly data?: Apex.HubConnectionList;
  readonly error?: unknown;
}
interface Progress {
  readonly done: number;
  readonly total: number;
}

interface UnreadableColumns {
  readonly key: string;
  /** labels of the columns, joined with commas */
  readonly columns: string;
  readonly missingRight: string | null | undefined;
  readonly note: string | null | undefined;
}

const columnLabels: Readonly<Record<string, string>> = {
  label: text.connection,
  endpoint: text.endpoint,
  protocol: text.protocol,
  principal: text.principal,
  configured: text.configured,
  granted: text.granted,
  lastTest: text.reachable,
};

/**
 * One row per named credential: what it is, its three states, and a test of each. Tells `listed` when connections were
 * read, and `tested` when results are kept.
 */
export default class HubConnectionTable extends LightningElement {
  text = text;
  error: unknown = null;
  announcement = '';
  saveError: string | null = null;
  private list: Apex.HubConnectionList | null = null;
  private results: Readonly<Record<string, Apex.HubConnectionTestResult>> = {};
  private failures: Readonly<Record<string, string>> = {};
  private testing: readonly string[] = [];
  private openRows: readonly string[] = [];
  private progress: Progress | null = null;
  private run: TestRun | null = null;
  private wired: Wired | null = null;

  @wire(getConnections)
  handleConnections(wired: Wired): void {
    this.wired = wired;
    this.error = wired.error ?? null;
    this.list = wired.data ?? this.list;
    if (wired.data) {
      this.dispatchEvent(new CustomEvent('listed', { detail: { connections: wired.data.rows ?? [] } }));
    }
  }

  get loading(): boolean {
    return !this.list && !this.error;
  }

  get hasRows(): boolean {
    return this.rows.length > 0;
  }

  get empty(): boolean {
    return Boolean(this.list) && !this.hasRows;
  }

  get rows(): readonly ConnectionView[] {
    return (this.list?.rows ?? []).map((connection) => {
      const name = connection.developerName ?? '';
      return viewOf(connection, {
        result: this.results[name] ?? connection.lastTest ?? null,
        failure: this.failures[name] || null,
        testing: this.testing.includes(name),
        open: this.openRows.includes(name),
      });
    });
  }

  get columns(): readonly { key: string; label: string; source: Apex.HubColumnSource | null }[] {
    return Object.entries(columnLabels).map(([key, label]) => ({ key, label, source: this.sourceOf(key) }));
  }

  /** one panel per missing right or reason, which names all columns that need it */
  get unreadable(): readonly UnreadableColumns[] {
    const panels = new Map<string, UnreadableColumns>();
    for (const { column, readable, missingRight, note } of this.list?.sources ?? []) {
      if (readable !== false) continue;
      const key = missingRight ?? note ?? '';
      const label = columnLabels[column ?? ''] ?? column ?? '';
      const columns = [panels.get(key)?.columns, label].filter(Boolean).join(', ');
      panels.set(key, { key, columns, missingRight, note });
    }
    return [...panels.values()];
  }

  get readAs(): string {
    return this.list?.readAs ? format(text.readAs, this.list.readAs) : '';
  }

  get readAt(): string | null {
    return this.list?.readAt ?? null;
  }

  get running(): boolean {
    return this.progress !== null;
  }

  get progressText(): string {
    return this.progress ? format(text.progress, this.progress.done, this.progress.total) : '';
  }

  get progressValue(): number {
    return this.progress ? (100 * this.progress.done) / this.progress.total : 0;
  }

  /** not while tests run: a button that is disabled loses the focus */
  get cannotTestAll(): boolean {
    return !this.running && !this.rows.some(({ testable }) => testable);
  }

  get saveErrorText(): string | null {
    return this.saveError ? format(text.saveFailed, this.saveError) : null;
  }

  handleTest(event: Event): void {
    const name = nameOf(event);
    if (!this.testing.includes(name)) void this.test([name]);
  }

  async handleTestAll(): Promise<void> {
    if (this.running) return;
    const names = this.rows.filter(({ testable }) => testable).map(({ developerName }) => developerName);
    this.progress = { done: 0, total: names.length };
    await this.test(names);
    this.progress = null;
    const working = this.rows.filter(({ result }) => result?.working).length;
    this.announcement = format(text.allTested, working, this.rows.length);
  }

  handleStop(): void {
    this.run?.stop();
  }

  handleDetails(event: Event): void {
    const name = nameOf(event);
    const open = this.openRows.includes(name);
    this.openRows = open ? this.openRows.filter((each) => each !== name) : [...this.openRows, name];
  }

  private async test(names: readonly string[]): Promise<void> {
    const run = startTestRun(names, {
      started: (name) => this.handleStarted(name),
      finished: (name, result, failure) => this.handleFinished(name, result, failure),
    });
    this.run = run;
    const { saveError } = await run.done;
    this.saveError = saveError;
    if (saveError) return;
    await refreshApex(this.wired);
    this.dispatchEvent(new CustomEvent('tested'));
  }

  private handleStarted(name: string): void {
    this.testing = [...this.testing, name];
  }

  private handleFinished(name: string, result: Apex.HubConnectionTestResult | null, failure: string | null): void {
    this.testing = this.testing.filter((each) => each !== name);
    this.failures = { ...this.failures, [name]: failure ?? '' };
    if (result) this.results = { ...this.results, [name]: result };
    if (this.progress) this.progress = { ...this.progress, done: this.progress.done + 1 };
    const label = this.rows.find(({ developerName }) => developerName === name)?.label ?? name;
    const outcome = failure ? format(text.callFailed, failure) : (result?.stateLabel ?? '');
    this.announcement = format(text.resultOf, label, outcome);
  }

  private sourceOf(column: string): Apex.HubColumnSource | null {
    return this.list?.sources?.find((source) => source.column === column) ?? null;
  }
}

function nameOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset.name ?? '';
}
