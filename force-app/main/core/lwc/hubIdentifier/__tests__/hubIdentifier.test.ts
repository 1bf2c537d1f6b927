import HubIdentifier from 'c/hubIdentifier';
import { createElement } from 'lwc';

const show = (value: string): HTMLElement => {
  const element = createElement('c-hub-identifier', { is: HubIdentifier });
  Object.assign(element, { value });
  document.body.append(element);
  return element;
};
const parts = (value: string): (string | null)[] =>
  [...(show(value).shadowRoot?.querySelectorAll('span') ?? [])].map((part) => part.textContent);

describe('c-hub-identifier', () => {
  afterEach(() => document.body.replaceChildren());

  it.each([
    ['ClientCredentialsClientSecret', ['Client', 'Credentials', 'Client', 'Secret']],
    ['Hub_Connection_Test__c', ['Hub_', 'Connection_', 'Test__', 'c']],
    ['https://graph.microsoft.com/v1.0', ['https://', 'graph', '.microsoft', '.com/', 'v1.0']],
    ['http://127.0.0.1:8080', ['http://', '127.0.0.1', ':8080']],
    ['BPAY', ['BPAY']],
  ])('breaks %s between its words', (value, expected) => {
    expect(parts(value)).toEqual(expected);
  });

  it('stays one text', async () => {
    const element = show('MSGraphAPI');
    expect(element.shadowRoot?.textContent).toBe('MSGraphAPI');
    await expect(element).toBeAccessible();
  });
});
