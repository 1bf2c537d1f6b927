import locale from '@salesforce/i18n/locale';
import { rightLabel } from 'c/hubRights';
import { format } from 'c/hubText';
import { LightningElement, api } from 'lwc';
import { text } from './labels';

/** Where a column comes from and when it was read, as help; that it is unreadable is said in the open. */
export default class HubSource extends LightningElement {
  @api source: Apex.HubColumnSource | null | undefined = null;
  /** the label of the column */
  @api column = '';

  text = text;

  get unreadable(): boolean {
    return this.source?.readable === false;
  }

  get helpLabel(): string {
    return format(text.sourceOf, this.column);
  }

  get help(): string {
    const { source, note, missingRight } = this.source ?? {};
    const right = missingRight ? format(text.missingRight, rightLabel(missingRight)) : null;
    const origin = this.unreadable ? right : format(text.help, source ?? '', this.readAt);
    return [origin, note].filter(Boolean).join('. ');
  }

  private get readAt(): string {
    const asOf = this.source?.asOf;
    if (!asOf) return text.unknownAge;
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(asOf));
  }
}
