import type { BadgeStatus } from 'c/hubStatusBadge';
import { LightningElement, api } from 'lwc';
import { text } from './labels';

interface Step {
  readonly key: string;
  readonly sentence: string;
  readonly status: BadgeStatus;
  readonly state: string;
}

/** What somebody does who sees the console for the first time, and what of it is done already. */
export default class HubFirstSteps extends LightningElement {
  /** the user holds the rights that the hub uses */
  @api assigned = false;
  /** the org's own connection holds its credentials */
  @api connected = false;
  /** every connection was tested */
  @api tested = false;

  text = text;

  get steps(): readonly Step[] {
    const steps: readonly (readonly [string, boolean])[] = [
      [text.assign, this.assigned],
      [text.connect, this.connected],
      [text.test, this.tested],
    ];
    return steps.map(([sentence, done], index) => ({
      key: String(index),
      sentence,
      status: done ? 'good' : 'unknown',
      state: done ? text.done : text.toDo,
    }));
  }
}
