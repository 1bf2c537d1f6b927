import { refreshApex } from '@salesforce/apex';
import getChecks from '@salesforce/apex/HubConsoleController.getChecks';
import HubCheckList from 'c/hubCheckList';
import { createElement } from 'lwc';
import type { TestAdapter } from '../../../../../../typings/jest-wire';

jest.mock(
  '@salesforce/apex/HubConsoleController.getChecks',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn(async () => undefined) }), { virtual: true });
jest.mock(
  '@salesforce/label/c.Hub_Ui_Checks_Summary',
  () => ({ default: '{0} of {3} passed, {1} failed, {2} unreadable' }),
  {
    virtual: true,
  },
);
jest.mock('@salesforce/label/c.Hub_Ui_Unreadable_Title', () => ({ default: 'Unreadable: {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.Hub_Ui_Show_All', () => ({ default: 'Show all {0}' }), { virtual: true });

const wire = getChecks as unknown as TestAdapter;
const flush = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const finding = (subject: string, severity = 'high'): Apex.HubFinding => ({
  severity,
  subject,
  evidence: `${subject} answered 401`,
  why: 'Nothing gets through.',
  whatToDo: 'Renew the key.',
  setupLink: '/lightning/setup/NamedCredential/home',
});
const failed = (findings: Apex.HubFinding[]): Apex.HubCheckResult => ({
  checkId: 'connection-not-working',
  label: 'Every tested connection works',
  status: 'fail',
  findings,
  control: 'SBS-1',
  runbook: 'docs/runbooks/connection-not-working.md',
  checkedAt: '2026-11-21T10:00:00.000Z',
});
const passed: Apex.HubCheckResult = { checkId: 'drift', label: 'No drift', status: 'pass', findings: [] };
const unreadable: Apex.HubCheckResult = {
  checkId: 'apps',
  label: 'No open app',
  status: 'unreadable',
  missingRight: 'ViewSetup',
  message: 'Apps are hidden.',
  findings: [],
};

const show = (): HTMLElement => {
  const element = createElement('c-hub-check-list', { is: HubCheckList });
  document.body.append(element);
  return element;
};
const opened = async (results: Apex.HubCheckResult[]): Promise<HTMLElement> => {
  const element = show();
  wire.emit(results);
  await flush();
  element.shadowRoot?.querySelector<HTMLElement>('.toggle')?.click();
  await flush();
  return element;
};
const badges = (element: HTMLElement): string[] =>
  [...(element.shadowRoot?.querySelectorAll('h2 c-hub-status-badge') ?? [])].map(
    (badge) => (badge as HTMLElement & { label: string }).label,
  );

describe('c-hub-check-list', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  it('puts the check with the most severe finding on top', async () => {
    const check = (label: string, severity: string): Apex.HubCheckResult => ({
      ...failed([finding('Partner', severity)]),
      label,
    });
    const element = await opened([
      passed,
      check('A question', 'low'),
      check('An expired certificate', 'critical'),
      check('A slow partner', 'medium'),
    ]);
    const labels = [...(element.shadowRoot?.querySelectorAll('h2') ?? [])].map((heading) =>
      heading.textContent?.trim(),
    );
    expect(labels).toEqual(['An expired certificate', 'A slow partner', 'A question', 'No drift']);
  });

  it('says while it waits that the checks are running', async () => {
    const element = show();
    expect(element.shadowRoot?.querySelector('.loading')?.textContent).toBe('c.Hub_Ui_Checks_Loading');
    await expect(element).toBeAccessible();
  });

  it('is one line with a button until it is opened', async () => {
    const element = show();
    wire.emit([failed([finding('box')]), passed, passed, unreadable]);
    await flush();
    expect(element.shadowRoot?.querySelector('.summary')?.textContent).toBe('2 of 4 passed, 1 failed, 1 unreadable');
    expect(element.shadowRoot?.querySelector('.toggle')?.getAttribute('aria-expanded')).toBe('false');
    expect(element.shadowRoot?.querySelector('.checks')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('shows a finding with its evidence, why it matters, what to do, a link and the runbook', async () => {
    const element = await opened([passed, failed([finding('box')])]);
    const item = element.shadowRoot?.querySelector('.checks > li');
    for (const part of [
      'Every tested connection works',
      'box answered 401',
      'Nothing gets through.',
      'Renew the key.',
      'docs/runbooks/connection-not-working.md',
    ]) {
      expect(item?.textContent).toContain(part);
    }
    expect(item?.querySelector('dd c-hub-status-badge')).toHaveProperty('label', 'c.Hub_Ui_Risk_High');
    expect(item?.querySelector('a')?.getAttribute('href')).toBe('/lightning/setup/NamedCredential/home');
    expect(element.shadowRoot?.querySelector('.toggle')?.getAttribute('aria-expanded')).toBe('true');
    await expect(element).toBeAccessible();
  });

  it('says a shared reason once, the worst first, and shows the rest of many on request', async () => {
    const many = Array.from({ length: 44 }, (_, index) => finding(`app ${index}`));
    const element = await opened([failed([finding('mild', 'low'), ...many])]);
    const groups = [...(element.shadowRoot?.querySelectorAll('.finding') ?? [])];
    expect(groups).toHaveLength(2);
    expect(groups[0]?.querySelectorAll('li')).toHaveLength(5);
    const more = groups[0]?.querySelector('button');
    expect(more?.textContent).toBe('Show all 44');
    more?.click();
    await flush();
    expect(element.shadowRoot?.querySelectorAll('.finding')[0]?.querySelectorAll('li')).toHaveLength(44);
  });

  it('gives every finding its own link when they are repaired in different places', async () => {
    const element = await opened([
      failed([finding('box'), { ...finding('graph'), setupLink: '/lightning/setup/PermSets/home' }]),
    ]);
    const links = [...(element.shadowRoot?.querySelectorAll('.finding a') ?? [])];
    expect(links.map((link) => [link.getAttribute('aria-label'), link.getAttribute('href')])).toEqual([
      ['c.Hub_Ui_Open_Setup: box', '/lightning/setup/NamedCredential/home'],
      ['c.Hub_Ui_Open_Setup: graph', '/lightning/setup/PermSets/home'],
    ]);
    await expect(element).toBeAccessible();
  });

  it('names the right that is missing, and shows every other check all the same', async () => {
    const element = await opened([unreadable, failed([finding('box')]), { checkId: 'odd', label: 'Odd' }]);
    expect(badges(element)).toEqual([
      'c.Hub_Ui_Check_Found',
      'Unreadable: c.Hub_Right_ViewSetup',
      'c.Hub_Ui_Unreadable_State',
    ]);
    expect(element.shadowRoot?.textContent).toContain('Apps are hidden.');
    await expect(element).toBeAccessible();
  });

  it('says that there is no check', async () => {
    const element = show();
    wire.emit([]);
    await flush();
    expect(element.shadowRoot?.querySelector('.empty')?.textContent).toBe('c.Hub_Ui_Checks_None');
    await expect(element).toBeAccessible();
  });

  it('shows an error in a panel', async () => {
    const element = show();
    wire.error({ message: 'no access' });
    await flush();
    expect(element.shadowRoot?.querySelector('c-hub-error-panel')).toHaveProperty('error.body', {
      message: 'no access',
    });
    await expect(element).toBeAccessible();
  });

  it('runs the checks again when it is asked to', async () => {
    const element = show();
    await (element as HTMLElement & { refresh(): Promise<void> }).refresh();
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });
});
