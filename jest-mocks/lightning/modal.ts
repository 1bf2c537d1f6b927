import { LightningElement, api } from 'lwc';

/** Stands for lightning/modal, of which sfdx-lwc-jest has no stub: `open` and `close` are for tests to answer and to look at. */
export default class LightningModal extends LightningElement {
  static open = jest.fn();
  @api size = 'medium';
  @api label = '';
  @api description = '';
  @api disableClose = false;

  /** Tells `modalclose` with the result, which the platform hands to whoever opened the modal. */
  @api
  close(result: unknown): void {
    this.dispatchEvent(new CustomEvent('modalclose', { detail: result }));
  }
}
