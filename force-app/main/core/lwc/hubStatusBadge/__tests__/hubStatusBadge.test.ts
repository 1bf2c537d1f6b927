import HubStatusBadge from 'c/hubStatusBadge';
import { createElement } from 'lwc';

const show = (properties: Readonly<Record<string, unknown>>): HTMLElement => {
  const element = createElement('c-hub-status-badge', { is: HubStatusBadge });
  Object.assign(element, properties);
  document.body.append(element);
  return element;
};

describe('c-hub-status-badge', () => {
  afterEach(() => document.body.replaceChildren());

  it.each([
    ['good', 'slds-theme_success'],
    ['bad', 'slds-theme_error'],
    ['warning', 'slds-theme_warning'],
    ['unreadable', 'slds-badge_inverse'],
  ] as const)('shows %s in its own look, with its meaning as text', async (status, theme) => {
    const element = show({ status, label: 'Connected', reason: 'It answered.' });
    const badge = element.shadowRoot?.querySelector('.slds-badge');
    expect(badge?.classList.contains(theme)).toBe(true);
    expect(badge?.textContent?.trim()).toBe('Connected');
    expect(badge?.getAttribute('title')).toBe('It answered.');
    await expect(element).toBeAccessible();
  });

  it('is neutral when nothing is known', async () => {
    const element = show({ label: 'Never tested' });
    expect(element.shadowRoot?.querySelector('.slds-badge')?.className).toBe('slds-badge');
    await expect(element).toBeAccessible();
  });
});
