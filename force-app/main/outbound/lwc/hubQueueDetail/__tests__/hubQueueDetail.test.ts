import getMessage from '@salesforce/apex/HubQueueController.getMessage';
import getContent from '@salesforce/apex/HubQueueDeskController.getContent';
import HubQueueDetail from 'c/hubQueueDetail';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/HubQueueController.getMessage', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/HubQueueDeskController.getContent', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/label/c.Hub_Queue_Held_Up', () => ({ default: '{0} goes first, it is {1}' }), { virtual: true });

type Detail = HTMLElement & { messageId: string; revision: string };
const messageMock = getMessage as unknown as jest.Mock;
const contentMock = getContent as unknown as jest.Mock;
const flush = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const message: Apex.HubQueueMessage = {
  row: {
    id: 'a01',
    name: 'HM-1',
    integration: 'Box',
    status: 'Unknown',
    call: 'POST /folders',
    attempts: 1,
    createdAt: '2026-11-22T09:00:00.000Z',
    lastText: 'Timed out',
    correlationId: 'c-1',
    sourceId: '001000000000001AAA',
    sourceKind: 'Account',
  },
  calls: [
    {
      calledAt: '2026-11-22T09:00:01.000Z',
      state: 'Timed out',
      milliseconds: 10000,
      text: 'Read timed out',
      mayHaveActed: true,
    },
    { calledAt: '2026-11-22T08:59:01.000Z', state: 'Server error', statusCode: 503 },
  ],
  callsReadable: true,
  recognisesRepetition: false,
  runbook: 'docs/runbooks/partner-box.md',
  owner: 'Platform lead',
};
const show = async (properties: Readonly<Record<string, unknown>> = {}): Promise<Detail> => {
  const element = createElement('c-hub-queue-detail', { is: HubQueueDetail }) as unknown as Detail;
  Object.assign(element, {
    messageId: 'a01',
    revision: '1',
    integrations: [{ name: 'Box', label: 'Box files' }],
    mayDecide: true,
    mayReadContent: true,
    ...properties,
  });
  document.body.append(element);
  await flush();
  return element;
};
const find = <E extends Element = HTMLElement>(element: HTMLElement, selector: string): E =>
  element.shadowRoot?.querySelector(selector) as E;

