import { refreshApex } from '@salesforce/apex';
import getChecks from '@salesforce/apex/HubConsoleController.getChecks';
import { format } from 'c/hubText';
import { LightningElement, api, wire } from 'lwc';
import type { CheckView } from './checkView';
import { countOf, viewsOf } from './checkView';
import { text } from './labels';

interface Wired {
  readonly data?: readonly Apex.HubCheckResult[];
  readonly error?: unknown;
}

/** What the checks of the hub say, in one line; opened: every finding with its evidence and what to do. */
export default class HubCheckList extends LightningElement {
  text = text;
  error: unknown = null;
  open = false;
  private results: readonly Apex.HubCheckResult[] | null = null;
  private openedGroups: readonly string[] = [];
  private wired: Wired | null = null;

  @wire(getChecks)
  handleChecks(wired: Wired): void {
    this.wired = wired;
    this.error = wired.error ?? null;
    this.results = wired.data ?? this.results;
  }

  /** Runs the checks again, after something that they look at has changed. */
  @api
  async refresh(): Promise<void> {
    await refreshApex(this.wired);
  }

  get loading(): boolean {
    return !this.results && !this.error;
  }

  get empty(): boolean {
    return this.results?.length === 0;
  }

  get hasResults(): boolean {
    return Boolean(this.results?.length);
  }

  get summary(): string {
    const results = this.results ?? [];
    const counts = (['pass', 'fail', 'unreadable'] as const).map((status) => countOf(results, status));
    return format(text.summary, ...counts, results.length);
  }

  get toggleLabel(): string {
    return this.open ? text.hide : text.show;
  }

  get expanded(): string {
    return String(this.open);
  }

  get checks(): readonly CheckView[] {
    return viewsOf(this.results ?? [], this.openedGroups);
  }

  handleToggle(): void {
    this.open = !this.open;
  }

  handleShowAll(event: Event): void {
    this.openedGroups = [...this.openedGroups, (event.currentTarget as HTMLElement).dataset.group ?? ''];
  }
}
