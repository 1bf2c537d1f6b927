import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { demoApps, RUNS_AS_PERSON } from './apps.ts';
import type { SeedRow } from '../../local-org/src/seed/types.ts';
import { demoOrg } from './demo-org.ts';

const NOW = Date.UTC(2026, 10, 21);
const rowsOf = (object: string): SeedRow[] =>
  demoOrg(NOW)
    .filter((record) => record.kind === 'row')
    .filter((record) => record.object === object);

describe('demo org', () => {
  it('is the same at every run', () => {
    assert.deepEqual(demoOrg(NOW), demoOrg(NOW), 'the generator is seeded');
  });

  it('has 47 apps with different names, three of them admin-approved', () => {
    assert.equal(new Set(demoApps().map((app) => app.name)).size, 47, 'no two apps share a name');
    assert.equal(demoApps().filter((app) => app.adminApproved).length, 3, 'the others are open to all users');
  });

  it('has 200 users and more tokens than one query can read', () => {
    assert.equal(rowsOf('User').length, 200, 'users');
    assert.ok(rowsOf('OauthToken').length > 2_500, 'tokens beyond the cap of a query');
  });

  it('lets one app act as a person who exists and is active', () => {
    const run = rowsOf('User').find(({ fields }) => fields.Username === RUNS_AS_PERSON.username);
    assert.equal(run?.fields.IsActive, true, 'the run-as user');
    const policies = demoOrg(NOW).filter(
      (record) => record.kind === 'component' && record.xml.includes('<clientCredentialsFlowUser>'),
    );
    assert.equal(policies.length, 1, 'and one app alone');
  });

  it('has a certificate that expires in three weeks and a remote site that nobody needs', () => {
    assert.deepEqual(
      rowsOf('Certificate').map(({ fields }) => fields.ExpirationDate),
      ['2026-12-12'],
      'dated from now',
    );
    const sites = demoOrg(NOW).filter((record) => record.kind === 'component' && record.type === 'RemoteSiteSetting');
    assert.equal(sites.length, 1, 'one remote site');
  });

  it('lets the provisioning user make about 97 % of the calls', () => {
    const [file] = rowsOf('EventLogFile');
    const text = file.kind === 'row' ? (file.fields.LogFile as { $base64: string }).$base64 : '';
    const lines = text.trim().split('\n').slice(1);
    const share = lines.filter((line) => line.includes('{{ref:provisioning}}')).length / lines.length;
    assert.ok(share > 0.95 && share < 0.99, `the share is ${share}`);
  });
});
