import HubAppDetail from 'c/hubAppDetail';
import { createElement } from 'lwc';

const app: Apex.HubAppRow = {
  key: 'a',
  name: 'Mail Merge',
  evidence: ['Every user may use it.', '12 users hold 40 tokens.'],
  remedy: 'Set it to admin-approved.',
  setupLink: '/lightning/setup/ConnectedApplication/home',
  scopes: 'full',
};
const show = (properties: Apex.HubAppRow): HTMLElement => {
  const element = createElement('c-hub-app-detail', { is: HubAppDetail });
  Object.assign(element, { app: properties });
  document.body.append(element);
  return element;
};

describe('c-hub-app-detail', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows evidence, remedy and the way to Setup, and takes the focus', async () => {
    const element = show(app);
    const evidence = [...(element.shadowRoot?.querySelectorAll('.evidence li') ?? [])].map((each) => each.textContent);
    expect(evidence).toEqual(app.evidence);
    expect(element.shadowRoot?.querySelector('.remedy')?.textContent).toBe('Set it to admin-approved.');
    expect(element.shadowRoot?.querySelector('a')?.getAttribute('href')).toBe(app.setupLink);
    expect(element.shadowRoot?.activeElement?.textContent).toBe('Mail Merge');
    await expect(element).toBeAccessible();
  });

  it('says what no source knows, and that nothing speaks against an app', async () => {
    const element = show({ key: 'b', name: 'Quiet' });
    expect(element.shadowRoot?.textContent).toContain('c.Hub_Ui_No_Evidence');
    expect(element.shadowRoot?.textContent).toContain('c.Hub_Ui_Not_Known');
    await expect(element).toBeAccessible();
  });

  it('closes', () => {
    const element = show(app);
    const closed = jest.fn();
    element.addEventListener('close', closed);
    element.shadowRoot?.querySelector<HTMLElement>('lightning-button-icon')?.click();
    expect(closed).toHaveBeenCalledTimes(1);
  });
});
