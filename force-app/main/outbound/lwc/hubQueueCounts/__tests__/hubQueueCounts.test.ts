import HubQueueCounts from 'c/hubQueueCounts';
import { createElement } from 'lwc';

const count = (integration: string, status: string, messages: number, oldestAt?: string): Apex.HubQueueCount => ({
  integration,
  status,
  messages,
  oldestAt: oldestAt ?? null,
});
const show = (counts: readonly Apex.HubQueueCount[]): HTMLElement => {
  const element = createElement('c-hub-queue-counts', { is: HubQueueCounts });
  Object.assign(element, { counts, integrations: [{ name: 'Box', label: 'Box files' }, { name: 'Graph' }] });
  document.body.append(element);
  return element;
};
const all = (element: HTMLElement, selector: string): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const texts = (elements: readonly HTMLElement[]): string[] => elements.map(({ textContent }) => textContent ?? '');

describe('c-hub-queue-counts', () => {
  afterEach(() => document.body.replaceChildren());

  it('adds up the states of all integrations, with the oldest age of each', async () => {
    const element = show([
      count('Box', 'Dead', 1, '2026-11-22T09:00:00.000Z'),
      count('Graph', 'Dead', 2, '2026-11-22T08:00:00.000Z'),
    ]);
    expect(texts(all(element, '.number'))).toEqual(['0', '0', '0', '0', '3', '0']);
    expect(element.shadowRoot?.querySelector('[data-tile=Dead] c-hub-age')).toHaveProperty(
      'value',
      '2026-11-22T08:00:00.000Z',
    );
    expect(element.shadowRoot?.querySelector('[data-tile=Dead]')?.className).toContain('bad');
    await expect(element).toBeAccessible();
  });

  it('shows a row per integration that has messages, also of one that left the register', async () => {
    const element = show([count('Box', 'Pending', 2), count('Gone', 'Unknown', 1), count('Box', 'Delivered', 5)]);
    expect(texts(all(element, 'tbody th'))).toEqual(['Box files', 'Gone']);
    expect(texts(all(element, '[data-row=Box] td')).map((text) => text.trim())).toEqual(['2', '0', '0', '0', '0', '5']);
    await expect(element).toBeAccessible();
  });

  it('shows no table when nothing is counted', async () => {
    const element = show([]);
    expect(all(element, 'table')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it('tells which messages somebody wants to see', () => {
    const element = show([count('Box', 'Dead', 1)]);
    const chosen = jest.fn();
    element.addEventListener('choose', (event) => chosen((event as CustomEvent).detail));
    element.shadowRoot?.querySelector<HTMLElement>('[data-tile=Unknown]')?.click();
    element.shadowRoot?.querySelector<HTMLElement>('[data-cell=Dead] button')?.click();
    expect(chosen.mock.calls).toEqual([
      [{ status: 'Unknown', integration: null }],
      [{ status: 'Dead', integration: 'Box' }],
    ]);
  });
});
