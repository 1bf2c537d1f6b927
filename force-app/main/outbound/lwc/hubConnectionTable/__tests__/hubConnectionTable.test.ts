import { refreshApex } from '@salesforce/apex';
import getConnections from '@salesforce/apex/HubConnectionController.getConnections';
import saveResults from '@salesforce/apex/HubConnectionController.saveResults';
import testConnection from '@salesforce/apex/HubConnectionController.testConnection';
import HubConnectionTable from 'c/hubConnectionTable';
import { createElement } from 'lwc';
import type { TestAdapter } from '../../../../../../typings/jest-wire';

jest.mock(
  '@salesforce/apex/HubConnectionController.getConnections',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/apex/HubConnectionController.testConnection', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/HubConnectionController.saveResults', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/HubConnectionController.getHistory', () => ({ default: jest.fn(async () => []) }), {
  virtual: true,
});
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn(async () => undefined) }), { virtual: true });

const wire = getConnections as unknown as TestAdapter;
const testMock = testConnection as unknown as jest.Mock;
const saveMock = saveResults as unknown as jest.Mock;
const flush = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const row = (developerName: string): Apex.HubConnectionRow => ({
  developerName,
  label: developerName.toUpperCase(),
  endpoint: `https://${developerName}.example`,
  protocol: 'OAuth',
  variant: 'JwtBearer',
  principal: 'main (NamedPrincipal)',
  configured: { value: 'yes', reason: 'holds its secret' },
  granted: { value: 'no', reason: 'by nobody' },
  registered: true,
  healthCall: 'GET /',
});
const answer = (developerName: string): Apex.HubConnectionTestResult => ({
  developerName,
  state: 'Connected',
  stateLabel: 'Connected',
  working: true,
  statusCode: 200,
  milliseconds: 153,
  testedAt: '2026-11-21T10:00:00.000Z',
});

const show = (): HTMLElement => {
  const element = createElement('c-hub-connection-table', { is: HubConnectionTable });
  document.body.append(element);
  return element;
};
const find = <E extends Element = HTMLElement>(element: HTMLElement, selector: string): E =>
  element.shadowRoot?.querySelector(selector) as E;
const findAll = (element: HTMLElement, selector: string): Element[] => [
  ...(element.shadowRoot?.querySelectorAll(selector) ?? []),
];
const testButton = (element: HTMLElement, name: string): HTMLElement =>
  find(element, `[data-action=test][data-name=${name}]`);

