import getMessage from '@salesforce/apex/HubQueueController.getMessage';
import getContent from '@salesforce/apex/HubQueueDeskController.getContent';
import { runCall } from 'c/hubCallQueue';
import type { StateView } from 'c/hubQueueState';
import { stateOf } from 'c/hubQueueState';
import { format } from 'c/hubText';
import { LightningElement, api } from 'lwc';
import type { CallView, Fact } from './detailView';
import { callsOf, factsOf } from './detailView';
import { text } from './labels';

/** What stands behind one message: what its state means, what to do next, its history, its content on demand. Tells `close` and `decide`. */
export default class HubQueueDetail extends LightningElement {
  @api integrations: readonly Apex.HubQueueIntegration[] = [];
  @api mayDecide = false;
  @api mayReadContent = false;

  text = text;
  message: Apex.HubQueueMessage | null = null;
  gone = false;
  error: unknown = null;
  content: Apex.HubQueueContent | null = null;
  contentError: unknown = null;
  private shownId: string | null = null;
  private knownRevision = '';
  private focusedId: string | null = null;

  @api
  get messageId(): string | null {
    return this.shownId;
  }
  set messageId(id: string | null) {
    this.shownId = id;
    this.message = null;
    this.content = null;
    this.contentError = null;
    if (this.isConnected) void this.load();
  }

  /** Changes when the numbers of the queue do: then the message is read again. */
  @api
  get revision(): string {
    return this.knownRevision;
  }
  set revision(revision: string) {
    const isOld = this.knownRevision !== revision && this.message !== null;
    this.knownRevision = revision;
    if (isOld) void this.load();
  }

  connectedCallback(): void {
    void this.load();
  }

  /** the panel opens beside the table: the focus follows to its heading */
  renderedCallback(): void {
    const heading = this.template?.querySelector<HTMLElement>('h4');
    if (!heading || this.focusedId === this.shownId) return;
    this.focusedId = this.shownId;
    heading.focus();
  }

  get loading(): boolean {
    return !this.message && !this.gone && !this.error;
  }

  get title(): string {
    return this.message?.row?.name ?? '';
  }

  get state(): StateView {
    return stateOf(this.message?.row?.status);
  }

  get heldUp(): string {
    const { heldUpBy, heldUpByStatus } = this.message ?? {};
    return heldUpBy ? format(text.heldUp, heldUpBy, stateOf(heldUpByStatus).label.toLowerCase()) : '';
  }

  get safeAgain(): boolean {
    return this.state.value === 'Unknown' && this.message?.recognisesRepetition === true;
  }

  /** the one of the integration, when that is an address */
  get runbookLink(): string | null {
    const { runbook } = this.message ?? {};
    return runbook?.startsWith('https://') ? runbook : null;
  }

  get runbookPath(): string {
    return this.runbookLink ? '' : (this.message?.runbook ?? '');
  }

  get sourceLink(): string | null {
    const id = this.message?.row?.sourceId;
    return id ? `/lightning/r/${id}/view` : null;
  }

  get sourceLabel(): string {
    const { sourceKind, sourceId } = this.message?.row ?? {};
    return [sourceKind, sourceId].filter(Boolean).join(' ');
  }

  get facts(): readonly Fact[] {
    const row = this.message?.row;
    const label = this.integrations.find(({ name }) => name === row?.integration)?.label ?? row?.integration;
    return this.message ? factsOf(this.message, label ?? '') : [];
  }

  get calls(): readonly CallView[] {
    return callsOf(this.message?.calls ?? []);
  }

  get hasCalls(): boolean {
    return this.calls.length > 0;
  }

  get noCalls(): boolean {
    return this.message?.callsReadable === true && !this.hasCalls;
  }

  get callsHidden(): boolean {
    return this.message?.callsReadable === false;
  }

  get callsCaption(): string {
    return format(text.callsCaption, this.title);
  }

  get mayNotDecide(): boolean {
    return !this.mayDecide;
  }

  get mayNotRead(): boolean {
    return !this.mayReadContent;
  }

  get contentText(): string {
    return this.content?.text || text.contentEmpty;
  }

  get contentType(): string {
    return this.content?.contentType ?? '';
  }

  get contentCut(): string {
    return this.content?.isWhole === false ? format(text.contentCut, this.content.characters ?? 0) : '';
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  handleDecide(event: Event): void {
    const { decision } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('decide', { detail: { decision, row: this.message?.row } }));
  }

  async handleContent(): Promise<void> {
    try {
      this.content = await runCall(() => getContent({ messageId: this.shownId }));
      this.contentError = null;
    } catch (error) {
      this.contentError = error;
    }
  }

  private async load(): Promise<void> {
    const id = this.shownId;
    try {
      const message = await runCall(() => getMessage({ messageId: id }));
      if (id !== this.shownId) return;
      this.message = message ?? null;
      this.gone = !message;
      this.error = null;
    } catch (error) {
      if (id === this.shownId) this.error = error;
    }
  }
}
