import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { it } from 'node:test';
import { grantEventLogs } from './event-logs.ts';

it('gives nobody a right that the org does not have', async () => {
  const asked: string[] = [];
  const org = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ fields: [{ name: 'Id' }, { name: 'PermissionsApiEnabled' }] }));
  });
  await new Promise<void>((resolve) => org.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = org.address() as AddressInfo;
    const session = { url: `http://127.0.0.1:${port}`, accessToken: 'token', apiVersion: '67.0' };
    assert.equal(await grantEventLogs(session, 'own-org@example.invalid'), false, 'it says so');
    assert.deepEqual(asked, ['GET /services/data/v67.0/sobjects/PermissionSet/describe'], 'and deploys nothing');
  } finally {
    org.close();
  }
});