describe('c-hub-connection-table', () => {
  beforeEach(() => {
    testMock
      .mockReset()
      .mockImplementation(async ({ developerName }: { developerName: string }) => answer(developerName));
    saveMock.mockReset().mockResolvedValue(undefined);
  });
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  it('waits with a spinner that has a name', async () => {
    const element = show();
    expect(find(element, 'lightning-spinner')).toHaveProperty('alternativeText', 'c.Hub_Ui_Loading_Connections');
    await expect(element).toBeAccessible();
  });

  it('shows a row with its three states, and buttons that name their connection', async () => {
    const element = show();
    wire.emit({ rows: [row('box')], sources: [{ column: 'endpoint', source: 'NamedCredential' }] });
    await flush();
    const badges = findAll(element, 'c-hub-status-badge').map(
      (badge) => (badge as HTMLElement & { status: string }).status,
    );
    expect(badges).toEqual(['good', 'bad', 'unknown']);
    expect(testButton(element, 'box')).toHaveProperty('ariaLabel', 'c.Hub_Ui_Test_Of');
    expect(find(element, '[data-action=details]').getAttribute('aria-label')).toBe('c.Hub_Ui_Details_Of');
    await expect(element).toBeAccessible();
  });

  it('never shows what is unreadable as if there were nothing', async () => {
    const element = show();
    const hidden = { value: 'unreadable', reason: 'View Setup' };
    wire.emit({ rows: [{ developerName: 'box', configured: hidden, granted: hidden }], sources: [] });
    await flush();
    const cells = findAll(element, '[data-row=box] td c-hub-identifier') as (HTMLElement & { value: string })[];
    expect(cells.map(({ value }) => value)).toEqual(Array(3).fill('c.Hub_Ui_Unreadable_State'));
  });

  it('tells what it has listed', async () => {
    const element = show();
    const listed = jest.fn();
    element.addEventListener('listed', (event) => listed((event as CustomEvent).detail));
    wire.emit({ rows: [row('box')], sources: [] });
    await flush();
    expect(listed).toHaveBeenCalledWith({ connections: [row('box')] });
  });

  it('says that there is no connection', async () => {
    const element = show();
    wire.emit({ rows: [], sources: [] });
    await flush();
    expect(find(element, '.empty').textContent).toBe('c.Hub_Ui_No_Connections');
    await expect(element).toBeAccessible();
  });

  it('shows an error in a panel', async () => {
    const element = show();
    wire.error({ message: 'no access' });
    await flush();
    expect(find<HTMLElement & { error: { body: object } }>(element, 'c-hub-error-panel').error.body).toEqual({
      message: 'no access',
    });
    await expect(element).toBeAccessible();
  });

  it('shows one panel for a missing right, however many columns need it, and the rows all the same', async () => {
    const element = show();
    const source = (column: string): Apex.HubColumnSource => ({
      column,
      readable: false,
      missingRight: 'ViewSetup',
      note: 'why',
    });
    wire.emit({ rows: [row('box')], sources: [source('configured'), source('granted')] });
    await flush();
    expect(findAll(element, 'c-hub-error-panel')).toHaveLength(1);
    expect(find(element, 'c-hub-error-panel')).toHaveProperty('missingRight', 'ViewSetup');
    expect(find(element, 'c-hub-error-panel')).toHaveProperty('subject', 'c.Hub_Ui_Configured, c.Hub_Ui_Granted');
    expect(findAll(element, 'tr[data-row]')).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it('tests one connection, then keeps the result and reads again', async () => {
    const element = show();
    const tested = jest.fn();
    element.addEventListener('tested', tested);
    wire.emit({ rows: [row('box'), row('graph')], sources: [] });
    await flush();
    testButton(element, 'box').click();
    await flush();
    expect(testMock).toHaveBeenCalledTimes(1);
    expect(testMock).toHaveBeenCalledWith({ developerName: 'box' });
    expect(saveMock).toHaveBeenCalledWith({ results: [answer('box')] });
    expect(refreshApex).toHaveBeenCalledTimes(1);
    expect(tested).toHaveBeenCalledTimes(1);
    expect(find(element, '[data-row=box] [data-cell=reachable]').textContent).toContain('200, c.Hub_Ui_Milliseconds');
    expect(find(element, '.announcement').textContent).toBe('c.Hub_Ui_Result_Of');
  });

  it('tests all at most five at once, and saves once, after the last', async () => {
    const element = show();
    const waiting: (() => void)[] = [];
    testMock.mockImplementation(
      ({ developerName }: { developerName: string }) =>
        new Promise((resolve) => waiting.push(() => resolve(answer(developerName)))),
    );
    wire.emit({ rows: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(row), sources: [] });
    await flush();
    find(element, '.test-all').click();
    await flush();
    expect(testMock).toHaveBeenCalledTimes(5);
    expect(find(element, '.progress').textContent).toBe('c.Hub_Ui_Tests_Progress');
    await expect(element).toBeAccessible();
    waiting.splice(0).forEach((finish) => finish());
    await flush();
    expect(testMock).toHaveBeenCalledTimes(7);
    expect(saveMock).not.toHaveBeenCalled();
    waiting.splice(0).forEach((finish) => finish());
    await flush();
    expect(saveMock).toHaveBeenCalledTimes(1);
    expect(saveMock.mock.calls[0][0].results).toHaveLength(7);
    expect(find(element, '.progress')).toBeNull();
  });

  it('takes no second click while a test runs, and keeps its buttons in focus', async () => {
    const element = show();
    let resolve: (result: Apex.HubConnectionTestResult) => void = () => undefined;
    testMock.mockReturnValue(new Promise((done) => (resolve = done)));
    wire.emit({ rows: [row('box')], sources: [] });
    await flush();
    testButton(element, 'box').click();
    find(element, '.test-all').click();
    await flush();
    testButton(element, 'box').click();
    find(element, '.test-all').click();
    await flush();
    expect(testMock).toHaveBeenCalledTimes(1);
    expect(testButton(element, 'box')).toHaveProperty('disabled', false);
    expect(testButton(element, 'box').getAttribute('aria-disabled')).toBe('true');
    resolve(answer('box'));
    await flush();
    expect(testButton(element, 'box').getAttribute('aria-disabled')).toBe('false');
  });

  it('stops: what is under way answers and is kept, the rest is not tested', async () => {
    const element = show();
    const waiting: (() => void)[] = [];
    testMock.mockImplementation(
      ({ developerName }: { developerName: string }) =>
        new Promise((resolve) => waiting.push(() => resolve(answer(developerName)))),
    );
    wire.emit({ rows: ['a', 'b', 'c', 'd', 'e', 'f'].map(row), sources: [] });
    await flush();
    find(element, '.test-all').click();
    await flush();
    find(element, '.stop').click();
    waiting.forEach((finish) => finish());
    await flush();
    expect(testMock).toHaveBeenCalledTimes(5);
    expect(saveMock.mock.calls[0][0].results).toHaveLength(5);
  });

  it('shows why a test could not be run, and keeps the others', async () => {
    const element = show();
    testMock.mockImplementation(async ({ developerName }: { developerName: string }) => {
      if (developerName === 'box') throw new Error('You do not have access to the Apex class');
      return answer(developerName);
    });
    wire.emit({ rows: [row('box'), row('graph')], sources: [] });
    await flush();
    find(element, '.test-all').click();
    await flush();
    expect(find(element, '[data-row=box] [data-cell=reachable] c-hub-status-badge')).toHaveProperty(
      'reason',
      'You do not have access to the Apex class',
    );
    expect(saveMock).toHaveBeenCalledWith({ results: [answer('graph')] });
  });

  it('keeps the results on the screen when the history cannot be written', async () => {
    const element = show();
    saveMock.mockRejectedValue({ body: { message: 'storage limit exceeded' } });
    wire.emit({ rows: [row('box')], sources: [] });
    await flush();
    testButton(element, 'box').click();
    await flush();
    expect(find(element, 'c-hub-error-panel')).toHaveProperty('message', 'c.Hub_Ui_Save_Failed');
    expect(find(element, '[data-row=box] [data-cell=reachable] c-hub-status-badge')).toHaveProperty(
      'label',
      'Connected',
    );
  });

  it('does not test what the register does not know', async () => {
    const element = show();
    wire.emit({ rows: [{ ...row('box'), registered: false }], sources: [] });
    await flush();
    expect(testButton(element, 'box')).toHaveProperty('disabled', true);
    expect(find(element, '.test-all')).toHaveProperty('disabled', true);
  });

  it('opens and closes the details of a row', async () => {
    const element = show();
    wire.emit({ rows: [row('box')], sources: [] });
    await flush();
    const details = find(element, '[data-action=details]');
    details.click();
    await flush();
    expect(find(element, 'c-hub-connection-detail')).not.toBeNull();
    await expect(element).toBeAccessible();
    details.click();
    await flush();
    expect(find(element, 'c-hub-connection-detail')).toBeNull();
  });
});
