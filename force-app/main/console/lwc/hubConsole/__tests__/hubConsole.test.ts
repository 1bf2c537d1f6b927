import { refreshApex } from '@salesforce/apex';
import getRights from '@salesforce/apex/HubConsoleController.getRights';
import getSummary from '@salesforce/apex/HubConsoleController.getSummary';
import markLooked from '@salesforce/apex/HubConsoleController.markLooked';
import HubConsole from 'c/hubConsole';
import { createElement } from 'lwc';
import type { TestAdapter } from '../../../../../../typings/jest-wire';

jest.mock(
  '@salesforce/apex/HubConsoleController.getSummary',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock(
  '@salesforce/apex/HubConsoleController.getRights',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock(
  '@salesforce/apex/HubConsoleController.getChecks',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/label/c.Hub_Ui_Rights_Missing', () => ({ default: 'You do not have: {0}.' }), { virtual: true });
jest.mock('@salesforce/apex/HubConsoleController.markLooked', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn(async () => undefined) }), { virtual: true });
jest.mock(
  '@salesforce/apex/HubConnectionController.getConnections',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/apex/HubAppController.getApps', () => ({ default: jest.fn(async () => ({ rows: [] })) }), {
  virtual: true,
});
jest.mock('@salesforce/apex/HubAppController.readTokens', () => ({ default: jest.fn(async () => ({ uses: [] })) }), {
  virtual: true,
});

const summaryWire = getSummary as unknown as TestAdapter;
const rightsWire = getRights as unknown as TestAdapter;
const lookMock = markLooked as unknown as jest.Mock;
const flush = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const summary: Apex.HubConsoleSummary = {
  sentence: '3 of 5 connections work. 44 of 48 apps can be used by anyone. Nothing is new.',
  checkedAt: '2026-11-21T10:00:00.000Z',
  checkedAs: 'ada@example.com',
  orgKind: 'Scratch org',
  orgKindMeaning: 'Secrets end with it.',
};

const show = (): HTMLElement => {
  const element = createElement('c-hub-console', { is: HubConsole });
  document.body.append(element);
  return element;
};
const content = (element: HTMLElement): string => element.shadowRoot?.textContent ?? '';

