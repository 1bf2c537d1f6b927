import countMatching from '@salesforce/apex/HubQueueController.countMatching';
import getPage from '@salesforce/apex/HubQueueController.getPage';
import { runCall } from 'c/hubCallQueue';
import type { Decision } from 'c/hubQueueDecision';
import type { QueueFilters } from 'c/hubQueueSearch';
import { noFilters, showsAllOpen, toFilter } from 'c/hubQueueSearch';
import { format } from 'c/hubText';
import { LightningElement, api } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import type { DecisionRun, RunResult } from './decisionRun';
import { askReason, describeRun, startDecisionRun } from './decisionRun';
import { text } from './labels';
import type { MessageView } from './messageView';
import { viewOf } from './messageView';
import type { Chosen, Selection } from './selection';
import { chosenOf, nothing, withRow } from './selection';

const sample = "HubOutbox.enqueue(HubMessage.to('Box').post('/folders').content(folder));";
const flowAction = 'Put into the outbox';

/** The messages of the outbox: found, read page by page, and decided about. Tells `decided` when something has changed. */
export default class HubQueueTable extends LightningElement {
  @api integrations: readonly Apex.HubQueueIntegration[] = [];
  @api mayDecide = false;
  @api mayReadContent = false;

  text = text;
  sample = sample;
  filters: QueueFilters = noFilters;
  error: unknown = null;
  announcement = '';
  openId: string | null = null;
  selection: Selection = nothing;
  seen: number | null = null;
  total = 0;
  private shownPage: Apex.HubQueuePage | null = null;
  /** of the pages up to this one, so that there is a way back */
  private cursors: readonly (string | null)[] = [null];
  /** of the page that is shown; behind `cursors` while another is on its way */
  private pageNumber = 1;
  private run: DecisionRun | null = null;
  private readings = 0;
  private knownRevision = '';

  /** Changes when the numbers of the queue do: then the page is read again. */
  @api
  get revision(): string {
    return this.knownRevision;
  }
  set revision(revision: string) {
    const isOld = this.knownRevision !== revision && this.shownPage !== null && this.seen === null;
    this.knownRevision = revision;
    if (isOld) void this.load();
  }

  connectedCallback(): void {
    void this.load();
  }

  disconnectedCallback(): void {
    this.run?.stop();
  }

  /** Shows one state, of one integration or of all, and goes there. */
  @api
  showOnly(status: string | null, integration: string | null): void {
    this.filterBy({ ...noFilters, status: status ?? '', integration: integration ?? '' });
    this.template?.querySelector<HTMLElement>('h3')?.focus();
  }

  get loading(): boolean {
    return !this.shownPage && !this.error;
  }

  get rows(): readonly MessageView[] {
    return (this.shownPage?.rows ?? []).map((row) =>
      viewOf(row, this.labelOf(row.integration), {
        selected: this.selection.ids.includes(row.id ?? ''),
        open: row.id === this.openId,
      }),
    );
  }

  get hasRows(): boolean {
    return this.rows.length > 0;
  }

  get empty(): boolean {
    return this.shownPage !== null && !this.hasRows && showsAllOpen(this.filters);
  }

  get noMatch(): boolean {
    return this.shownPage !== null && !this.hasRows && !this.empty;
  }

  get emptyFlow(): string {
    return format(text.emptyFlow, flowAction);
  }

  get sorted(): string {
    return this.filters.newestFirst ? 'descending' : 'ascending';
  }

  get arrow(): string {
    return this.filters.newestFirst ? '↓' : '↑';
  }

  get sortLabel(): string {
    return format(text.sort, this.filters.newestFirst ? text.newest : text.oldest);
  }

  get selectedCount(): number {
    return this.selection.ids.length;
  }

  get wholePageSelected(): boolean {
    return this.hasRows && this.rows.every(({ selected }) => selected);
  }

  get position(): string {
    return format(text.position, this.pageNumber);
  }

  get isFirstPage(): boolean {
    return this.pageNumber === 1;
  }

  get isLastPage(): boolean {
    return !this.shownPage?.nextCursor;
  }

  handleFilter(event: CustomEvent<{ filters: QueueFilters }>): void {
    this.filterBy(event.detail.filters);
  }

  handleSort(): void {
    this.filterBy({ ...this.filters, newestFirst: !this.filters.newestFirst });
  }

  handlePrevious(): void {
    if (this.turning) return;
    this.goTo(this.cursors.slice(0, -1));
  }

  handleNext(): void {
    if (this.turning) return;
    this.goTo([...this.cursors, this.shownPage?.nextCursor ?? null]);
  }

