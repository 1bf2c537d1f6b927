import HubQueueChart from 'c/hubQueueChart';
import { createElement } from 'lwc';
import { pictureOf } from '../picture';

const minute = (number: number, enqueued = 0, delivered = 0, failed = 0): Apex.HubQueueMinute => ({
  minute: new Date(Date.UTC(2026, 10, 22, 10, number)).toISOString(),
  enqueued,
  delivered,
  failed,
});
const show = (minutes: readonly Apex.HubQueueMinute[], complete = true): HTMLElement => {
  const element = createElement('c-hub-queue-chart', { is: HubQueueChart });
  Object.assign(element, { minutes, complete });
  document.body.append(element);
  return element;
};

jest.mock(
  '@salesforce/label/c.Hub_Queue_Chart_Text',
  () => ({ default: '{0} came in, {1} were delivered, {2} attempts failed.' }),
  { virtual: true },
);

describe('c-hub-queue-chart', () => {
  afterEach(() => document.body.replaceChildren());

  it('says in words what the picture shows', async () => {
    const element = show([minute(1, 4, 3, 1), minute(2, 0, 1, 0)]);
    expect(element.shadowRoot?.querySelector('svg[role=img]')?.getAttribute('aria-label')).toBe(
      '4 came in, 4 were delivered, 1 attempts failed.',
    );
    expect(element.shadowRoot?.querySelectorAll('.frame rect.delivered')).toHaveLength(2);
    await expect(element).toBeAccessible();
  });

  it('has the same as a table, newest first, without minutes in which nothing happened', async () => {
    const element = show([minute(1, 4, 3, 1), minute(2), minute(3, 0, 1, 0)]);
    const rows = [...(element.shadowRoot?.querySelectorAll('tbody tr') ?? [])].map((row) =>
      [...row.querySelectorAll('td')].map(({ textContent }) => textContent),
    );
    expect(rows).toEqual([
      ['0', '1', '0'],
      ['4', '3', '1'],
    ]);
    await expect(element).toBeAccessible();
  });

  it('says that nothing happened, and when not everything is counted', async () => {
    const element = show([minute(1), minute(2)], false);
    expect(element.shadowRoot?.querySelector('.summary')?.textContent).toBe('c.Hub_Queue_Chart_Quiet');
    expect(element.shadowRoot?.querySelector('.at-least')?.textContent).toBe('c.Hub_Queue_Chart_At_Least');
    expect(element.shadowRoot?.querySelector('details')).toBeNull();
    await expect(element).toBeAccessible();
  });
});

describe('the picture', () => {
  it('stacks failures on what was delivered, under a round upper end', () => {
    const { top, bars, line } = pictureOf([minute(1, 13, 10, 5)]);
    expect(top).toBe(20);
    expect(bars[0]).toMatchObject({ deliveredY: 50, deliveredHeight: 50, failedY: 25, failedHeight: 25 });
    expect(line).toBe('0.5,35');
  });

  it('has a scale when there is nothing to draw', () => {
    expect(pictureOf([])).toEqual({ top: 1, bars: [], line: '' });
  });
});