describe('c-hub-queue-detail', () => {
  beforeEach(() => {
    messageMock.mockReset().mockResolvedValue(message);
    contentMock
      .mockReset()
      .mockResolvedValue({ contentType: 'application/json', text: '{"a":1}', characters: 7, isWhole: true });
  });
  afterEach(() => document.body.replaceChildren());

  it('says what the state means, what to do and where it is written, and takes the focus', async () => {
    const element = await show();
    expect(find(element, '.meaning').textContent).toBe('c.Hub_Queue_Means_Unknown');
    expect(find(element, '.what-to-do').textContent).toBe('c.Hub_Queue_Todo_Unknown');
    expect(find(element, '.safe')).toBeNull();
    const books = [...(element.shadowRoot?.querySelectorAll('p c-hub-identifier') ?? [])];
    expect(books.map((each) => (each as Element & { value: string }).value)).toEqual([
      'docs/runbooks/outbox-unknown-messages.md',
      'docs/runbooks/partner-box.md',
    ]);
    expect(element.shadowRoot?.activeElement).toBe(find(element, 'h4'));
    await expect(element).toBeAccessible();
  });

  it('tells when sending again is safe, and what has to go out first', async () => {
    messageMock.mockResolvedValue({ ...message, recognisesRepetition: true, heldUpBy: 'HM-0', heldUpByStatus: 'Dead' });
    const element = await show();
    expect(find(element, '.safe').textContent).toBe('c.Hub_Queue_Safe_Again');
    expect(find(element, '.held-up').textContent).toBe('HM-0 goes first, it is c.hub_queue_state_dead');
  });

  it('links to a runbook that is an address, and to the record', async () => {
    messageMock.mockResolvedValue({ ...message, runbook: 'https://wiki.example/box' });
    const element = await show();
    expect([...(element.shadowRoot?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href'))).toEqual([
      'https://wiki.example/box',
      '/lightning/r/001000000000001AAA/view',
    ]);
    await expect(element).toBeAccessible();
  });

  it('lists the failed attempts, newest first', async () => {
    const element = await show();
    const calls = [...(element.shadowRoot?.querySelectorAll('.calls li') ?? [])].map(({ textContent }) => textContent);
    expect(calls).toHaveLength(2);
    expect(calls[0]).toContain('Timed out, c.Hub_Queue_May_Have_Acted');
    expect(calls[1]).toContain('503, Server error');
  });

  it('says that the log is closed, or has nothing', async () => {
    messageMock.mockResolvedValue({ ...message, calls: [], callsReadable: false });
    const closed = await show();
    expect(find(closed, '.calls-hidden').textContent).toBe('c.Hub_Queue_Calls_Hidden');
    messageMock.mockResolvedValue({ ...message, calls: [] });
    const none = await show();
    expect(find(none, '.no-calls').textContent).toBe('c.Hub_Queue_Calls_None');
    await expect(none).toBeAccessible();
  });

  it('shows the content only when asked, and what of it is shown', async () => {
    contentMock.mockResolvedValue({ contentType: 'text/plain', text: 'a', characters: 20000, isWhole: false });
    const element = await show();
    expect(contentMock).not.toHaveBeenCalled();
    find(element, '.show-content').click();
    await flush();
    expect(contentMock).toHaveBeenCalledWith({ messageId: 'a01' });
    expect(find(element, 'pre').textContent).toBe('a');
    expect(element.shadowRoot?.textContent).toContain('c.Hub_Queue_Content_Cut');
    await expect(element).toBeAccessible();
  });

  it('says why the content could not be read, and shows all else', async () => {
    contentMock.mockRejectedValue({ body: { message: 'no access' } });
    const element = await show();
    find(element, '.show-content').click();
    await flush();
    expect(find(element, 'c-hub-error-panel')).toHaveProperty('error.body.message', 'no access');
    expect(find(element, '.meaning')).not.toBeNull();
  });

  it('is closed to who may only look, and says why', async () => {
    const element = await show({ mayDecide: false, mayReadContent: false });
    expect(find(element, '[data-decision=replay]')).toHaveProperty('disabled', true);
    expect(find(element, '.show-content')).toHaveProperty('disabled', true);
    expect(find(element, '.no-right').textContent).toBe('c.Hub_Queue_No_Right');
    expect(element.shadowRoot?.textContent).toContain('c.Hub_Queue_Content_Hidden');
    await expect(element).toBeAccessible();
  });

  it('tells what was decided, and that it is to be closed', async () => {
    const element = await show();
    const decided = jest.fn();
    const closed = jest.fn();
    element.addEventListener('decide', (event) => decided((event as CustomEvent).detail));
    element.addEventListener('close', closed);
    find(element, '[data-decision=confirm]').click();
    find(element, '.close').click();
    expect(decided).toHaveBeenCalledWith({ decision: 'confirm', row: message.row });
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('reads again when the numbers change, and another message when another is asked for', async () => {
    const element = await show();
    element.revision = '2';
    await flush();
    expect(messageMock).toHaveBeenCalledTimes(2);
    element.messageId = 'a02';
    await flush();
    expect(messageMock).toHaveBeenLastCalledWith({ messageId: 'a02' });
  });

  it('waits with a spinner, says that a message is gone, and why it could not be read', async () => {
    let answer: (late: Apex.HubQueueMessage) => void = () => undefined;
    messageMock.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const waiting = await show();
    expect(find(waiting, 'lightning-spinner')).toHaveProperty('alternativeText', 'c.Hub_Queue_Loading_Detail');
    answer(message);
    await flush();
    expect(find(waiting, 'lightning-spinner')).toBeNull();
    messageMock.mockResolvedValueOnce(null);
    const gone = await show();
    expect(find(gone, '.gone').textContent).toBe('c.Hub_Queue_Detail_Gone');
    messageMock.mockRejectedValueOnce({ body: { message: 'timed out' } });
    const failed = await show();
    expect(find(failed, 'c-hub-error-panel')).toHaveProperty('error.body.message', 'timed out');
  });
});
