import HubErrorPanel from 'c/hubErrorPanel';
import { createElement } from 'lwc';

jest.mock('@salesforce/label/c.Hub_Ui_Unreadable_Title', () => ({ default: 'Unreadable: {0}' }), { virtual: true });

const show = (properties: Readonly<Record<string, unknown>>): HTMLElement => {
  const element = createElement('c-hub-error-panel', { is: HubErrorPanel });
  Object.assign(element, properties);
  document.body.append(element);
  return element;
};

describe('c-hub-error-panel', () => {
  afterEach(() => document.body.replaceChildren());

  it('names the right that is missing and what is unreadable without it', async () => {
    const element = show({ subject: 'Tokens', missingRight: 'CustomizeApplication', message: 'Only your own tokens.' });
    const content = element.shadowRoot?.textContent ?? '';
    expect(content).toContain('Tokens: Unreadable: c.Hub_Right_CustomizeApplication');
    expect(content).toContain('Only your own tokens.');
    expect(content).toContain('c.Hub_Ui_Ask_Right');
    await expect(element).toBeAccessible();
  });

  it('shows the message of a failed call', async () => {
    const element = show({ error: { body: { message: 'Apex heap size too large' } } });
    expect(element.shadowRoot?.textContent).toContain('Apex heap size too large');
    expect(element.shadowRoot?.textContent).toContain('c.Hub_Ui_Retry');
    await expect(element).toBeAccessible();
  });

  it('says which permission set opens a controller that is closed to the user', () => {
    const element = show({ error: { body: { message: "You do not have access to the Apex class named 'Hub'." } } });
    expect(element.shadowRoot?.textContent).toContain('c.Hub_Ui_Ask_Class');
  });
});
