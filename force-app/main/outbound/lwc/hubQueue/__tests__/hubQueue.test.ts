import getOverview from '@salesforce/apex/HubQueueController.getOverview';
import getPage from '@salesforce/apex/HubQueueController.getPage';
import startSweeper from '@salesforce/apex/HubQueueDeskController.startSweeper';
import HubQueue from 'c/hubQueue';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/HubQueueController.getOverview', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/HubQueueController.getPage', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/HubQueueDeskController.startSweeper', () => ({ default: jest.fn() }), { virtual: true });

const overviewMock = getOverview as unknown as jest.Mock;
const pageMock = getPage as unknown as jest.Mock;
const sweeperMock = startSweeper as unknown as jest.Mock;

const overview: Apex.HubQueueOverview = {
  counts: [{ integration: 'Box', status: 'Dead', messages: 1, oldestAt: '2026-11-22T09:00:00.000Z' }],
  minutes: [{ minute: '2026-11-22T10:00:00.000Z', enqueued: 1, delivered: 1, failed: 0 }],
  minutesComplete: true,
  breakers: [],
  integrations: [{ name: 'Box', label: 'Box files' }],
  sweeperInstalled: true,
  sweeperRuns: true,
  mayDecide: true,
  mayReadContent: true,
  readAt: '2026-11-22T10:00:30.000Z',
};

const show = async (active = true): Promise<HTMLElement & { active: boolean }> => {
  const element = createElement('c-hub-queue', { is: HubQueue }) as unknown as HTMLElement & { active: boolean };
  element.active = active;
  document.body.append(element);
  await jest.advanceTimersByTimeAsync(0);
  return element;
};
const find = (element: HTMLElement, selector: string): HTMLElement | null =>
  element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
const setVisibility = (state: 'visible' | 'hidden'): void => {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new CustomEvent('visibilitychange'));
};
const accessible = async (element: HTMLElement): Promise<void> => {
  jest.useRealTimers();
  await expect(element).toBeAccessible();
};

