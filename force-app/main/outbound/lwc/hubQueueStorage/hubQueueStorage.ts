import getStorage from '@salesforce/apex/HubQueueController.getStorage';
import { runCall } from 'c/hubCallQueue';
import { format, formatNumber } from 'c/hubText';
import { LightningElement, api } from 'lwc';
import { text } from './labels';

interface UseView {
  readonly key: string;
  readonly label: string;
  readonly failures: string;
  readonly hours: string;
  readonly messages: string;
  readonly size: string;
  readonly keep: string;
}

const kilobytesPerMegabyte = 1024;

/** What the log of calls and the outbox keep, and about how much of the org's storage that takes. Read when it is opened. */
export default class HubQueueStorage extends LightningElement {
  @api integrations: readonly Apex.HubQueueIntegration[] = [];

  text = text;
  open = false;
  error: unknown = null;
  private storage: Apex.HubStorage | null = null;

  get toggleLabel(): string {
    return this.open ? text.hide : text.show;
  }

  get expanded(): string {
    return String(this.open);
  }

  get loading(): boolean {
    return !this.storage && !this.error;
  }

  get readAt(): string | null {
    return this.storage?.readAt ?? null;
  }

  get uses(): readonly UseView[] {
    return (this.storage?.uses ?? []).map((use) => ({
      key: use.integration ?? '',
      label: this.integrations.find(({ name }) => name === use.integration)?.label ?? use.integration ?? '',
      failures: formatNumber(use.failures ?? 0),
      hours: formatNumber(use.hours ?? 0),
      messages: formatNumber(use.messages ?? 0),
      size: format(text.sizeKb, rowsOf(use) * this.kilobytes),
      keep: format(text.days, use.keepDays ?? 0),
    }));
  }

  get total(): string {
    const rows = (this.storage?.uses ?? []).reduce((sum, use) => sum + rowsOf(use), 0);
    const megabytes = Math.ceil((10 * rows * this.kilobytes) / kilobytesPerMegabyte) / 10;
    const limit = this.storage?.limitMegabytes;
    return limit ? format(text.rowsOf, rows, megabytes, limit) : format(text.rows, rows, megabytes);
  }

  get note(): string {
    const { keepHoursDays, keepMessagesDays } = this.storage ?? {};
    return format(text.note, this.kilobytes, keepHoursDays ?? 0, keepMessagesDays ?? 0);
  }

  async handleToggle(): Promise<void> {
    this.open = !this.open;
    if (!this.open) return;
    try {
      this.storage = await runCall(() => getStorage());
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  private get kilobytes(): number {
    return this.storage?.kilobytesPerRow ?? 0;
  }
}

function rowsOf({ failures, hours, messages }: Apex.HubStorageUse): number {
  return (failures ?? 0) + (hours ?? 0) + (messages ?? 0);
}
