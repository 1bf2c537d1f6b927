import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Fault } from 'simulators';
import { assignPermissionSets } from '../../scripts/src/org/permission-sets.ts';
import { countPartners } from '../../scripts/src/partners/registered.ts';
import { startHubOrg, type HubOrg } from './support/hub-org.ts';
import { signInByLink, signInByPassword, type PageSession } from './support/page-session.ts';
import { API } from './support/rest-client.ts';
import { ROOT, workplace, type Workplace } from './support/workplace.ts';

interface TestResult {
  readonly developerName: string;
  readonly stateLabel: string;
  readonly working: boolean;
  readonly milliseconds: number;
  readonly tried: string;
  readonly platformText: string;
  readonly whatToDo: string;
  readonly setupLink: string;
}
interface Source {
  readonly column: string;
  readonly readable: boolean;
  readonly missingRight: string | null;
}
interface Sources {
  readonly sources: readonly Source[];
}

let place: Workplace;
let hub: HubOrg;
let page: PageSession;

before(async () => {
  place = workplace();
  hub = await startHubOrg(place);
  page = await signInByLink(hub.server.loginUrl);
});
after(() => place.remove());

const testConnection = (developerName: string): Promise<TestResult> =>
  page.value('HubConnectionController.testConnection', { developerName });

async function withFault<T>(partner: string, fault: Fault, work: () => Promise<T>): Promise<T> {
  hub.simulators.setFault(partner, fault);
  try {
    return await work();
  } finally {
    hub.simulators.setFault(partner, null);
  }
}

/** Apex that runs in a transaction of its own. */
async function anonymous(code: string): Promise<{ success: boolean; exceptionMessage: string | null }> {
  const { json } = await hub.server.rest.call(
    'GET',
    `${API}/tooling/executeAnonymous/?anonymousBody=${encodeURIComponent(code)}`,
  );
  return json;
}

describe('a partner', () => {
  test('that hangs is given five seconds, while others answer', async () => {
    await withFault('bpay', { kind: 'hang' }, async () => {
      const hanging = testConnection('BPAYCRNGeneratorDEV');
      const other = await testConnection('MSGraphAPI');
      assert.equal(other.stateLabel, 'Connected', 'nobody waits for it');
      const { stateLabel, working, tried, platformText, whatToDo, milliseconds } = await hanging;
      assert.deepEqual([stateLabel, working, platformText], ['Timed out', false, 'Read timed out'], 'the state');
      assert.match(tried, /GET callout:BPAYCRNGeneratorDEV\/v1\/status, 5 seconds allowed/, 'what was tried');
      assert.ok(milliseconds >= 5000, 'after the time that it was given');
      assert.notEqual(whatToDo, '', 'what to do');
    });
    assert.equal((await testConnection('BPAYCRNGeneratorDEV')).stateLabel, 'Connected', 'and it is well again');
  });

  test('that answers 50 MB is cut off at what Apex may hold', async () => {
    const text = 'Exceeded max size limit of 6000000 with response size 52428800';
    await withFault('bpay', { kind: 'huge' }, async () => {
      const { stateLabel, platformText, whatToDo } = await testConnection('BPAYCRNGeneratorDEV');
      assert.deepEqual([stateLabel, platformText], ['Answer too large', text], 'in the words of the platform');
      assert.notEqual(whatToDo, '', 'with what to do');
      const direct = await anonymous(
        `HttpRequest r = new HttpRequest(); r.setEndpoint('callout:BPAYCRNGeneratorDEV/v1/status'); r.setMethod('GET'); new Http().send(r);`,
      );
      assert.equal(direct.exceptionMessage, `System.CalloutException: ${text}`, 'any Apex reads the same');
    });
    assert.equal((await testConnection('BPAYCRNGeneratorDEV')).stateLabel, 'Connected', 'and it is well again');
  });
});

describe('the org that calls itself', () => {
  test('answers 20 tests at once', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => testConnection('Mass_Action')));
    const states = new Set(results.map(({ stateLabel, platformText }) => `${stateLabel}: ${platformText}`));
    assert.deepEqual([...states], ['Connected: HTTP 200 OK'], 'each of them');
  });

  test('answers transactions that wait for other transactions of its own', async () => {
    const [runAs] = await hub.server.rest.rows("SELECT Username FROM User WHERE Username LIKE 'own-org.%'");
    await assignPermissionSets(hub.session, String(runAs?.['Username']), ['Hub_Health_Caller']);
    const code = `HttpRequest r = new HttpRequest(); r.setEndpoint('callout:Mass_Action/services/apexrest/hub/v1/health');
      r.setMethod('GET'); r.setTimeout(60000); HttpResponse s = new Http().send(r); Assert.areEqual(200, s.getStatusCode(), s.getBody());`;
    const results = await Promise.all(Array.from({ length: 8 }, () => anonymous(code)));
    assert.deepEqual(
      results.map(({ success, exceptionMessage }) => [success, exceptionMessage]),
      results.map(() => [true, null]),
      'Apex calls Apex without a deadlock',
    );
  });
});

