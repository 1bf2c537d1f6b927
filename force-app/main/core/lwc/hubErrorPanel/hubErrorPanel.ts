import { rightLabel } from 'c/hubRights';
import { format, messageOf } from 'c/hubText';
import { LightningElement, api } from 'lwc';
import { text } from './labels';

/** the platform's words when no permission set or profile of the user opens a controller */
const classRefused = /do not have access to the Apex class/i;

/** Says in its own panel what could not be read: because a right is missing, or because a call failed. */
export default class HubErrorPanel extends LightningElement {
  /** what the panel is about, for example `Tokens` */
  @api subject = '';
  /** the error of a call or a wire */
  @api error: unknown = null;
  /** name of the user permission that is missing */
  @api missingRight: string | null | undefined = null;
  /** what is known about it, in words */
  @api message: string | null | undefined = null;

  get title(): string {
    const title = this.missingRight ? format(text.missing, rightLabel(this.missingRight)) : text.failed;
    return this.subject ? `${this.subject}: ${title}` : title;
  }

  get details(): string {
    return this.message ?? (this.error ? messageOf(this.error) : '');
  }

  get advice(): string {
    if (this.missingRight) return text.ask;
    return classRefused.test(this.details) ? text.askClass : text.retry;
  }

  get iconName(): string {
    return this.missingRight ? 'utility:lock' : 'utility:warning';
  }
}
