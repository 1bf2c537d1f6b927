import HubQueueDecision from 'c/hubQueueDecision';
import { createElement } from 'lwc';

jest.mock('@salesforce/label/c.Hub_Queue_Title_Discard', () => ({ default: 'Discard {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.Hub_Queue_Messages_Of', () => ({ default: '{0} messages' }), { virtual: true });

const show = (properties: Readonly<Record<string, unknown>>): { element: HTMLElement; closed: jest.Mock } => {
  const element = createElement('c-hub-queue-decision', { is: HubQueueDecision });
  const closed = jest.fn();
  element.addEventListener('modalclose', (event) => closed((event as CustomEvent).detail));
  Object.assign(element, properties);
  document.body.append(element);
  return { element, closed };
};
const find = <E extends Element = HTMLElement>(element: HTMLElement, selector: string): E =>
  element.shadowRoot?.querySelector(selector) as E;
const write = (element: HTMLElement, value: string): void => {
  find(element, 'lightning-textarea').dispatchEvent(new CustomEvent('change', { detail: { value } }));
};

describe('c-hub-queue-decision', () => {
  afterEach(() => document.body.replaceChildren());

  it('says what will happen to how many, and closes with the reason', async () => {
    const { element, closed } = show({ decision: 'discard', subject: 1200 });
    expect(find(element, 'lightning-modal-header')).toHaveProperty('label', 'Discard 1,200 messages');
    expect(find(element, '.what').textContent).toBe('c.Hub_Queue_What_Discard');
    write(element, ' order cancelled ');
    find(element, '.decide').click();
    expect(closed).toHaveBeenCalledWith('order cancelled');
    await expect(element).toBeAccessible();
  });

  it('does not go on without a reason', () => {
    const { element, closed } = show({ decision: 'replay', subject: 'HM-1' });
    const field = find<HTMLElement & { reportValidity: jest.Mock }>(element, 'lightning-textarea');
    field.reportValidity = jest.fn();
    write(element, '   ');
    find(element, '.decide').click();
    expect(field.reportValidity).toHaveBeenCalledTimes(1);
    expect(closed).not.toHaveBeenCalled();
  });

  it('takes Enter as yes, and Shift and Enter as a new line', () => {
    const { element, closed } = show({ decision: 'confirm', subject: 'HM-1' });
    write(element, 'found');
    const press = (shiftKey: boolean): boolean =>
      find(element, 'lightning-textarea').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', shiftKey }));
    press(true);
    expect(closed).not.toHaveBeenCalled();
    press(false);
    expect(closed).toHaveBeenCalledWith('found');
  });

  it('warns before what may have arrived is sent again, and only then', async () => {
    const { element } = show({ decision: 'replay', subject: 2, uncertain: true });
    expect(find(element, '.warning').textContent).toContain('c.Hub_Queue_Warn_Unknown');
    await expect(element).toBeAccessible();
    const { element: confirming } = show({ decision: 'confirm', subject: 2, uncertain: true });
    expect(find(confirming, '.warning')).toBeNull();
  });

  it('can be thought better of', () => {
    const { element, closed } = show({ decision: 'replay', subject: 'HM-1' });
    find(element, '.cancel').click();
    expect(closed).toHaveBeenCalledWith(null);
  });
});
