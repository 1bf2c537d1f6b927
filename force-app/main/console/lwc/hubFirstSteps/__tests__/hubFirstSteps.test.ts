import HubFirstSteps from 'c/hubFirstSteps';
import { createElement } from 'lwc';

const show = (done: Readonly<Record<string, boolean>>): HTMLElement => {
  const element = createElement('c-hub-first-steps', { is: HubFirstSteps });
  Object.assign(element, done);
  document.body.append(element);
  return element;
};
const states = (element: HTMLElement): string[] =>
  [...(element.shadowRoot?.querySelectorAll('li c-hub-status-badge') ?? [])].map(
    (badge) => (badge as HTMLElement & { label: string }).label,
  );

describe('c-hub-first-steps', () => {
  afterEach(() => document.body.replaceChildren());

  it('lists three steps, and none is done at first', async () => {
    const element = show({});
    expect(states(element)).toEqual(['c.Hub_Ui_Step_Open', 'c.Hub_Ui_Step_Open', 'c.Hub_Ui_Step_Open']);
    await expect(element).toBeAccessible();
  });

  it('says which of them are done', async () => {
    const element = show({ assigned: true, connected: true });
    expect(states(element)).toEqual(['c.Hub_Ui_Step_Done', 'c.Hub_Ui_Step_Done', 'c.Hub_Ui_Step_Open']);
    await expect(element).toBeAccessible();
  });
});
