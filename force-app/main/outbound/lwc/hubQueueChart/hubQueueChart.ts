import locale from '@salesforce/i18n/locale';
import { format, formatNumber } from 'c/hubText';
import { LightningElement, api } from 'lwc';
import { text } from './labels';
import type { Picture } from './picture';
import { pictureOf } from './picture';

interface MinuteView {
  readonly key: string;
  readonly time: string;
  readonly enqueued: string;
  readonly delivered: string;
  readonly failed: string;
}

/** What came in, was delivered and failed, minute by minute: a picture, a sentence, and a table that say the same. */
export default class HubQueueChart extends LightningElement {
  /** oldest first */
  @api minutes: readonly Apex.HubQueueMinute[] = [];
  /** false when the numbers are only the least */
  @api complete = false;

  text = text;

  get picture(): Picture {
    return pictureOf(this.minutes);
  }

  get top(): string {
    return formatNumber(this.picture.top);
  }

  get summary(): string {
    const total = (field: 'enqueued' | 'delivered' | 'failed'): number =>
      this.minutes.reduce((sum, minute) => sum + (minute[field] ?? 0), 0);
    const totals = [total('enqueued'), total('delivered'), total('failed')];
    return totals.every((each) => each === 0) ? text.quiet : format(text.summary, ...totals);
  }

  get incomplete(): boolean {
    return !this.complete;
  }

  /** minutes in which nothing happened would only hide the others */
  get rows(): readonly MinuteView[] {
    const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
    return this.minutes
      .filter(({ enqueued, delivered, failed }) => enqueued || delivered || failed)
      .map(({ minute, enqueued, delivered, failed }) => ({
        key: minute ?? '',
        time: minute ? time.format(new Date(minute)) : '',
        enqueued: formatNumber(enqueued ?? 0),
        delivered: formatNumber(delivered ?? 0),
        failed: formatNumber(failed ?? 0),
      }))
      .reverse();
  }

  get hasRows(): boolean {
    return this.rows.length > 0;
  }
}
