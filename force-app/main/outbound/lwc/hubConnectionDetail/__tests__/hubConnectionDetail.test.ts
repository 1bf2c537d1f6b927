import getHistory from '@salesforce/apex/HubConnectionController.getHistory';
import HubConnectionDetail from 'c/hubConnectionDetail';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/HubConnectionController.getHistory', () => ({ default: jest.fn() }), { virtual: true });

const historyMock = getHistory as unknown as jest.Mock;
const flush = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const connection: Apex.HubConnectionRow = {
  developerName: 'box',
  label: 'Box',
  endpointSource: 'NamedCredential.Endpoint',
  setupLink: '/lightning/setup/NamedCredential/home',
};
const result: Apex.HubConnectionTestResult = {
  developerName: 'box',
  stateLabel: 'Throttled',
  statusCode: 429,
  milliseconds: 20,
  testedAt: '2026-11-21T10:00:00.000Z',
  tried: 'GET callout:box/',
  platformText: 'HTTP 429 Too Many Requests',
  whatToDo: 'Wait.',
  retryAfterSeconds: 30,
};

const show = (properties: Readonly<Record<string, unknown>>): HTMLElement => {
  const element = createElement('c-hub-connection-detail', { is: HubConnectionDetail });
  Object.assign(element, { connection, ...properties });
  document.body.append(element);
  return element;
};
const content = (element: HTMLElement): string => element.shadowRoot?.textContent ?? '';

describe('c-hub-connection-detail', () => {
  beforeEach(() => historyMock.mockReset().mockResolvedValue([result]));
  afterEach(() => document.body.replaceChildren());

  it('shows what was tried, the platform’s own text, what to do and where', async () => {
    const element = show({ result });
    await flush();
    expect(content(element)).toContain('GET callout:box/');
    expect(content(element)).toContain('HTTP 429 Too Many Requests');
    expect(content(element)).toContain('Wait.');
    expect(content(element)).toContain('c.Hub_Ui_Retry_After_Seconds');
    expect(element.shadowRoot?.querySelector('a')?.getAttribute('href')).toBe('/lightning/setup/NamedCredential/home');
    await expect(element).toBeAccessible();
  });

  it('lists the kept tests', async () => {
    historyMock.mockResolvedValue([result, { ...result, stateLabel: 'Connected' }]);
    const element = show({ result });
    await flush();
    const rows = [...(element.shadowRoot?.querySelectorAll('tbody tr') ?? [])].map((each) => each.textContent);
    expect(rows).toHaveLength(2);
    expect(rows[1]).toContain('Connected');
    expect(historyMock).toHaveBeenCalledWith({ developerName: 'box' });
  });

  it('reads the history again when a new result arrives', async () => {
    const element = show({ result });
    await flush();
    (element as HTMLElement & { result: Apex.HubConnectionTestResult }).result = { ...result, stateLabel: 'Connected' };
    await flush();
    expect(historyMock).toHaveBeenCalledTimes(2);
  });

  it('waits with a spinner, and says when nothing is kept', async () => {
    historyMock.mockResolvedValue([]);
    const element = show({ result: null });
    expect(element.shadowRoot?.querySelector('lightning-spinner')).not.toBeNull();
    await expect(element).toBeAccessible();
    await flush();
    expect(element.shadowRoot?.querySelector('.no-history')?.textContent).toBe('c.Hub_Ui_No_History');
    await expect(element).toBeAccessible();
  });

  it('shows why the history cannot be read, and the result all the same', async () => {
    historyMock.mockRejectedValue({ body: { message: 'no access' } });
    const element = show({ result });
    await flush();
    expect(element.shadowRoot?.querySelector('c-hub-error-panel')).toHaveProperty('error', { message: 'no access' });
    expect(content(element)).toContain('Throttled');
    await expect(element).toBeAccessible();
  });
});
