import getStorage from '@salesforce/apex/HubQueueController.getStorage';
import HubQueueStorage from 'c/hubQueueStorage';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/HubQueueController.getStorage', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/label/c.Hub_Queue_Storage_Rows', () => ({ default: '{0} rows, {1} MB' }), { virtual: true });
jest.mock('@salesforce/label/c.Hub_Queue_Storage_Rows_Of', () => ({ default: '{0} rows, {1} of {2} MB' }), {
  virtual: true,
});
jest.mock('@salesforce/label/c.Hub_Queue_Storage_Size_Kb', () => ({ default: '{0} KB' }), { virtual: true });
jest.mock('@salesforce/label/c.Hub_Queue_Storage_Days', () => ({ default: '{0} days' }), { virtual: true });

const storageMock = getStorage as unknown as jest.Mock;
const flush = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const storage: Apex.HubStorage = {
  uses: [{ integration: 'Box', failures: 1000, keepDays: 7, hours: 24, messages: 512 }],
  kilobytesPerRow: 2,
  limitMegabytes: 1024,
  keepHoursDays: 90,
  keepMessagesDays: 30,
  readAt: '2026-11-22T10:00:00.000Z',
};
const show = async (): Promise<HTMLElement> => {
  const element = createElement('c-hub-queue-storage', { is: HubQueueStorage });
  Object.assign(element, { integrations: [{ name: 'Box', label: 'Box files' }] });
  document.body.append(element);
  element.shadowRoot?.querySelector<HTMLElement>('.toggle')?.click();
  await Promise.resolve();
  return element;
};

describe('c-hub-queue-storage', () => {
  beforeEach(() => storageMock.mockReset().mockResolvedValue(storage));
  afterEach(() => document.body.replaceChildren());

  it('counts rows per integration, their size and how long they stay', async () => {
    const element = await show();
    await flush();
    const cells = [...(element.shadowRoot?.querySelectorAll('[data-row=Box] > *') ?? [])].map(
      ({ textContent }) => textContent,
    );
    expect(cells).toEqual(['Box files', '1,000', '7 days', '24', '512', '3,072 KB']);
    expect(element.shadowRoot?.querySelector('.total')?.textContent).toContain('1,536 rows, 3 of 1,024 MB');
    expect(element.shadowRoot?.querySelector('.toggle')?.getAttribute('aria-expanded')).toBe('true');
    await expect(element).toBeAccessible();
  });

  it('leaves out what the org does not say', async () => {
    storageMock.mockResolvedValue({ ...storage, limitMegabytes: null });
    const element = await show();
    await flush();
    expect(element.shadowRoot?.querySelector('.total')?.textContent).toContain('1,536 rows, 3 MB');
  });

  it('reads nothing before it is opened, waits with a spinner, and says why it could not be read', async () => {
    storageMock.mockRejectedValue({ body: { message: 'timed out' } });
    const element = await show();
    expect(storageMock).toHaveBeenCalledTimes(1);
    expect(element.shadowRoot?.querySelector('lightning-spinner')).not.toBeNull();
    await flush();
    expect(element.shadowRoot?.querySelector('c-hub-error-panel')).toHaveProperty('error.body.message', 'timed out');
    await expect(element).toBeAccessible();
  });

  it('closes again', async () => {
    const element = await show();
    await flush();
    element.shadowRoot?.querySelector<HTMLElement>('.toggle')?.click();
    await flush();
    expect(element.shadowRoot?.querySelector('table')).toBeNull();
    expect(storageMock).toHaveBeenCalledTimes(1);
  });
});
