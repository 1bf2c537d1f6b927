import locale from '@salesforce/i18n/locale';
import { LightningElement, api } from 'lwc';
import { text } from './labels';

/** How long ago something was, with the exact time on hover; `never` when it was not. */
export default class HubAge extends LightningElement {
  /** ISO 8601, as Apex sends a Datetime */
  @api value: string | null | undefined = null;
  @api never: string = text.never;

  get known(): boolean {
    return Boolean(this.value);
  }

  /** the base component takes a Date or a number, and shows nothing for a text */
  get timestamp(): number {
    return Date.parse(this.value ?? '');
  }

  get exact(): string {
    const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
    return this.value ? format.format(new Date(this.value)) : '';
  }
}
