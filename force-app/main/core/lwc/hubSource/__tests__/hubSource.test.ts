import HubSource from 'c/hubSource';
import { createElement } from 'lwc';

const show = (source: Apex.HubColumnSource | null): HTMLElement => {
  const element = createElement('c-hub-source', { is: HubSource });
  Object.assign(element, { source });
  document.body.append(element);
  return element;
};

describe('c-hub-source', () => {
  afterEach(() => document.body.replaceChildren());

  it('names the source and its age', async () => {
    const element = show({ source: 'OauthToken', asOf: '2026-11-21T10:00:00.000Z', readable: true });
    expect(element.shadowRoot?.textContent).toContain('OauthToken');
    expect(element.shadowRoot?.querySelector('c-hub-age')).toHaveProperty('value', '2026-11-21T10:00:00.000Z');
    await expect(element).toBeAccessible();
  });

  it('names the right that is missing in place of the source', async () => {
    const element = show({ source: 'OauthToken', readable: false, missingRight: 'ViewSetup', note: 'why' });
    expect(element.shadowRoot?.textContent).toContain('c.Hub_Ui_Missing_Right');
    expect(element.shadowRoot?.textContent).not.toContain('OauthToken');
    await expect(element).toBeAccessible();
  });

  it('is empty without a source', () => {
    expect(show(null).shadowRoot?.textContent).toBe('');
  });
});
