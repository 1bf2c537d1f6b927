import HubSource from 'c/hubSource';
import { createElement } from 'lwc';

jest.mock('@salesforce/label/c.Hub_Ui_Source_Help', () => ({ default: 'Read from {0}, {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.Hub_Ui_Missing_Right', () => ({ default: 'missing right: {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.Hub_Ui_Source_Of', () => ({ default: 'Where {0} comes from' }), { virtual: true });

const show = (source: Apex.HubColumnSource | null): HTMLElement => {
  const element = createElement('c-hub-source', { is: HubSource });
  Object.assign(element, { source, column: 'Tokens' });
  document.body.append(element);
  return element;
};
const help = (element: HTMLElement) =>
  element.shadowRoot?.querySelector('lightning-helptext') as HTMLElement & { content: string; alternativeText: string };

describe('c-hub-source', () => {
  afterEach(() => document.body.replaceChildren());

  it('names the source and when it was read', async () => {
    const element = show({
      source: 'OauthToken',
      asOf: '2026-11-21T10:00:00.000Z',
      readable: true,
      note: 'Up to 2,500',
    });
    expect(help(element).content).toMatch(/^Read from OauthToken, Nov 21, 2026.*Up to 2,500$/);
    expect(help(element).alternativeText).toBe('Where Tokens comes from');
    await expect(element).toBeAccessible();
  });

  it('says so when the age is not known', () => {
    expect(help(show({ source: 'OauthToken' })).content).toBe('Read from OauthToken, c.Hub_Ui_Unknown_Age');
  });

  it('says in the open that a column is unreadable, and names the right that is missing', async () => {
    const element = show({ source: 'OauthToken', readable: false, missingRight: 'ViewSetup', note: 'why' });
    expect(element.shadowRoot?.textContent).toBe('c.Hub_Ui_Unreadable');
    expect(help(element).content).toBe('missing right: c.Hub_Right_ViewSetup. why');
    await expect(element).toBeAccessible();
  });

  it('is empty without a source', () => {
    expect(show(null).shadowRoot?.children).toHaveLength(0);
  });
});
