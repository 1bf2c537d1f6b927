import { LightningElement, api } from 'lwc';

/** How a badge looks; its meaning is always in its label, too. */
export type BadgeStatus = 'good' | 'bad' | 'warning' | 'waiting' | 'ended' | 'unknown' | 'unreadable';

const looks: Readonly<Record<BadgeStatus, { readonly theme: string; readonly icon: string }>> = {
  good: { theme: 'slds-theme_success', icon: 'utility:success' },
  bad: { theme: 'slds-theme_error', icon: 'utility:error' },
  warning: { theme: 'slds-theme_warning', icon: 'utility:warning' },
  waiting: { theme: '', icon: 'utility:clock' },
  ended: { theme: '', icon: 'utility:ban' },
  unknown: { theme: '', icon: 'utility:help' },
  unreadable: { theme: 'slds-badge_inverse', icon: 'utility:lock' },
};

/** One state in a word, with an icon and, on hover, its reason. */
export default class HubStatusBadge extends LightningElement {
  @api status: BadgeStatus = 'unknown';
  @api label = '';
  @api reason: string | null = null;

  get badgeClass(): string {
    return `slds-badge ${looks[this.status].theme}`.trim();
  }

  get iconName(): string {
    return looks[this.status].icon;
  }

  get iconVariant(): string {
    return ['good', 'bad', 'unreadable'].includes(this.status) ? 'inverse' : '';
  }
}
