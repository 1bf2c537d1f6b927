import type { StateView } from 'c/hubQueueState';
import { states } from 'c/hubQueueState';
import { format, formatNumber } from 'c/hubText';
import { LightningElement, api } from 'lwc';
import { text } from './labels';

interface CountView {
  readonly key: string;
  readonly label: string;
  readonly integration: string | null;
  readonly status: string;
  readonly number: string;
  readonly isNone: boolean;
  readonly oldestAt: string | null;
  /** says all of it to somebody who hears only the button */
  readonly showLabel: string;
  readonly tileClass: string;
}
interface RowView {
  readonly key: string;
  readonly label: string;
  readonly cells: readonly CountView[];
}

const shown = ['Pending', 'Claimed', 'Retry', 'Unknown', 'Dead', 'Delivered'];
const columns = states
  .filter(({ value }) => shown.includes(value))
  .map((state) => (state.value === 'Delivered' ? { ...state, label: text.deliveredHour } : state));

/** How many messages are in which state, in all and per integration. Tells `choose` when somebody wants to see them. */
export default class HubQueueCounts extends LightningElement {
  @api counts: readonly Apex.HubQueueCount[] = [];
  @api integrations: readonly Apex.HubQueueIntegration[] = [];

  text = text;
  columns = columns;

  get tiles(): readonly CountView[] {
    return columns.map((column) => this.countOf(column, null, null));
  }

  /** integrations of which something is counted, in the order of the register */
  get rows(): readonly RowView[] {
    const counted = new Set(this.counts.map(({ integration }) => integration ?? ''));
    const known = this.integrations.map(({ name, label }) => ({ name: name ?? '', label: label ?? name ?? '' }));
    const gone = [...counted].filter((name) => !known.some((each) => each.name === name));
    return [...known, ...gone.map((name) => ({ name, label: name }))]
      .filter(({ name }) => counted.has(name))
      .map(({ name, label }) => ({
        key: name,
        label,
        cells: columns.map((column) => this.countOf(column, name, label)),
      }));
  }

  get hasRows(): boolean {
    return this.rows.length > 0;
  }

  handleChoose(event: Event): void {
    const { status, integration } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(
      new CustomEvent('choose', { detail: { status: status ?? null, integration: integration || null } }),
    );
  }

  private countOf({ value, label, badge }: StateView, integration: string | null, name: string | null): CountView {
    const found = this.counts.filter(
      (count) => count.status === value && (integration === null || count.integration === integration),
    );
    const messages = found.reduce((sum, count) => sum + (count.messages ?? 0), 0);
    const ages = found.flatMap(({ oldestAt }) => (oldestAt ? [oldestAt] : [])).toSorted();
    const number = formatNumber(messages);
    const mark = messages > 0 && (badge === 'bad' || value === 'Unknown') ? badge : 'plain';
    return {
      key: value,
      label,
      integration: integration ?? '',
      status: value,
      number,
      isNone: messages === 0,
      oldestAt: ages[0] ?? null,
      showLabel: name === null ? format(text.allOf, label, number) : format(text.showOf, label, name, number),
      tileClass: `tile ${mark}`,
    };
  }
}