describe('c-hub-console', () => {
  beforeEach(() => lookMock.mockReset().mockResolvedValue(undefined));
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  it('says one sentence first, when it was checked, as whom, and what the kind of org means', async () => {
    const element = show();
    summaryWire.emit(summary);
    await flush();
    expect(element.shadowRoot?.querySelector('h1')?.textContent).toBe(summary.sentence);
    expect(element.shadowRoot?.querySelector('.checked c-hub-age')).toHaveProperty('value', summary.checkedAt);
    expect(element.shadowRoot?.querySelector('.org-kind')?.textContent).toBe('Scratch org: Secrets end with it.');
    expect(
      [...(element.shadowRoot?.querySelectorAll('lightning-tab') ?? [])].map(
        (tab) => (tab as HTMLElement & { label: string }).label,
      ),
    ).toEqual(['c.Hub_Ui_Connections_Tab', 'c.Hub_Ui_Apps_Tab', 'c.Hub_Queue_Tab']);
    await expect(element).toBeAccessible();
  });

  it('waits with a spinner that has a name', async () => {
    const element = show();
    expect(element.shadowRoot?.querySelector('lightning-spinner')).toHaveProperty(
      'alternativeText',
      'c.Hub_Ui_Loading',
    );
    await expect(element).toBeAccessible();
  });

  it('lists what is new, and remembers the look once', async () => {
    const element = show();
    summaryWire.emit({
      ...summary,
      newItems: [{ name: 'Mail Merge', text: 'New app Mail Merge', at: '2026-11-20T00:00:00.000Z' }],
    });
    await flush();
    expect(element.shadowRoot?.querySelector('.new-items')?.textContent).toContain('New app Mail Merge');
    summaryWire.emit({ ...summary });
    await flush();
    expect(lookMock).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it('names the missing rights in one quiet line, and shows everything else', async () => {
    const element = show();
    summaryWire.emit(summary);
    rightsWire.emit([
      { name: 'ViewSetup', label: 'View Setup and Configuration', held: 'yes', neededFor: 'x' },
      { name: 'CustomizeApplication', label: 'Customize Application', held: 'no', neededFor: 'tokens of other users' },
      { name: 'ManageNamedCredentials', label: 'Manage Named Credentials', held: 'no', neededFor: 'parameters' },
    ]);
    await flush();
    expect(element.shadowRoot?.querySelector('.missing-rights')?.textContent).toBe(
      'You do not have: Customize Application, Manage Named Credentials.',
    );
    expect(element.shadowRoot?.querySelector('c-hub-error-panel')).toBeNull();
    expect(content(element)).toContain(summary.sentence);
    await expect(element).toBeAccessible();
  });

  it('shows three steps on the very first look, as long as the page is open', async () => {
    const element = show();
    summaryWire.emit({ ...summary, connectionsNeverTested: 2 });
    rightsWire.emit([{ name: 'ViewSetup', label: 'View Setup and Configuration', held: 'yes' }]);
    element.shadowRoot?.querySelector('c-hub-connection-table')?.dispatchEvent(
      new CustomEvent('listed', {
        detail: { connections: [{ developerName: 'Mass_Action', configured: { value: 'yes' } }] },
      }),
    );
    await flush();
    const steps = (): Element | null | undefined => element.shadowRoot?.querySelector('c-hub-first-steps');
    expect(steps()).toMatchObject({ assigned: true, connected: true, tested: false });
    summaryWire.emit({ ...summary, connectionsNeverTested: 0, lastLook: '2026-11-21T10:00:00.000Z' });
    await flush();
    expect(steps()).toHaveProperty('tested', true);
    await expect(element).toBeAccessible();
  });

  it('shows no steps to somebody who has looked before, and says what the hub never reads', async () => {
    const element = show();
    summaryWire.emit({ ...summary, lastLook: '2026-11-20T10:00:00.000Z' });
    await flush();
    expect(element.shadowRoot?.querySelector('c-hub-first-steps')).toBeNull();
    expect(element.shadowRoot?.querySelector('summary')?.textContent).toBe('c.Hub_Ui_Trust_Title');
    expect(element.shadowRoot?.querySelector('.trust')?.textContent).toContain('c.Hub_Ui_Trust_Never');
  });

  it('lets the queue be read only while its tab is the open one', async () => {
    const element = show();
    const open = async (value: string): Promise<void> => {
      const tabs = [...(element.shadowRoot?.querySelectorAll('lightning-tab') ?? [])];
      tabs
        .find((tab) => (tab as Element & { value: string }).value === value)
        ?.dispatchEvent(new CustomEvent('active'));
      await flush();
    };
    const queue = element.shadowRoot?.querySelector('c-hub-queue');
    expect(queue).toHaveProperty('active', false);
    await open('queue');
    expect(queue).toHaveProperty('active', true);
    await open('apps');
    expect(queue).toHaveProperty('active', false);
  });

  it('shows an error in a panel, and the tabs all the same', async () => {
    const element = show();
    summaryWire.error({ message: 'no access' });
    await flush();
    expect(element.shadowRoot?.querySelector('c-hub-error-panel')).toHaveProperty('error.body', {
      message: 'no access',
    });
    expect(element.shadowRoot?.querySelectorAll('lightning-tab')).toHaveLength(3);
    await expect(element).toBeAccessible();
  });

  it('reads sentence and checks again after a test, and says when the look could not be remembered', async () => {
    lookMock.mockRejectedValue({ body: { message: 'read only' } });
    const element = show();
    summaryWire.emit(summary);
    await flush();
    element.shadowRoot?.querySelector('c-hub-connection-table')?.dispatchEvent(new CustomEvent('tested'));
    expect(refreshApex).toHaveBeenCalledTimes(2);
    await flush();
    expect(element.shadowRoot?.querySelector('c-hub-error-panel')).toHaveProperty('error.body', {
      message: 'read only',
    });
  });
});
