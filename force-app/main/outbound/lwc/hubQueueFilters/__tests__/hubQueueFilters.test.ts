import HubQueueFilters from 'c/hubQueueFilters';
import { noFilters } from 'c/hubQueueSearch';
import { createElement } from 'lwc';

const show = (): { element: HTMLElement; told: jest.Mock } => {
  const element = createElement('c-hub-queue-filters', { is: HubQueueFilters });
  const told = jest.fn();
  element.addEventListener('filter', (event) => told((event as CustomEvent).detail.filters));
  Object.assign(element, {
    filters: { ...noFilters, status: 'Dead' },
    integrations: [{ name: 'Box', label: 'Box files' }],
  });
  document.body.append(element);
  return { element, told };
};
const change = (element: HTMLElement, field: string, value: string): void => {
  element.shadowRoot
    ?.querySelector(`[data-filter=${field}]`)
    ?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
};

describe('c-hub-queue-filters', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    document.body.replaceChildren();
    jest.useRealTimers();
  });

  it('tells all filters when one was changed', async () => {
    const { element, told } = show();
    change(element, 'status', 'Unknown');
    change(element, 'integration', 'Box');
    change(element, 'age', '60');
    expect(told.mock.calls.map(([filters]) => filters)).toEqual([
      { ...noFilters, status: 'Unknown' },
      { ...noFilters, status: 'Dead', integration: 'Box' },
      { ...noFilters, status: 'Dead', olderThan: '60' },
    ]);
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('waits until somebody has typed', () => {
    const { element, told } = show();
    change(element, 'text', '4');
    change(element, 'text', '404');
    expect(told).not.toHaveBeenCalled();
    jest.advanceTimersByTime(400);
    expect(told).toHaveBeenCalledTimes(1);
    expect(told).toHaveBeenCalledWith({ ...noFilters, status: 'Dead', text: '404' });
  });

  it('tells nothing when it is gone', () => {
    const { element, told } = show();
    change(element, 'text', '404');
    element.remove();
    jest.advanceTimersByTime(1000);
    expect(told).not.toHaveBeenCalled();
  });
});
