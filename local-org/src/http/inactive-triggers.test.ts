import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { deployFiles } from './testing/packages.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

const TRIGGER = "trigger NoAccounts on Account(before insert) { Trigger.new[0].addError('not today'); }";
let server: TestServer;

before(async () => {
  server = await startTestServer();
});
after(() => server.close());

const deploy = (status: string): Promise<unknown> =>
  deployFiles(
    server,
    { ApexTrigger: ['NoAccounts'] },
    {
      'triggers/NoAccounts.trigger': TRIGGER,
      'triggers/NoAccounts.trigger-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
<ApexTrigger xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion><status>${status}</status></ApexTrigger>`,
    },
  );
const insert = async (): Promise<number> =>
  (await server.call('POST', '/services/data/v66.0/sobjects/Account', { json: { Name: 'New' } })).status;

test('a trigger that is deployed as inactive does not run, until it is active again', async () => {
  await deploy('Active');
  assert.equal(await insert(), 400, 'the trigger refuses');
  await deploy('Inactive');
  assert.equal(await insert(), 201, 'nobody refuses');
  await deploy('Active');
  assert.equal(await insert(), 400, 'it runs again');
});
