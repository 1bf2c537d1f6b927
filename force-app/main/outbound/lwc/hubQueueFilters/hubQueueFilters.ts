import type { Option, QueueFilters } from 'c/hubQueueSearch';
import { ageOptions, integrationOptions, noFilters, statusOptions } from 'c/hubQueueSearch';
import { LightningElement, api } from 'lwc';
import { text } from './labels';

const typingPause = 400;

/** Fields that say which messages are shown. Tells `filter` with all of them when one was changed. */
export default class HubQueueFilters extends LightningElement {
  @api filters: QueueFilters = noFilters;
  @api integrations: readonly Apex.HubQueueIntegration[] = [];

  text = text;
  statusOptions = statusOptions;
  ageOptions = ageOptions;
  private typing: ReturnType<typeof setTimeout> | undefined;

  disconnectedCallback(): void {
    clearTimeout(this.typing);
  }

  get integrationOptions(): readonly Option[] {
    return integrationOptions(this.integrations);
  }

  handleStatus(event: CustomEvent<{ value: string }>): void {
    this.tell({ status: event.detail.value });
  }

  handleIntegration(event: CustomEvent<{ value: string }>): void {
    this.tell({ integration: event.detail.value });
  }

  handleAge(event: CustomEvent<{ value: string }>): void {
    this.tell({ olderThan: event.detail.value });
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    clearTimeout(this.typing);
    // while somebody types, every letter would be a query
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.typing = setTimeout(() => this.tell({ text: value }), typingPause);
  }

  private tell(changed: Partial<QueueFilters>): void {
    this.dispatchEvent(new CustomEvent('filter', { detail: { filters: { ...this.filters, ...changed } } }));
  }
}
