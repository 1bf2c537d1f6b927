import { LightningElement, api } from 'lwc';
import { text } from './labels';

/** Turns the pages of a table: fires `previous` and `next`, and says where one is. */
export default class HubPager extends LightningElement {
  text = text;

  /** what is paged, for who cannot see it */
  @api label = '';
  /** where one is, in words */
  @api position = '';
  @api isFirst = false;
  @api isLast = false;

  handlePrevious(): void {
    this.dispatchEvent(new CustomEvent('previous'));
  }

  handleNext(): void {
    this.dispatchEvent(new CustomEvent('next'));
  }
}
