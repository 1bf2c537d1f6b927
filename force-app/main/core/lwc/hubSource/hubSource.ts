import { format } from 'c/hubText';
import { LightningElement, api } from 'lwc';
import { text } from './labels';

/** Where a column comes from and how old it is, or the right that is missing to read it. */
export default class HubSource extends LightningElement {
  @api source: Apex.HubColumnSource | null | undefined = null;

  text = text;

  get readable(): boolean {
    return this.source?.readable !== false;
  }

  get note(): string | null {
    return this.source?.note ?? null;
  }

  get unreadableText(): string {
    const right = this.source?.missingRight;
    return right ? `${text.unreadable}, ${format(text.missingRight, right)}` : text.unreadable;
  }
}
