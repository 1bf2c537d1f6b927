import { format } from 'c/hubText';
import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { text } from './labels';

/** What can be decided about messages, as Apex knows it. */
export type Decision = 'replay' | 'discard' | 'confirm';

interface Wording {
  readonly title: string;
  readonly what: string;
  readonly button: string;
}

const wordings: Readonly<Record<Decision, Wording>> = {
  replay: { title: text.titleReplay, what: text.whatReplay, button: text.actionReplay },
  discard: { title: text.titleDiscard, what: text.whatDiscard, button: text.actionDiscard },
  confirm: { title: text.titleConfirm, what: text.whatConfirm, button: text.actionConfirm },
};

/** Asks why, before messages are sent again, discarded or marked as delivered. Closes with the reason, or with nothing. */
export default class HubQueueDecision extends LightningModal {
  @api decision: Decision = 'replay';
  /** number of the only message, or how many there are */
  @api subject: string | number = '';
  /** some of the messages may have arrived */
  @api uncertain = false;

  text = text;
  private reason = '';

  get title(): string {
    const subject = typeof this.subject === 'number' ? format(text.messagesOf, this.subject) : this.subject;
    return format(wordings[this.decision].title, subject);
  }

  get what(): string {
    return wordings[this.decision].what;
  }

  get button(): string {
    return wordings[this.decision].button;
  }

  get variant(): string {
    return this.decision === 'discard' ? 'destructive' : 'brand';
  }

  get warns(): boolean {
    return this.uncertain && this.decision === 'replay';
  }

  handleReason(event: CustomEvent<{ value: string }>): void {
    this.reason = event.detail.value;
  }

  /** Enter sends, as in a form of one field; with Shift it begins a line */
  handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    this.handleDecide();
  }

  handleCancel(): void {
    void this.close(null);
  }

  handleDecide(): void {
    const field = this.template?.querySelector<HTMLElement & { reportValidity(): boolean }>('lightning-textarea');
    const reason = this.reason.trim();
    if (reason === '') field?.reportValidity();
    else void this.close(reason);
  }
}