  handleChooseRow(event: Event): void {
    const { checked, dataset } = event.currentTarget as HTMLInputElement;
    this.select(withRow(this.selection, dataset.id ?? '', checked));
  }

  handleChoosePage(event: Event): void {
    const { checked } = event.currentTarget as HTMLInputElement;
    this.select(checked ? { ...nothing, ids: this.rows.map(({ id }) => id) } : nothing);
  }

  handleChooseAll(): void {
    this.selection = { ...this.selection, allMatching: true };
  }

  handleClear(): void {
    this.select(nothing);
    this.template?.querySelector<HTMLElement>('.choose-page')?.focus();
  }

  handleDecide(event: CustomEvent<{ decision: Decision }>): void {
    void this.askAndDecide(event.detail.decision, chosenOf(this.selection, this.rows, this.filters));
  }

  /** from the panel of one message */
  handleDecideOne(event: CustomEvent<{ decision: Decision; row: Apex.HubQueueRow }>): void {
    const { decision, row } = event.detail;
    const target = { ids: [row.id ?? ''] };
    void this.askAndDecide(decision, { target, subject: row.name ?? '', uncertain: row.status === 'Unknown' });
  }

  handleStop(): void {
    this.run?.stop();
  }

  handleShow(event: Event): void {
    this.openId = (event.currentTarget as HTMLElement).dataset.id ?? null;
  }

  handleClose(): void {
    const id = this.openId;
    this.openId = null;
    const buttons = [...(this.template?.querySelectorAll<HTMLElement>('button.details') ?? [])];
    buttons.find((button) => button.dataset.id === id)?.focus();
  }

  private async askAndDecide(decision: Decision, { target, subject, uncertain }: Chosen): Promise<void> {
    if (this.seen !== null) return;
    const reason = await askReason(decision, subject, uncertain);
    if (!reason) return;
    this.total = typeof subject === 'number' ? subject : 1;
    this.seen = 0;
    this.run = startDecisionRun(decision, target, reason, (seen) => {
      this.seen = seen;
    });
    const result = await this.run.done;
    this.seen = null;
    this.select(nothing);
    this.tell(describeRun(decision, result), result);
    await this.load();
  }

  private tell(said: string, { done, refused, failure, stopped }: RunResult): void {
    this.announcement = said;
    const variant = failure ? 'error' : refused.length > 0 || stopped ? 'warning' : 'success';
    const toast = done === 0 ? { title: text.notDecided, message: said } : { title: said };
    this.dispatchEvent(new ShowToastEvent({ ...toast, variant }));
    this.dispatchEvent(new CustomEvent('decided'));
  }

  /** a page is on its way: where the one after it begins is not known yet */
  private get turning(): boolean {
    return this.pageNumber !== this.cursors.length;
  }

  private filterBy(filters: QueueFilters): void {
    this.filters = filters;
    this.goTo([null]);
  }

  private goTo(cursors: readonly (string | null)[]): void {
    this.cursors = cursors;
    this.select(nothing);
    void this.load();
  }

  private select(selection: Selection): void {
    this.selection = selection;
    const hasMore = !(this.isFirstPage && this.isLastPage);
    if (hasMore && this.wholePageSelected) void this.countMatching();
  }

  /** Reads the page that filters and cursors name; of two readings the later one counts. */
  private async load(): Promise<void> {
    this.readings += 1;
    const mine = this.readings;
    const cursor = this.cursors.at(-1) ?? null;
    try {
      const page = await runCall(() => getPage({ filter: toFilter(this.filters), cursor }));
      if (mine !== this.readings) return;
      this.shownPage = page;
      this.pageNumber = this.cursors.length;
      this.error = null;
      const ids = (page.rows ?? []).map(({ id }) => id);
      this.selection = { ...this.selection, ids: this.selection.ids.filter((id) => ids.includes(id)) };
    } catch (error) {
      if (mine !== this.readings) return;
      this.error = error;
      this.cursors = this.cursors.slice(0, this.pageNumber);
      this.pageNumber = this.cursors.length;
    }
  }

  private async countMatching(): Promise<void> {
    try {
      const matching = await runCall(() => countMatching({ filter: toFilter(this.filters) }));
      if (this.wholePageSelected) this.selection = { ...this.selection, matching };
    } catch (error) {
      this.error = error;
    }
  }

  private labelOf(integration: string | null | undefined): string {
    return this.integrations.find(({ name }) => name === integration)?.label ?? integration ?? '';
  }
}
