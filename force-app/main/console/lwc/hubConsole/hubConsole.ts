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

interface CheckList extends HTMLElement {
  refresh(): Promise<void>;
}

/** the connection of the org to itself */
const ownOrg = 'Mass_Action';

/** Integration Health: one sentence first, then connections, apps and the queue. */
export default class HubConsole extends LightningElement {
  text = text;
  error: unknown = null;
  rightsError: unknown = null;
  lookError: unknown = null;
  summary: Apex.HubConsoleSummary | null = null;
  private rights: readonly Apex.HubRight[] = [];
  /** nobody had looked before this page was opened */
  firstLook = false;
  ownOrgConnected = false;
  /** the queue is read again and again, but only while somebody looks at it */
  queueActive = false;
  private rightsRead = false;
  private looked = false;
  private wiredSummary: Wired<Apex.HubConsoleSummary> | null = null;

  @wire(getSummary)
  handleSummary(wired: Wired<Apex.HubConsoleSummary>): void {
    this.wiredSummary = wired;
    this.error = wired.error ?? null;
    this.summary = wired.data ?? this.summary;
    if (wired.data) void this.rememberLook(wired.data);
  }

  @wire(getRights)
  handleRights(wired: Wired<readonly Apex.HubRight[]>): void {
    this.rightsError = wired.error ?? null;
    this.rights = wired.data ?? this.rights;
    this.rightsRead ||= Boolean(wired.data);
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

  /** one line that names all rights that are missing; empty when none is */
  get missingRights(): string {
    const labels = this.rights.filter(({ held }) => held === 'no').map(({ name, label }) => label ?? name ?? '');
    return labels.length > 0 ? format(text.missing, labels.join(', ')) : '';
  }

  get rightsHeld(): boolean {
    return this.rightsRead && this.missingRights === '';
  }

  get allTested(): boolean {
    return this.summary?.connectionsNeverTested === 0;
  }

  handleListed(event: CustomEvent<{ connections: readonly Apex.HubConnectionRow[] }>): void {
    const own = event.detail.connections.find(({ developerName }) => developerName === ownOrg);
    this.ownOrgConnected = own?.configured?.value === 'yes';
  }

  handleTab(event: Event): void {
    this.queueActive = (event.target as HTMLElement & { value: string }).value === 'queue';
  }

  handleTested(): void {
    void refreshApex(this.wiredSummary);
    void this.template?.querySelector<CheckList>('c-hub-check-list')?.refresh();
  }

  /** Once per page: what is new stays on the screen until the next visit. */
  private async rememberLook(summary: Apex.HubConsoleSummary): Promise<void> {
    if (this.looked) return;
    this.looked = true;
    this.firstLook = !summary.lastLook;
    try {
      await runAlone(() => markLooked());
    } catch (error) {
      this.lookError = error;
    }
  }
}
