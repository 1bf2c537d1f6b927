import { LightningElement, api } from 'lwc';
import { text } from './labels';

interface Fact {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

/** Why an app is risky, what to do about it, and what is known of its policies. Tells `close`. */
export default class HubAppDetail extends LightningElement {
  @api app: Apex.HubAppRow | null = null;

  text = text;
  private focusedKey: string | null | undefined = null;

  get evidence(): readonly { key: string; sentence: string }[] {
    return (this.app?.evidence ?? []).map((sentence, index) => ({ key: String(index), sentence }));
  }

  get hasEvidence(): boolean {
    return this.evidence.length > 0;
  }

  get facts(): readonly Fact[] {
    const { app } = this;
    const facts: readonly (readonly [string, string | null | undefined])[] = [
      [text.grantedBy, app?.grantedBy ?? text.nobody],
      [text.scopes, app?.scopes],
      [text.refreshPolicy, app?.refreshPolicy],
      [text.ipPolicy, app?.ipPolicy],
      [text.policySource, app?.policySource],
    ];
    return facts.map(([label, value]) => ({ key: label, label, value: value ?? text.unknown }));
  }

  /** the panel opens beside the table: the focus follows to its heading */
  renderedCallback(): void {
    if (this.focusedKey === this.app?.key) return;
    this.focusedKey = this.app?.key;
    this.template?.querySelector<HTMLElement>('h3')?.focus();
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }
}
