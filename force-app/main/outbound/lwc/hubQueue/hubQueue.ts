import getOverview from '@salesforce/apex/HubQueueController.getOverview';
import startSweeper from '@salesforce/apex/HubQueueDeskController.startSweeper';
import { runAlone, runCall } from 'c/hubCallQueue';
import { format, formatTime } from 'c/hubText';
import { LightningElement, api } from 'lwc';
import { text } from './labels';
import { fingerprint, mergeMinutes, minutesWanted, sentenceOf } from './overview';
import { Poller } from './poller';

interface QueueTable extends HTMLElement {
  showOnly(status: string | null, integration: string | null): void;
}

const every = 5_000;
const atMost = 60_000;

/** The outbox while it works: numbers of the moment, the last hour, the messages, and what they take. */
export default class HubQueue extends LightningElement {
  text = text;
  overview: Apex.HubQueueOverview | null = null;
  minutes: readonly Apex.HubQueueMinute[] = [];
  minutesComplete = true;
  error: unknown = null;
  sweeperError: unknown = null;
  paused = false;
  announcement = '';
  private shown = false;
  private readonly handleVisibility = (): void => this.pollWhenSeen();
  private readonly poller = new Poller<Apex.HubQueueOverview>({
    read: () => runCall(() => getOverview({ minutes: minutesWanted(this.minutes, Date.now()) })),
    onResult: (overview) => this.show(overview),
    onError: (error) => {
      this.error = error;
    },
    every,
    atMost,
  });

  /** True while the tab is the open one: else nothing is read. */
  @api
  get active(): boolean {
    return this.shown;
  }
  set active(active: boolean) {
    this.shown = active;
    this.pollWhenSeen();
  }

  connectedCallback(): void {
    document.addEventListener('visibilitychange', this.handleVisibility);
    this.pollWhenSeen();
  }

  disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.handleVisibility);
    this.poller.stop();
  }

  get loading(): boolean {
    return !this.overview && !this.error;
  }

  get sentence(): string {
    return sentenceOf(this.overview?.counts ?? []);
  }

  get readAt(): string | null {
    return this.overview?.readAt ?? null;
  }

  get rhythm(): string {
    return this.paused ? text.paused : text.readEvery;
  }

  get pauseLabel(): string {
    return this.paused ? text.resume : text.pause;
  }

  /** earlier numbers stay on the screen while readings fail */
  get stale(): boolean {
    return Boolean(this.error && this.overview);
  }

  get counts(): readonly Apex.HubQueueCount[] {
    return this.overview?.counts ?? [];
  }

  get integrations(): readonly Apex.HubQueueIntegration[] {
    return this.overview?.integrations ?? [];
  }

  get breakers(): readonly { key: string; text: string; until: string | null; exact: string }[] {
    return (this.overview?.breakers ?? []).map(({ integration, failures, openUntil }) => {
      const label = this.integrations.find(({ name }) => name === integration)?.label ?? integration ?? '';
      return {
        key: integration ?? '',
        text: failures ? format(text.breaker, label, failures) : format(text.breakerAsked, label),
        until: openUntil ?? null,
        exact: formatTime(openUntil),
      };
    });
  }

  get sweeperMissing(): boolean {
    return this.overview?.sweeperRuns === false;
  }

  get mayStartSweeper(): boolean {
    return this.overview?.sweeperInstalled === true && this.overview.mayDecide === true;
  }

  get sweeperAdvice(): string {
    if (this.overview?.sweeperInstalled !== true) return text.sweeperInstall;
    return this.mayStartSweeper ? text.sweeperName : text.sweeperAsk;
  }

  get mayDecide(): boolean {
    return this.overview?.mayDecide === true;
  }

  get mayReadContent(): boolean {
    return this.overview?.mayReadContent === true;
  }

  /** of the counts; the table reads its page again when it changes */
  get revision(): string {
    return fingerprint(this.counts);
  }

  async handleRefresh(): Promise<void> {
    this.announcement = '';
    await this.poller.readNow();
    if (!this.error) this.announcement = format(text.refreshed, this.sentence);
  }

  handlePause(): void {
    this.paused = !this.paused;
    this.pollWhenSeen();
  }

  handleChoose(event: CustomEvent<{ status: string | null; integration: string | null }>): void {
    const { status, integration } = event.detail;
    this.template?.querySelector<QueueTable>('c-hub-queue-table')?.showOnly(status, integration);
  }

  handleDecided(): void {
    void this.poller.readNow();
  }

  async handleStartSweeper(): Promise<void> {
    try {
      await runAlone(() => startSweeper());
      this.sweeperError = null;
      this.announcement = text.sweeperStarted;
      await this.poller.readNow();
    } catch (error) {
      this.sweeperError = error;
    }
  }

  private show(overview: Apex.HubQueueOverview): void {
    this.error = null;
    this.overview = overview;
    this.minutes = mergeMinutes(this.minutes, overview.minutes ?? []);
    this.minutesComplete = overview.minutesComplete !== false;
  }

  private pollWhenSeen(): void {
    if (this.isConnected && this.shown && !this.paused && document.visibilityState === 'visible') this.poller.start();
    else this.poller.stop();
  }
}
