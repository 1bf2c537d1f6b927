import HubPager from 'c/hubPager';
import { createElement } from 'lwc';

const show = (properties: Readonly<Record<string, unknown>>): HTMLElement => {
  const element = createElement('c-hub-pager', { is: HubPager });
  Object.assign(element, { label: 'Pages of messages', position: 'Page 2', ...properties });
  document.body.append(element);
  return element;
};
const find = (element: HTMLElement, selector: string): HTMLElement =>
  element.shadowRoot?.querySelector(selector) as HTMLElement;

describe('c-hub-pager', () => {
  afterEach(() => document.body.replaceChildren());

  it('says where one is, and tells when the page is to be turned', async () => {
    const element = show({});
    const turned: string[] = [];
    for (const name of ['previous', 'next']) element.addEventListener(name, () => turned.push(name));
    find(element, '.previous').click();
    find(element, '.next').click();
    expect(turned).toEqual(['previous', 'next']);
    expect(find(element, 'nav').getAttribute('aria-label')).toBe('Pages of messages');
    expect(find(element, '[role=status]').textContent).toBe('Page 2');
    await expect(element).toBeAccessible();
  });

  it('goes no further than the first and the last page', async () => {
    const element = show({ isFirst: true, isLast: true });
    expect(find(element, '.previous')).toHaveProperty('disabled', true);
    expect(find(element, '.next')).toHaveProperty('disabled', true);
    await expect(element).toBeAccessible();
  });
});
