import { format } from 'c/hubText';
import { LightningElement, api } from 'lwc';
import { text } from './labels';

/** What can be done with the messages that are selected, and how far it is. Tells `decide`, `chooseall`, `clear` and `stop`. */
export default class HubQueueActions extends LightningElement {
  @api mayDecide = false;
  /** of this page */
  @api selected = 0;
  /** how many match in all, when that is offered; null when it is not */
  @api matching: number | null = null;
  @api allMatching = false;
  /** how many messages were looked at; null when nothing runs */
  @api seen: number | null = null;
  @api total = 0;

  text = text;

  /** Puts the focus on the first decision. */
  @api
  focusDecisions(): void {
    this.template?.querySelector<HTMLElement>('[data-decision]')?.focus();
  }

  get mayNotDecide(): boolean {
    return !this.mayDecide;
  }

  get running(): boolean {
    return this.seen !== null;
  }

  get hasSelection(): boolean {
    return this.selected > 0;
  }

  /** of aria-disabled: a button that is really disabled would lose the focus */
  get nothingToDo(): string {
    return String(!this.hasSelection || this.running);
  }

  get selection(): string {
    if (this.mayNotDecide) return text.noRight;
    if (this.allMatching) return format(text.allSelected, this.matching ?? 0);
    return this.hasSelection ? format(text.selected, this.selected) : text.noneSelected;
  }

  get selectAll(): string {
    const offers = !this.allMatching && this.matching !== null && this.matching > this.selected;
    return offers ? format(text.selectAll, this.matching ?? 0) : '';
  }

  get progress(): string {
    return format(text.progress, this.seen ?? 0, this.total);
  }

  get progressValue(): number {
    return Math.min(100, (100 * (this.seen ?? 0)) / Math.max(1, this.total));
  }

  handleDecide(event: Event): void {
    const { decision } = (event.currentTarget as HTMLElement).dataset;
    if (this.hasSelection && !this.running) this.tell('decide', { decision });
  }

  handleSelectAll(): void {
    this.tell('chooseall');
    this.focusDecisions();
  }

  handleClear(): void {
    this.tell('clear');
  }

  handleStop(): void {
    this.tell('stop');
  }

  private tell(name: string, detail?: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
