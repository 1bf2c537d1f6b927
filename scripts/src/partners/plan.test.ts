import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PartnerRefusedError } from './errors.ts';
import { planPartner, type PartnerRequest } from './plan.ts';

const GOOD: PartnerRequest = { name: 'acme-payments', protocol: 'api-key', endpoint: 'https://api.acme.example/v1/' };
const OAUTH = { protocol: 'oauth-client-credentials' } as const;

const refused = (change: Partial<PartnerRequest>, reason: RegExp): void =>
  assert.throws(
    () => planPartner({ ...GOOD, ...change }),
    (error) => error instanceof PartnerRefusedError && error.exitCode === 2 && reason.test(error.message),
    `${JSON.stringify(change)} is refused because ${String(reason)}`,
  );

describe('the plan of a partner', () => {
  it('has one name in the words of each place', () => {
    const { names, endpoint, label, healthPath, hosts } = planPartner(GOOD);
    assert.deepEqual(
      names,
      {
        folder: 'acme-payments',
        developerName: 'Acme_Payments',
        externalCredential: 'Hub_Acme_Payments',
        principal: 'AcmePaymentsService',
        permissionSet: 'Hub_Acme_Payments_Principal',
        client: 'HubAcmePaymentsClient',
        status: 'HubAcmePaymentsStatus',
        clientTest: 'HubAcmePaymentsClientTest',
        constant: 'acmePayments',
      },
      'names',
    );
    assert.deepEqual(
      [endpoint, label, healthPath, hosts],
      ['https://api.acme.example/v1', 'Acme Payments', '/status', ['api.acme.example']],
      'and the usual values for what was not said',
    );
  });

  it('refuses names that are none in Apex, metadata or TypeScript', () => {
    for (const name of ['', 'Acme', 'acme_payments', '1acme', 'acme--payments', '-acme', 'acme-', '../acme', 'ac me'])
      refused({ name }, /cannot be the name/);
    refused({ name: 'default' }, /word of the language/);
    refused({ name: 'a'.repeat(28) }, /too long.*ClientTest would have 41/);
    assert.equal(planPartner({ ...GOOD, name: 'a'.repeat(27) }).names.clientTest.length, 40, 'the longest name');
  });

  it('refuses endpoints that are not safe, and repeats nothing of them', () => {
    for (const [endpoint, reason] of [
      ['api.acme.example', /no URL/],
      ['http://api.acme.example', /https/],
      ['https://user:hunter2@api.acme.example', /user name or password/],
      ['https://api.acme.example/?key=hunter2', /query/],
      ['https://api.acme.example/#hunter2', /fragment/],
      ['https://api.acme.example/{hunter2}', /other characters/],
      ['https://localhost:8443', /machine itself/],
      ['https://127.1', /machine itself/],
      ['https://[::1]/v1', /machine itself/],
    ] as const) {
      refused({ endpoint }, reason);
      assert.throws(
        () => planPartner({ ...GOOD, endpoint }),
        (error) => error instanceof PartnerRefusedError && !/hunter2/.test(error.message + error.actions?.join('')),
        'what may be a secret is not repeated',
      );
    }
  });

  it('refuses health paths and labels that could become something else', () => {
    for (const healthPath of ['status', '/status?x=1', '/../admin', '/a//b', '/{id}', '/status/', '/:id'])
      refused({ healthPath }, /health path/);
    for (const label of ['', ' ', "Acme's", 'a'.repeat(41), '*/ drop', 'two\nlines']) refused({ label }, /label/);
    assert.equal(
      planPartner({ ...GOOD, label: 'Zürich & Söhne (2)' }).label,
      'Zürich & Söhne (2)',
      'letters of people',
    );
  });

  it('knows where tokens come from, for OAuth only', () => {
    const plan = planPartner({ ...GOOD, ...OAUTH, scope: 'read write' });
    assert.equal(plan.tokenEndpoint, 'https://api.acme.example/oauth/token', 'the usual place');
    assert.equal(plan.scope, 'read write', 'scope');
    const elsewhere = planPartner({ ...GOOD, ...OAUTH, tokenEndpoint: 'https://login.acme.example/token' });
    assert.deepEqual(elsewhere.hosts, ['api.acme.example', 'login.acme.example'], 'the simulator stands for both');
    refused({ tokenEndpoint: 'https://login.acme.example/token' }, /Only oauth/);
    refused({ scope: 'read' }, /Only oauth/);
    refused({ ...OAUTH, scope: 'a "b"' }, /scope/);
    refused({ ...OAUTH, tokenEndpoint: 'http://login.acme.example/token' }, /https/);
    refused({ ...OAUTH, tokenEndpoint: 'https://login.acme.example/v1/status' }, /that of the token endpoint/);
  });
});
