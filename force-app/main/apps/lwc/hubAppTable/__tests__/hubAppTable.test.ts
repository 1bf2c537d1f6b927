import getApps from '@salesforce/apex/HubAppController.getApps';
import readTokens from '@salesforce/apex/HubAppController.readTokens';
import HubAppTable from 'c/hubAppTable';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/HubAppController.getApps', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/HubAppController.readTokens', () => ({ default: jest.fn() }), { virtual: true });

const appsMock = getApps as unknown as jest.Mock;
const tokensMock = readTokens as unknown as jest.Mock;
const flush = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const flushTimes = async (times: number): Promise<void> => {
  await flush();
  if (times > 1) await flushTimes(times - 1);
};

const app = (name: string, riskScore: number, permittedUsers = 'all'): Apex.HubAppRow => ({
  key: name,
  name,
  riskScore,
  risk: riskScore >= 70 ? 'critical' : 'low',
  permittedUsers,
  kind: 'connectedApp',
  evidence: ['Every user may use it.'],
});
const page = (rows: Apex.HubAppRow[], more: Partial<Apex.HubAppPage> = {}): Apex.HubAppPage => ({
  rows,
  sources: [{ column: 'permittedUsers', source: 'ConnectedApplication', readable: true }],
  total: rows.length,
  openToAll: 1,
  ...more,
});
const tokenPage = (more: Partial<Apex.HubTokenPage> = {}): Apex.HubTokenPage => ({
  uses: [],
  expectedTotal: 0,
  readSoFar: 0,
  shortfall: 0,
  readable: true,
  source: { column: 'tokens', source: 'OauthToken', readable: true },
  ...more,
});

const show = (): HTMLElement => {
  const element = createElement('c-hub-app-table', { is: HubAppTable });
  document.body.append(element);
  return element;
};
const find = <E extends Element = HTMLElement>(element: HTMLElement, selector: string): E =>
  element.shadowRoot?.querySelector(selector) as E;
const texts = (element: HTMLElement, selector: string): string[] =>
  [...(element.shadowRoot?.querySelectorAll(selector) ?? [])].map((each) => each.textContent?.trim() ?? '');
const names = (element: HTMLElement): string[] => texts(element, 'tbody th button');
const change = (element: HTMLElement, selector: string, value: string): void => {
  find(element, selector).dispatchEvent(new CustomEvent('change', { detail: { value } }));
};