describe('c-hub-queue', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    overviewMock.mockReset().mockResolvedValue(overview);
    pageMock.mockReset().mockResolvedValue({ rows: [] });
    sweeperMock.mockReset().mockResolvedValue(6);
  });
  afterEach(() => {
    document.body.replaceChildren();
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('shows the sentence, the numbers, the last hour, the messages and their storage', async () => {
    const element = await show();
    expect(find(element, '.sentence')?.textContent).toBe('c.Hub_Queue_Sentence');
    expect(find(element, 'c-hub-queue-counts')).toHaveProperty('counts', overview.counts);
    expect(find(element, 'c-hub-queue-chart')).toHaveProperty('minutes', overview.minutes);
    expect(find(element, 'c-hub-queue-table')).toMatchObject({ mayDecide: true, mayReadContent: true });
    expect(find(element, 'c-hub-queue-storage')).not.toBeNull();
    expect(find(element, '.sweeper')).toBeNull();
    await accessible(element);
  });

  it('reads nothing while its tab is closed, the page is hidden or somebody paused it', async () => {
    const element = await show(false);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(overviewMock).not.toHaveBeenCalled();
    element.active = true;
    await jest.advanceTimersByTimeAsync(5_000);
    expect(overviewMock).toHaveBeenCalledTimes(2);
    setVisibility('hidden');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(overviewMock).toHaveBeenCalledTimes(2);
    setVisibility('visible');
    await jest.advanceTimersByTimeAsync(0);
    expect(overviewMock).toHaveBeenCalledTimes(3);
    find(element, '.pause')?.click();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(overviewMock).toHaveBeenCalledTimes(3);
    expect(find(element, '.pause')?.textContent).toBe('c.Hub_Queue_Resume');
  });

  it('stops with the page', async () => {
    const element = await show();
    element.remove();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(overviewMock).toHaveBeenCalledTimes(1);
  });

  it('asks only for the minutes that it does not know', async () => {
    jest.setSystemTime(Date.UTC(2026, 10, 22, 10, 0, 30));
    await show();
    expect(overviewMock).toHaveBeenLastCalledWith({ minutes: 60 });
    await jest.advanceTimersByTimeAsync(5_000);
    expect(overviewMock).toHaveBeenLastCalledWith({ minutes: 3 });
  });

  it('refreshes on demand and says so, without a second call while one is on its way', async () => {
    const element = await show();
    let answer: (value: Apex.HubQueueOverview) => void = () => undefined;
    overviewMock.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    find(element, '.refresh')?.click();
    find(element, '.refresh')?.click();
    await jest.advanceTimersByTimeAsync(30_000);
    expect(overviewMock).toHaveBeenCalledTimes(2);
    answer(overview);
    await jest.advanceTimersByTimeAsync(0);
    expect(find(element, '.announcement')?.textContent).toBe('c.Hub_Queue_Refreshed');
  });

  it('keeps earlier numbers and every panel while a reading fails, says that they are old, and recovers', async () => {
    const element = await show();
    overviewMock.mockRejectedValue({ body: { message: 'too many requests' } });
    await jest.advanceTimersByTimeAsync(5_000);
    expect(find(element, 'c-hub-error-panel')).toHaveProperty('error.body.message', 'too many requests');
    expect(find(element, '.stale')?.textContent).toBe('c.Hub_Queue_Reading_Failed');
    expect(find(element, 'c-hub-queue-table')).not.toBeNull();
    overviewMock.mockResolvedValue(overview);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(find(element, 'c-hub-error-panel')).toBeNull();
  });

  it('waits with a spinner that has a name, and says why nothing could be read', async () => {
    overviewMock.mockRejectedValue({ body: { message: 'no access' } });
    const element = createElement('c-hub-queue', { is: HubQueue }) as unknown as HTMLElement & { active: boolean };
    element.active = true;
    document.body.append(element);
    expect(find(element, 'lightning-spinner')).toHaveProperty('alternativeText', 'c.Hub_Queue_Loading');
    await jest.advanceTimersByTimeAsync(0);
    expect(find(element, 'lightning-spinner')).toBeNull();
    expect(find(element, '.stale')).toBeNull();
    expect(find(element, 'c-hub-error-panel')).toHaveProperty('subject', 'c.Hub_Queue_Tab');
    await accessible(element);
  });

  it('names partners that are being spared, and until when', async () => {
    overviewMock.mockResolvedValue({
      ...overview,
      breakers: [
        { integration: 'Box', failures: 5, openUntil: '2026-11-22T10:05:00.000Z' },
        { integration: 'Graph', failures: 0, openUntil: '2026-11-22T10:06:00.000Z' },
      ],
    });
    const element = await show();
    const texts = [...(element.shadowRoot?.querySelectorAll('.breakers li') ?? [])].map((each) => each.textContent);
    expect(texts).toHaveLength(2);
    expect(texts[0]).toContain('c.Hub_Queue_Breaker');
    expect(texts[1]).toContain('c.Hub_Queue_Breaker_Asked');
    await accessible(element);
  });

  it('lets an operator start the sweeper, and tells others whom to ask', async () => {
    overviewMock.mockResolvedValue({ ...overview, sweeperRuns: false });
    const element = await show();
    find(element, '.start')?.click();
    await jest.advanceTimersByTimeAsync(0);
    expect(sweeperMock).toHaveBeenCalledTimes(1);
    expect(find(element, '.announcement')?.textContent).toBe('c.Hub_Queue_Sweeper_Started');
    overviewMock.mockResolvedValue({ ...overview, sweeperRuns: false, mayDecide: false });
    await jest.advanceTimersByTimeAsync(5_000);
    expect(find(element, '.start')).toBeNull();
    expect(find(element, '.sweeper')?.textContent).toContain('c.Hub_Queue_Sweeper_Ask');
    await accessible(element);
  });

  it('says how to install the sweeper where it is not', async () => {
    overviewMock.mockResolvedValue({ ...overview, sweeperInstalled: false, sweeperRuns: false });
    const element = await show();
    expect(find(element, '.sweeper')?.textContent).toContain('c.Hub_Sweeper_Not_Installed');
    expect(find(element, '.start')).toBeNull();
    await accessible(element);
  });

  it('says why the sweeper could not be started', async () => {
    overviewMock.mockResolvedValue({ ...overview, sweeperRuns: false });
    sweeperMock.mockRejectedValue({ body: { message: 'maximum scheduled jobs' } });
    const element = await show();
    find(element, '.start')?.click();
    await jest.advanceTimersByTimeAsync(0);
    expect(find(element, 'c-hub-error-panel')).toHaveProperty('error.body.message', 'maximum scheduled jobs');
  });

  it('shows the messages of a number, and reads at once when something was decided', async () => {
    const element = await show();
    find(element, 'c-hub-queue-counts')?.dispatchEvent(
      new CustomEvent('choose', { detail: { status: 'Dead', integration: 'Box' } }),
    );
    await jest.advanceTimersByTimeAsync(0);
    expect(pageMock).toHaveBeenLastCalledWith(
      expect.objectContaining({ filter: expect.objectContaining({ status: 'Dead', integration: 'Box' }) }),
    );
    find(element, 'c-hub-queue-table')?.dispatchEvent(new CustomEvent('decided'));
    await jest.advanceTimersByTimeAsync(0);
    expect(overviewMock).toHaveBeenCalledTimes(2);
  });
});
