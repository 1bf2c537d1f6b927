import HubAge from 'c/hubAge';
import { createElement } from 'lwc';

const show = (properties: Readonly<Record<string, unknown>>): HTMLElement => {
  const element = createElement('c-hub-age', { is: HubAge });
  Object.assign(element, properties);
  document.body.append(element);
  return element;
};

describe('c-hub-age', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows a relative time and keeps the exact one for machines and on hover', async () => {
    const element = show({ value: '2026-11-21T10:00:00.000Z' });
    const time = element.shadowRoot?.querySelector('time');
    expect(time?.getAttribute('datetime')).toBe('2026-11-21T10:00:00.000Z');
    expect(time?.title).toContain('2026');
    const relative = element.shadowRoot?.querySelector('lightning-relative-date-time');
    expect(relative).toHaveProperty('value', Date.UTC(2026, 10, 21, 10));
    await expect(element).toBeAccessible();
  });

  it('says that something never was', async () => {
    const element = show({ value: null, never: 'never tested' });
    expect(element.shadowRoot?.textContent).toBe('never tested');
    await expect(element).toBeAccessible();
  });
});
