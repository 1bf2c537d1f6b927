import { refreshApex } from '@salesforce/apex';
import getRights from '@salesforce/apex/HubConsoleController.getRights';
import getSummary from '@salesforce/apex/HubConsoleController.getSummary';
import markLooked from '@salesforce/apex/HubConsoleController.markLooked';
import { runAlone } from 'c/hubCallQueue';
import { format } from 'c/hubText';
import { LightningElement, wire } from 'lwc';
import { text } from './labels';

interface Wired<T> {
  readonly data?: T;
  readonly error?: unknown;
}

/** Integration Health: one sentence first, then connections and apps. */
export default class HubConsole extends LightningElement {
  text = text;
  error: unknown = null;
  rightsError: unknown = null;
  lookError: unknown = null;
  summary: Apex.HubConsoleSummary | null = null;
  private rights: readonly Apex.HubRight[] = [];
  private looked = false;
  private wiredSummary: Wired<Apex.HubConsoleSummary> | null = null;

  @wire(getSummary)
  handleSummary(wired: Wired<Apex.HubConsoleSummary>): void {
    this.wiredSummary = wired;
    this.error = wired.error ?? null;
    this.summary = wired.data ?? this.summary;
    if (wired.data) void this.rememberLook();
  }

  @wire(getRights)
  handleRights(wired: Wired<readonly Apex.HubRight[]>): void {
    this.rightsError = wired.error ?? null;
    this.rights = wired.data ?? this.rights;
  }

  get loading(): boolean {
    return !this.summary && !this.error;
  }

  get sentence(): string {
    return this.summary?.sentence ?? '';
  }

  get checkedAt(): string | null {
    return this.summary?.checkedAt ?? null;
  }

  get checkedAs(): string {
    return this.summary?.checkedAs ? format(text.checkedAs, this.summary.checkedAs) : '';
  }

  get orgKind(): string {
    return [this.summary?.orgKind, this.summary?.orgKindMeaning].filter(Boolean).join(': ');
  }

  get newItems(): readonly { key: string; text: string; at: string | null }[] {
    return (this.summary?.newItems ?? []).map((item, index) => ({
      key: `${index}-${item.name ?? ''}`,
      text: item.text ?? item.name ?? '',
      at: item.at ?? null,
    }));
  }

  get hasNewItems(): boolean {
    return this.newItems.length > 0;
  }

  get missingRights(): readonly Apex.HubRight[] {
    return this.rights.filter(({ held }) => held === 'no');
  }

  handleTested(): void {
    void refreshApex(this.wiredSummary);
  }

  /** Once per page: what is new stays on the screen until the next visit. */
  private async rememberLook(): Promise<void> {
    if (this.looked) return;
    this.looked = true;
    try {
      await runAlone(() => markLooked());
    } catch (error) {
      this.lookError = error;
    }
  }
}
