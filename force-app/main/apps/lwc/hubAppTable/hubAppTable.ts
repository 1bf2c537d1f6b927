import { format } from 'c/hubText';
import { LightningElement } from 'lwc';
import type { AppColumn, AppSort, IndexedApp } from './appModel';
import { indexApps, selectApps } from './appModel';
import { readAllTokens, readApps } from './appReader';
import type { AppView } from './appView';
import { filterOptions, viewOf } from './appView';
import type { ColumnView } from './columns';
import { columnViews, startsDescending } from './columns';
import { download, toCsv } from './csv';
import { text } from './labels';
import type { TokenStatus } from './tokenStatus';
import { tokenStatus } from './tokenStatus';

const rowsPerPage = 50;

/** Every app that may call into this org, the riskiest first; tokens are added when they have been read. */
export default class HubAppTable extends LightningElement {
  text = text;
  filterOptions = filterOptions;
  error: unknown = null;
  tokenError: unknown = null;
  search = '';
  filter = 'any';
  selectedKey: string | null = null;
  private apps: readonly IndexedApp[] = [];
  private appPage: Apex.HubAppPage | null = null;
  private complete = false;
  private tokenPage: Apex.HubTokenPage | null = null;
  private tokensDone = false;
  private sort: AppSort = { column: 'risk', descending: true };
  private selection: readonly Apex.HubAppRow[] = [];
  private pageIndex = 0;

  connectedCallback(): void {
    void this.load();
  }

  get loading(): boolean {
    return !this.appPage && !this.error;
  }

  get empty(): boolean {
    return this.complete && this.apps.length === 0 && this.unreadableSources.length === 0;
  }

  get hasApps(): boolean {
    return this.apps.length > 0;
  }

  get noMatch(): boolean {
    return this.hasApps && this.selection.length === 0;
  }

  get headline(): string {
    return this.appPage ? format(text.open, this.appPage.openToAll ?? 0, this.appPage.total ?? 0) : '';
  }

  get appProgress(): string {
    return this.appPage && !this.complete ? format(text.loadingMore, this.apps.length, this.appPage.total ?? 0) : '';
  }

  get tokens(): TokenStatus {
    return tokenStatus(this.tokenPage, Boolean(this.tokenError), this.tokensDone);
  }

  get tokenSource(): Apex.HubColumnSource | null {
    return this.tokenPage?.source ?? null;
  }

  get tokensUnreadable(): boolean {
    return this.tokenPage?.readable === false;
  }

  get unreadableSources(): readonly Apex.HubColumnSource[] {
    return (this.appPage?.sources ?? []).filter(({ readable }) => readable === false);
  }

  get columns(): readonly ColumnView[] {
    return columnViews(this.appPage?.sources ?? [], this.tokenSource, this.sort);
  }

  get rows(): readonly AppView[] {
    const first = this.pageIndex * rowsPerPage;
    const shown = this.selection.slice(first, first + rowsPerPage);
    const { state } = this.tokens;
    return shown.map((row) => viewOf(row, state, row.key === this.selectedKey));
  }

  get found(): string {
    const label = this.columns.find(({ key }) => key === this.sort.column)?.label ?? '';
    return this.hasApps ? format(text.found, this.selection.length, label) : '';
  }

  get position(): string {
    const first = this.pageIndex * rowsPerPage;
    const last = Math.min(first + rowsPerPage, this.selection.length);
    return format(text.pagePosition, Math.min(first + 1, last), last, this.selection.length);
  }

  get isFirstPage(): boolean {
    return this.pageIndex === 0;
  }

  get isLastPage(): boolean {
    return (this.pageIndex + 1) * rowsPerPage >= this.selection.length;
  }

  get selectedApp(): Apex.HubAppRow | null {
    return this.apps.find(({ row }) => row.key === this.selectedKey)?.row ?? null;
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.search = event.detail.value;
    this.select(0);
  }

  handleFilter(event: CustomEvent<{ value: string }>): void {
    this.filter = event.detail.value;
    this.select(0);
  }

  handleSort(event: Event): void {
    const column = (event.currentTarget as HTMLElement).dataset.column as AppColumn;
    const same = column === this.sort.column;
    this.sort = { column, descending: same ? !this.sort.descending : startsDescending(column) };
    this.select(0);
  }

  handlePrevious(): void {
    this.pageIndex -= 1;
  }

  handleNext(): void {
    this.pageIndex += 1;
  }

  handleShow(event: Event): void {
    this.selectedKey = (event.currentTarget as HTMLElement).dataset.key ?? null;
  }

  handleClose(): void {
    const key = this.selectedKey;
    this.selectedKey = null;
    const buttons = [...(this.template?.querySelectorAll<HTMLElement>('button[data-key]') ?? [])];
    buttons.find((button) => button.dataset.key === key)?.focus();
  }

  handleExport(): void {
    download('apps.csv', toCsv(this.selection));
  }

  /** Apps appear at once; tokens are read beside them, and then every app is judged again with its tokens. */
  private async load(): Promise<void> {
    const [, uses] = await Promise.all([this.loadApps(null), this.loadTokens()]);
    if (uses && !this.error) await this.loadApps(uses);
  }

  private async loadApps(tokenUse: Apex.HubTokenUse[] | null): Promise<void> {
    try {
      const all = await readApps(tokenUse, (page) => {
        if (!this.complete) this.show(page);
      });
      this.complete = true;
      this.tokensDone = tokenUse !== null;
      this.show(all);
    } catch (error) {
      if (tokenUse === null) this.error = error;
      else this.tokenError = error;
    }
  }

  private async loadTokens(): Promise<Apex.HubTokenUse[] | null> {
    try {
      const reading = await readAllTokens((page) => {
        this.tokenPage = page;
      });
      return reading.page.readable === false ? null : reading.uses;
    } catch (error) {
      this.tokenError = error;
      return null;
    }
  }

  private show(page: Apex.HubAppPage): void {
    this.appPage = page;
    this.apps = indexApps(page.rows ?? []);
    this.select(this.pageIndex);
  }

  private select(pageIndex: number): void {
    this.selection = selectApps(this.apps, { search: this.search, filter: this.filter, sort: this.sort });
    this.pageIndex = pageIndex * rowsPerPage < this.selection.length ? pageIndex : 0;
  }
}
