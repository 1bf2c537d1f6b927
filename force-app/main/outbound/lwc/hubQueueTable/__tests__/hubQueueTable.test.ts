import countMatching from '@salesforce/apex/HubQueueController.countMatching';
import getPage from '@salesforce/apex/HubQueueController.getPage';
import decide from '@salesforce/apex/HubQueueDeskController.decide';
import decideNext from '@salesforce/apex/HubQueueDeskController.decideNext';
import HubQueueDecision from 'c/hubQueueDecision';
import HubQueueTable from 'c/hubQueueTable';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/HubQueueController.getPage', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/HubQueueController.countMatching', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/HubQueueController.getMessage', () => ({ default: jest.fn(async () => null) }), {
  virtual: true,
});
jest.mock('@salesforce/apex/HubQueueDeskController.decide', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/HubQueueDeskController.decideNext', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/label/c.Hub_Queue_Done_Replay', () => ({ default: '{0} sent again' }), { virtual: true });
jest.mock('@salesforce/label/c.Hub_Queue_Done_Discard', () => ({ default: '{0} discarded' }), { virtual: true });
jest.mock('@salesforce/label/c.Hub_Queue_Left', () => ({ default: '{0} left: {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.Hub_Queue_Stopped', () => ({ default: 'Stopped. {0}' }), { virtual: true });

type QueueTable = HTMLElement & {
  revision: string;
  showOnly(status: string | null, integration: string | null): void;
};
const pageMock = getPage as unknown as jest.Mock;
const countMock = countMatching as unknown as jest.Mock;
const decideMock = decide as unknown as jest.Mock;
const nextMock = decideNext as unknown as jest.Mock;
const openMock = (HubQueueDecision as unknown as { open: jest.Mock }).open;
const flush = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const row = (number: number, more: Apex.HubQueueRow = {}): Apex.HubQueueRow => ({
  id: `a0${number}`,
  name: `HM-${number}`,
  integration: 'Box',
  status: 'Dead',
  call: 'POST /folders',
  attempts: 8,
  createdAt: '2026-11-22T09:00:00.000Z',
  lastAttemptAt: '2026-11-22T09:30:00.000Z',
  lastState: 'Not found',
  lastStatusCode: 404,
  lastText: 'POST callout:Box/folders failed: HTTP 404',
  reason: 'The partner refused it for good.',
  ...more,
});
const show = async (rows: readonly Apex.HubQueueRow[], nextCursor: string | null = null): Promise<QueueTable> => {
  pageMock.mockResolvedValue({ rows, nextCursor });
  const element = createElement('c-hub-queue-table', { is: HubQueueTable }) as unknown as QueueTable;
  Object.assign(element, { integrations: [{ name: 'Box', label: 'Box files' }], mayDecide: true, revision: '1' });
  document.body.append(element);
  await flush();
  return element;
};
const find = <E extends Element = HTMLElement>(element: HTMLElement, selector: string): E =>
  element.shadowRoot?.querySelector(selector) as E;
const turn = (element: HTMLElement, to: 'previous' | 'next'): void => {
  find(element, '.pager').dispatchEvent(new CustomEvent(to));
};
const check = async (element: HTMLElement, selector: string, checked = true): Promise<void> => {
  const box = find<HTMLInputElement>(element, selector);
  box.checked = checked;
  box.dispatchEvent(new CustomEvent('change'));
  await flush();
};
const fire = async (element: HTMLElement, name: string, detail?: object): Promise<void> => {
  find(element, 'c-hub-queue-actions').dispatchEvent(new CustomEvent(name, { detail }));
  await flush();
};
const toasts = (element: HTMLElement): jest.Mock => {
  const heard = jest.fn();
  element.addEventListener('lightning__showtoast', (event) => heard((event as CustomEvent).detail));
  return heard;
};

describe('c-hub-queue-table', () => {
  beforeEach(() => {
    for (const mock of [pageMock, countMock, decideMock, nextMock, openMock]) mock.mockReset();
    openMock.mockResolvedValue('because');
    decideMock.mockResolvedValue({ done: 1, refused: [], nextCursor: null });
  });
  afterEach(() => document.body.replaceChildren());

  it('waits with a spinner that has a name', async () => {
    let answer: (page: Apex.HubQueuePage) => void = () => undefined;
    pageMock.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const element = createElement('c-hub-queue-table', { is: HubQueueTable });
    document.body.append(element);
    await Promise.resolve();
    expect(find(element, 'lightning-spinner')).toHaveProperty('alternativeText', 'c.Hub_Queue_Loading_Page');
    answer({ rows: [] });
    await flush();
    expect(find(element, 'lightning-spinner')).toBeNull();
  });

  it('shows a message in words: state, call, attempts, last failure, what caused it', async () => {
    const element = await show([
      row(1, { sourceId: '001000000000001AAA', sourceKind: 'Account', orderKey: 'Box customer 7' }),
      row(2, { status: 'Retry', nextAt: '2026-11-22T11:00:00.000Z', reason: null }),
      row(3, { status: 'Claimed', leasedUntil: '2026-11-22T11:00:00.000Z' }),
      row(4, { status: 'Delivered', lastState: 'Connected' }),
    ]);
    const first = find(element, '[data-row=HM-1]').textContent ?? '';
    for (const part of ['Box files', '8', '404, Not found', 'The partner refused it for good.', 'customer 7']) {
      expect(first).toContain(part);
    }
    expect(first).not.toContain('Box customer 7');
    expect(find<HTMLAnchorElement>(element, '[data-row=HM-1] a').getAttribute('href')).toBe(
      '/lightning/r/001000000000001AAA/view',
    );
    expect(find(element, '[data-row=HM-1] c-hub-status-badge')).toMatchObject({ status: 'bad' });
    expect(find(element, '[data-row=HM-2] [data-cell=state]').textContent).toContain('c.Hub_Queue_Next_Try');
    expect(find(element, '[data-row=HM-2] [data-cell=state]').textContent).toContain('2026');
    expect(find(element, '[data-row=HM-3] [data-cell=state]').textContent).toContain('c.Hub_Queue_Leased');
    expect(find(element, '[data-row=HM-4]').textContent).not.toContain('Connected');
    await expect(element).toBeAccessible();
  });

  it('explains how a message gets here when nothing waits, and only then', async () => {
    const element = await show([]);
    expect(find(element, '.empty').textContent).toContain('HubOutbox.enqueue');
    await expect(element).toBeAccessible();
    element.showOnly('Dead', null);
    await flush();
    expect(find(element, '.empty')).toBeNull();
    expect(find(element, '.no-match').textContent).toBe('c.Hub_Queue_No_Match');
  });

  it('shows an error in a panel, and the filters and the earlier rows all the same', async () => {
    const element = await show([row(1)]);
    pageMock.mockRejectedValue({ body: { message: 'query timeout' } });
    element.revision = '2';
    await flush();
    expect(find(element, 'c-hub-error-panel')).toHaveProperty('error.body.message', 'query timeout');
    expect(find(element, 'c-hub-queue-filters')).not.toBeNull();
    expect(find(element, '[data-row=HM-1]')).not.toBeNull();
    await expect(element).toBeAccessible();
  });

  it('asks for what the filters say, from the first page on', async () => {
    const element = await show([row(1)], 'HM-1');
    turn(element, 'next');
    await flush();
    expect(pageMock).toHaveBeenLastCalledWith(expect.objectContaining({ cursor: 'HM-1' }));
    const filters = { status: 'Unknown', integration: 'Box', olderThan: '60', text: '404', newestFirst: false };
    find(element, 'c-hub-queue-filters').dispatchEvent(new CustomEvent('filter', { detail: { filters } }));
    await flush();
    expect(pageMock).toHaveBeenLastCalledWith({
      filter: { status: 'Unknown', integration: 'Box', olderThanMinutes: 60, text: '404', newestFirst: false },
      cursor: null,
    });
  });

  it('goes to and fro by the number of the last message, and turns the order round', async () => {
    const element = await show([row(1)], 'HM-1');
    expect(find(element, '.pager')).toHaveProperty('isFirst', true);
    turn(element, 'next');
    await flush();
    turn(element, 'previous');
    await flush();
    expect(pageMock).toHaveBeenLastCalledWith(expect.objectContaining({ cursor: null }));
    find(element, '.sort').click();
    await flush();
    expect(pageMock.mock.lastCall[0].filter.newestFirst).toBe(true);
    expect(find(element, 'th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
  });

  it('turns one page at a time, and stays where it is when the next cannot be read', async () => {
    const element = await show([row(1)], 'HM-1');
    pageMock.mockRejectedValueOnce({ body: { message: 'timed out' } });
    turn(element, 'next');
    turn(element, 'next');
    await flush();
    expect(pageMock).toHaveBeenCalledTimes(2);
    expect(find(element, 'c-hub-error-panel')).not.toBeNull();
    expect(find(element, '.pager')).toHaveProperty('isFirst', true);
    turn(element, 'next');
    await flush();
    expect(pageMock).toHaveBeenLastCalledWith(expect.objectContaining({ cursor: 'HM-1' }));
    expect(find(element, '.pager')).toHaveProperty('isFirst', false);
  });

  it('lets the later of two readings count', async () => {
    const element = await show([row(1)]);
    let late: (page: Apex.HubQueuePage) => void = () => undefined;
    pageMock.mockReturnValueOnce(new Promise((resolve) => (late = resolve)));
    element.showOnly('Dead', null);
    pageMock.mockResolvedValue({ rows: [row(2)] });
    element.showOnly('Unknown', null);
    await flush();
    late({ rows: [row(3)] });
    await flush();
    expect(find(element, '[data-row=HM-2]')).not.toBeNull();
    expect(find(element, '[data-row=HM-3]')).toBeNull();
  });

  it('sends one message again with a reason, says it in words and by a toast, and reads again', async () => {
    const element = await show([row(1, { status: 'Unknown' }), row(2)]);
    const toast = toasts(element);
    const decided = jest.fn();
    element.addEventListener('decided', decided);
    await check(element, '[data-id=a01]');
    await fire(element, 'decide', { decision: 'replay' });
    expect(openMock.mock.lastCall[0]).toMatchObject({ decision: 'replay', subject: 'HM-1', uncertain: true });
    expect(decideMock).toHaveBeenCalledWith({ action: 'replay', messageIds: ['a01'], reason: 'because' });
    expect(find(element, '.announcement').textContent).toBe('1 sent again');
    expect(toast).toHaveBeenCalledWith({ title: '1 sent again', variant: 'success' });
    expect(decided).toHaveBeenCalledTimes(1);
    expect(pageMock).toHaveBeenCalledTimes(2);
    expect(find(element, 'c-hub-queue-actions')).toHaveProperty('selected', 0);
    await expect(element).toBeAccessible();
  });

  it('says what became of each part of several', async () => {
    decideMock.mockResolvedValue({
      done: 1,
      refused: [
        { id: 'a02', name: 'HM-2', why: 'in the hands of a job' },
        { id: 'a03', name: 'HM-3', why: 'in the hands of a job' },
      ],
    });
    const element = await show([row(1), row(2), row(3)]);
    const toast = toasts(element);
    await check(element, '.choose-page');
    await fire(element, 'decide', { decision: 'discard' });
    expect(openMock.mock.lastCall[0]).toMatchObject({ subject: 3, uncertain: false });
    expect(toast).toHaveBeenCalledWith({ title: '1 discarded, 2 left: in the hands of a job', variant: 'warning' });
  });

  it('does nothing without a reason, and says so when nothing could be changed', async () => {
    const element = await show([row(1)]);
    const toast = toasts(element);
    openMock.mockResolvedValueOnce(null);
    await check(element, '[data-id=a01]');
    await fire(element, 'decide', { decision: 'replay' });
    expect(decideMock).not.toHaveBeenCalled();
    decideMock.mockRejectedValue({ body: { message: 'UNABLE_TO_LOCK_ROW' } });
    await fire(element, 'decide', { decision: 'replay' });
    expect(toast).toHaveBeenCalledWith({
      title: 'c.Hub_Queue_Not_Decided',
      message: 'UNABLE_TO_LOCK_ROW',
      variant: 'error',
    });
  });

  it('decides about all that match, chunk by chunk, with progress', async () => {
    countMock.mockResolvedValue(450);
    const element = await show([row(1), row(2)], 'HM-2');
    await check(element, '.choose-page');
    expect(find(element, 'c-hub-queue-actions')).toHaveProperty('matching', 450);
    await fire(element, 'chooseall');
    const waiting: ((outcome: Apex.HubDeskOutcome) => void)[] = [];
    nextMock.mockImplementation(() => new Promise((resolve) => waiting.push(resolve)));
    await fire(element, 'decide', { decision: 'discard' });
    expect(openMock.mock.lastCall[0]).toMatchObject({ subject: 450, uncertain: true });
    waiting.shift()?.({ done: 200, refused: [], nextCursor: 'HM-200' });
    await flush();
    expect(find(element, 'c-hub-queue-actions')).toMatchObject({ seen: 200, total: 450 });
    waiting.shift()?.({ done: 249, refused: [{ why: 'had arrived already' }], nextCursor: null });
    await flush();
    expect(nextMock.mock.calls.map(([{ cursor }]) => cursor)).toEqual([null, 'HM-200']);
    expect(find(element, '.announcement').textContent).toBe('449 discarded, 1 left: had arrived already');
    expect(find(element, 'c-hub-queue-actions')).toHaveProperty('seen', null);
  });

  it('stops between two chunks, and keeps what was done when a chunk fails', async () => {
    countMock.mockResolvedValue(450);
    const element = await show([row(1)], 'HM-1');
    const toast = toasts(element);
    const begin = async (): Promise<void> => {
      await check(element, '.choose-page');
      await fire(element, 'chooseall');
      await fire(element, 'decide', { decision: 'discard' });
    };
    let answer: (outcome: Apex.HubDeskOutcome) => void = () => undefined;
    nextMock.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    await begin();
    await fire(element, 'stop');
    answer({ done: 200, refused: [], nextCursor: 'HM-200' });
    await flush();
    expect(nextMock).toHaveBeenCalledTimes(1);
    expect(toast).toHaveBeenLastCalledWith({ title: 'Stopped. 200 discarded', variant: 'warning' });
    nextMock.mockResolvedValueOnce({ done: 200, refused: [], nextCursor: 'HM-200' });
    nextMock.mockRejectedValueOnce({ body: { message: 'CPU time limit' } });
    await begin();
    expect(toast).toHaveBeenLastCalledWith({ title: '200 discarded, CPU time limit', variant: 'error' });
  });

  it('forgets the selection of what is not on the page any more', async () => {
    const element = await show([row(1), row(2)]);
    await check(element, '[data-id=a01]');
    await check(element, '[data-id=a02]');
    await check(element, '[data-id=a02]', false);
    expect(find(element, 'c-hub-queue-actions')).toHaveProperty('selected', 1);
    pageMock.mockResolvedValue({ rows: [row(2)] });
    element.revision = '2';
    await flush();
    expect(find(element, 'c-hub-queue-actions')).toHaveProperty('selected', 0);
    await check(element, '.choose-page');
    await fire(element, 'clear');
    expect(find(element, 'c-hub-queue-actions')).toHaveProperty('selected', 0);
  });

  it('shows that the number of all could not be read, and keeps the selection of the page', async () => {
    countMock.mockRejectedValue({ body: { message: 'timed out' } });
    const element = await show([row(1)], 'HM-1');
    await check(element, '.choose-page');
    expect(find(element, 'c-hub-error-panel')).toHaveProperty('error.body.message', 'timed out');
    expect(find(element, 'c-hub-queue-actions')).toHaveProperty('selected', 1);
  });

  it('opens and closes the panel of a message, gives the focus back, and decides from there', async () => {
    const element = await show([row(1)]);
    find(element, 'button.details').click();
    await flush();
    expect(find(element, 'c-hub-queue-detail')).toHaveProperty('messageId', 'a01');
    find(element, 'c-hub-queue-detail').dispatchEvent(
      new CustomEvent('decide', { detail: { decision: 'confirm', row: row(1) } }),
    );
    await flush();
    expect(decideMock).toHaveBeenCalledWith({ action: 'confirm', messageIds: ['a01'], reason: 'because' });
    find(element, 'c-hub-queue-detail').dispatchEvent(new CustomEvent('close'));
    await flush();
    expect(find(element, 'c-hub-queue-detail')).toBeNull();
    expect(element.shadowRoot?.activeElement).toBe(find(element, 'button.details'));
  });
});