describe('text from outside is never SOQL', () => {
  const attacks = [
    "x' OR Name != '",
    "Box%' OR Id != null OR Name LIKE '%",
    "\\' OR 1=1 --",
    "C:' OR Id != '",
    "E:001' LIMIT 1 --",
  ];
  before(async () => {
    await page.value('HubConnectionController.saveResults', { results: [await testConnection('MSGraphAPI')] });
    const history = await page.value<TestResult[]>('HubConnectionController.getHistory', {
      developerName: 'MSGraphAPI',
    });
    assert.equal(history.length, 1, 'there is something to find');
  });

  for (const attack of attacks) {
    test(attack, async () => {
      const parameters = { developerName: attack };
      const history = await page.value<TestResult[]>('HubConnectionController.getHistory', parameters);
      assert.deepEqual(history, [], 'no history of another connection');
      const { stateLabel, tried } = await testConnection(attack);
      assert.equal(stateLabel, 'Not configured', 'no such connection');
      assert.doesNotMatch(tried, /callout:/, 'and nothing was called');
      for (const method of ['HubAppController.getApps', 'HubAppController.readTokens']) {
        const outcome = await page.apex(method, { cursor: attack, tokenUse: null });
        const all = await page.value<{ rows?: unknown[] }>(method, { cursor: null, tokenUse: null });
        if (outcome.ok)
          assert.deepEqual(outcome.value, { ...all, ...(outcome.value as object) }, `${method} keeps its shape`);
        else assert.doesNotMatch(outcome.error.message, /unexpected token|MALFORMED/i, `${method} was no query text`);
      }
    });
  }
});

describe('a user', () => {
  const password = randomBytes(12).toString('base64url');
  let username: string;
  let user: PageSession;

  before(async () => {
    const { rest } = hub.server;
    const [profile] = await rest.rows("SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'");
    username = `reader.${hub.server.orgId.toLowerCase()}@example.com`;
    const { json } = await rest.call('POST', `${API}/sobjects/User`, {
      Username: username,
      LastName: 'Reader',
      Alias: 'reader',
      Email: username,
      ProfileId: profile?.['Id'],
      TimeZoneSidKey: 'GMT',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
    });
    await setPassword((json as { id: string }).id, password);
    user = await signInByPassword(hub.server.url, username, password);
  });

  async function setPassword(userId: string, value: string): Promise<void> {
    const body = `<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Header><SessionHeader xmlns="urn:partner.soap.sforce.com"><sessionId>${hub.server.accessToken}</sessionId></SessionHeader></Header><Body><setPassword xmlns="urn:partner.soap.sforce.com"><userId>${userId}</userId><password>${value}</password></setPassword></Body></Envelope>`;
    const headers = { 'content-type': 'text/xml', soapaction: '""' };
    const { status } = await fetch(`${hub.server.url}/services/Soap/u/67.0`, { method: 'POST', headers, body });
    assert.equal(status, 200, 'the password is set');
  }

  test('without a permission set is told which class, and sees no tab', async () => {
    for (const [method, className] of [
      ['HubConsoleController.getSummary', 'HubConsoleController'],
      ['HubConnectionController.getConnections', 'HubConnectionController'],
      ['HubAppController.getApps', 'HubAppController'],
    ] as const) {
      const outcome = await user.apex(method);
      const message = outcome.ok ? 'it was answered' : outcome.error.message;
      assert.equal(message, `You do not have access to the Apex class named '${className}'.`, method);
    }
    assert.notEqual(await user.visit('/lightning/n/Hub_Integration_Health'), 200, 'the tab is hidden');
  });

  test('who may only open the console reads the missing right where it matters, and the rest', async () => {
    await assignPermissionSets(hub.session, username, ['Hub_Console']);
    assert.equal(await user.visit('/lightning/n/Hub_Integration_Health'), 200, 'the tab is there');
    const rights = await user.value<{ name: string; held: string }[]>('HubConsoleController.getRights');
    assert.deepEqual(
      rights.map(({ name, held }) => [name, held]),
      [
        ['ViewSetup', 'no'],
        ['CustomizeApplication', 'no'],
        ['ManageNamedCredentials', 'no'],
      ],
      'what is missing',
    );
    const unreadable = (sources: readonly Source[]): unknown =>
      sources.filter(({ readable }) => !readable).map(({ column, missingRight }) => `${column}: ${missingRight}`);
    const summary = await user.value<Sources & { sentence: string }>('HubConsoleController.getSummary');
    assert.match(
      summary.sentence,
      new RegExp(`^1 of ${countPartners(ROOT)} connections work\\. Who can use the apps is unreadable`),
      'the first sentence',
    );
    assert.deepEqual(unreadable(summary.sources), ['appsOpen: ViewSetup'], 'and the right that one number needs');
    const connections = await user.value<Sources & { rows: { configured: { value: string } }[] }>(
      'HubConnectionController.getConnections',
    );
    assert.deepEqual(
      connections.rows.map(({ configured }) => configured.value),
      Array.from({ length: countPartners(ROOT) }, () => 'unreadable'),
      'the register still names all connections, and none is called missing',
    );
    const { sources } = await user.value<Sources>('HubAppController.getApps', { cursor: null, tokenUse: null });
    assert.deepEqual(
      unreadable(sources),
      ['permittedUsers: ViewSetup', 'externalClientApps: ViewSetup'],
      'the panel of the apps says what it lacks',
    );
    const tokens = await user.value<{ readable: boolean; source: Source }>('HubAppController.readTokens');
    assert.deepEqual(
      [tokens.readable, tokens.source.missingRight],
      [false, 'CustomizeApplication'],
      'tokens are never a part that looks like all',
    );
  });

  test('who may not use a principal reads so from the platform', async () => {
    const parameters = { developerName: 'MSGraphAPI' };
    const result = await user.value<TestResult>('HubConnectionController.testConnection', parameters);
    assert.equal(result.stateLabel, 'Not granted', 'the state');
    assert.match(result.platformText, /You might not have the required permissions/, 'in the words of the platform');
    assert.match(result.setupLink, /^\/lightning\/setup\/PermSets/, 'with the place in Setup that helps');
  });
});
