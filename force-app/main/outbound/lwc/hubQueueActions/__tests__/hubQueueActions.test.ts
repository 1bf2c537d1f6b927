import HubQueueActions from 'c/hubQueueActions';
import { createElement } from 'lwc';

const show = (properties: Readonly<Record<string, unknown>>): HTMLElement => {
  const element = createElement('c-hub-queue-actions', { is: HubQueueActions });
  Object.assign(element, { mayDecide: true, ...properties });
  document.body.append(element);
  return element;
};
const find = (element: HTMLElement, selector: string): HTMLElement | null =>
  element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
const heard = (element: HTMLElement, name: string): jest.Mock => {
  const listener = jest.fn();
  element.addEventListener(name, (event) => listener((event as CustomEvent).detail));
  return listener;
};

describe('c-hub-queue-actions', () => {
  afterEach(() => document.body.replaceChildren());

  it('has nothing to do without a selection, and keeps its buttons in focus', async () => {
    const element = show({ selected: 0 });
    const decided = heard(element, 'decide');
    find(element, '[data-decision=replay]')?.click();
    expect(decided).not.toHaveBeenCalled();
    expect(find(element, '[data-decision=replay]')?.getAttribute('aria-disabled')).toBe('true');
    expect(find(element, '.selection')?.textContent).toBe('c.Hub_Queue_None_Selected');
    await expect(element).toBeAccessible();
  });

  it('tells what was decided about the selection', async () => {
    const element = show({ selected: 2 });
    const decided = heard(element, 'decide');
    for (const decision of ['replay', 'discard', 'confirm']) find(element, `[data-decision=${decision}]`)?.click();
    expect(decided.mock.calls.map(([{ decision }]) => decision)).toEqual(['replay', 'discard', 'confirm']);
    await expect(element).toBeAccessible();
  });

  it('is closed to who may only look, and says why', async () => {
    const element = show({ mayDecide: false, selected: 1 });
    expect(find(element, '[data-decision=discard]')).toHaveProperty('disabled', true);
    expect(find(element, '.selection')?.textContent).toBe('c.Hub_Queue_No_Right');
    await expect(element).toBeAccessible();
  });

  it('offers all that match when there are more than on the page', async () => {
    const element = show({ selected: 50, matching: 1200 });
    const chosen = heard(element, 'chooseall');
    find(element, '.select-all')?.click();
    expect(chosen).toHaveBeenCalledTimes(1);
    Object.assign(element, { allMatching: true });
    await Promise.resolve();
    expect(find(element, '.select-all')).toBeNull();
    expect(find(element, '.selection')?.textContent).toBe('c.Hub_Queue_All_Selected');
    await expect(element).toBeAccessible();
  });

  it('shows how far it is and can be stopped, and takes no second decision meanwhile', async () => {
    const element = show({ selected: 50, seen: 200, total: 1200 });
    const stopped = heard(element, 'stop');
    const decided = heard(element, 'decide');
    find(element, '[data-decision=discard]')?.click();
    find(element, '.stop')?.click();
    expect(decided).not.toHaveBeenCalled();
    expect(stopped).toHaveBeenCalledTimes(1);
    expect(find(element, '.progress')?.textContent).toBe('c.Hub_Queue_Progress');
    expect(Math.round((find(element, 'lightning-progress-bar') as HTMLElement & { value: number }).value)).toBe(17);
    await expect(element).toBeAccessible();
  });

  it('clears the selection', () => {
    const element = show({ selected: 1 });
    const cleared = heard(element, 'clear');
    find(element, '.clear')?.click();
    expect(cleared).toHaveBeenCalledTimes(1);
  });
});