describe('c-hub-app-table', () => {
  beforeEach(() => {
    appsMock
      .mockReset()
      .mockResolvedValue(page([app('Beta', 20), app('Alpha', 90), app('Gamma', 20, 'adminApproved')]));
    tokensMock.mockReset().mockResolvedValue(tokenPage());
  });
  afterEach(() => document.body.replaceChildren());

  it('says first how many apps anyone can use, and lists the riskiest first', async () => {
    const element = show();
    await flush();
    expect(find(element, '.headline').textContent).toBe('c.Hub_Ui_Apps_Open');
    expect(names(element)).toEqual(['Alpha', 'Beta', 'Gamma']);
    expect(find(element, 'th[aria-sort=descending] button').dataset.column).toBe('risk');
    await expect(element).toBeAccessible();
  });

  it('waits with a spinner that has a name', async () => {
    appsMock.mockReturnValue(new Promise(() => undefined));
    const element = show();
    expect(find(element, 'lightning-spinner')).toHaveProperty('alternativeText', 'c.Hub_Ui_Loading_Apps');
    await expect(element).toBeAccessible();
    document.body.replaceChildren();
  });

  it('says that there is no app', async () => {
    appsMock.mockResolvedValue(page([]));
    const element = show();
    await flush();
    expect(find(element, '.empty').textContent).toBe('c.Hub_Ui_No_Apps');
    await expect(element).toBeAccessible();
  });

  it('does not say that there is no app when apps are unreadable', async () => {
    const source = {
      column: 'permittedUsers',
      source: 'ConnectedApplication',
      readable: false,
      missingRight: 'ViewSetup',
    };
    appsMock.mockResolvedValue(page([], { sources: [source] }));
    const element = show();
    await flush();
    expect(find(element, '.empty')).toBeNull();
    expect(find(element, 'c-hub-error-panel')).toHaveProperty('missingRight', 'ViewSetup');
  });

  it('shows an error in a panel', async () => {
    appsMock.mockRejectedValue({ body: { message: 'no access' } });
    const element = show();
    await flush();
    expect(find(element, 'c-hub-error-panel')).toHaveProperty('error', { body: { message: 'no access' } });
    await expect(element).toBeAccessible();
  });

  it('searches, filters and sorts', async () => {
    const element = show();
    await flush();
    change(element, 'lightning-input', 'A');
    change(element, 'lightning-combobox', 'adminApproved');
    await flush();
    expect(names(element)).toEqual(['Gamma']);
    change(element, 'lightning-combobox', 'any');
    find(element, 'button[data-column=name]').click();
    await flush();
    expect(names(element)).toEqual(['Alpha', 'Beta', 'Gamma']);
    find(element, 'button[data-column=name]').click();
    await flush();
    expect(names(element)).toEqual(['Gamma', 'Beta', 'Alpha']);
    change(element, 'lightning-input', "' OR Name != '");
    await flush();
    expect(find(element, '.no-match').textContent).toBe('c.Hub_Ui_No_Match');
    await expect(element).toBeAccessible();
  });

  it('shows 10,000 apps in pages of 50, read by many calls', async () => {
    const rows = Array.from({ length: 10000 }, (_, index) => app(`App ${String(index).padStart(5, '0')}`, 20));
    appsMock.mockImplementation(async ({ cursor }: { cursor: string | null }) => {
      const from = Number(cursor ?? 0);
      const nextCursor = from + 1000 < rows.length ? String(from + 1000) : null;
      return page(rows.slice(from, from + 1000), { total: rows.length, nextCursor });
    });
    const element = show();
    await flushTimes(10);
    expect(names(element)).toHaveLength(50);
    find(element, '.pager').dispatchEvent(new CustomEvent('next'));
    await flush();
    expect(names(element)[0]).toBe('App 00050');
    change(element, 'lightning-input', 'app 09999');
    await flush();
    expect(names(element)).toEqual(['App 09999']);
  });

  it('adds the tokens of all ranges up and has every app judged again with them', async () => {
    tokensMock
      .mockResolvedValueOnce(
        tokenPage({
          uses: [{ appName: 'Alpha', users: 2, tokens: 3, lastAttempt: '2026-11-01T00:00:00.000Z' }],
          nextCursor: 'n',
          readSoFar: 3,
          expectedTotal: 5,
        }),
      )
      .mockResolvedValueOnce(
        tokenPage({
          uses: [{ appName: 'alpha', users: 1, tokens: 2, lastAttempt: '2026-11-02T00:00:00.000Z', installed: true }],
          readSoFar: 5,
          expectedTotal: 5,
        }),
      );
    const element = show();
    await flush();
    await flush();
    expect(tokensMock.mock.calls.map(([parameters]) => parameters.cursor)).toEqual([null, 'n']);
    expect(appsMock).toHaveBeenLastCalledWith({
      cursor: null,
      tokenUse: [{ appName: 'Alpha', users: 3, tokens: 5, lastAttempt: '2026-11-02T00:00:00.000Z', installed: true }],
    });
    expect(find(element, '.token-text').textContent).toBe('c.Hub_Ui_Tokens_Read');
  });

  it('shows how far the reading of tokens is', async () => {
    tokensMock
      .mockResolvedValueOnce(tokenPage({ nextCursor: 'n', readSoFar: 2500, expectedTotal: 10000 }))
      .mockReturnValueOnce(new Promise(() => undefined));
    const element = show();
    await flush();
    expect(find(element, 'lightning-progress-bar')).toHaveProperty('value', 25);
    expect(find(element, '.token-text').textContent).toBe('c.Hub_Ui_Token_Progress');
    expect(texts(element, 'tbody td')).toContain('c.Hub_Ui_Reading');
    await expect(element).toBeAccessible();
  });

  it('says when tokens are missing', async () => {
    tokensMock.mockResolvedValue(tokenPage({ shortfall: 7, expectedTotal: 10, readSoFar: 3 }));
    const element = show();
    await flush();
    await flush();
    expect(find(element, '.token-text').textContent).toBe('c.Hub_Ui_Tokens_Short');
  });

  it('keeps the apps when they cannot be judged again with their tokens', async () => {
    appsMock
      .mockResolvedValueOnce(page([app('Beta', 20)]))
      .mockRejectedValueOnce({ body: { message: 'too many rows' } });
    const element = show();
    await flushTimes(3);
    expect(find(element, 'c-hub-error-panel')).toHaveProperty('error', { body: { message: 'too many rows' } });
    expect(names(element)).toEqual(['Beta']);
    expect(texts(element, 'tbody td')).toContain('c.Hub_Ui_Unreadable');
  });

  it('shows token columns as unreadable, with the right, and everything else', async () => {
    const source = {
      column: 'tokens',
      source: 'OauthToken',
      readable: false,
      missingRight: 'CustomizeApplication',
      note: 'why',
    };
    tokensMock.mockResolvedValue(tokenPage({ readable: false, source }));
    const element = show();
    await flush();
    expect(find(element, '.tokens-unreadable')).toHaveProperty('missingRight', 'CustomizeApplication');
    expect(texts(element, 'tbody td')).toContain('c.Hub_Ui_Unreadable');
    expect(names(element)).toHaveLength(3);
    expect(appsMock).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it('shows the panel of an app, and gives the focus back when it closes', async () => {
    const element = show();
    await flush();
    find(element, 'button[data-key=Beta]').click();
    await flush();
    expect(find(element, 'c-hub-app-detail')).toHaveProperty('app.name', 'Beta');
    await expect(element).toBeAccessible();
    find(element, 'c-hub-app-detail').dispatchEvent(new CustomEvent('close'));
    await flush();
    expect(find(element, 'c-hub-app-detail')).toBeNull();
    expect(element.shadowRoot?.activeElement?.getAttribute('data-key')).toBe('Beta');
  });
});
