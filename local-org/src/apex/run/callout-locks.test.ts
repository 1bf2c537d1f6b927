import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalloutResult } from '../../org/types.ts';
import { openProject, type TestOrg } from './test-project.ts';

const CALL = `HttpRequest request = new HttpRequest();
request.setEndpoint('https://partner.example/wait');
request.setMethod('GET');
new Http().send(request);`;
const WRITE = `update new List<Account>([SELECT Id FROM Account]);
System.debug('wrote');`;

const run = async (org: TestOrg, code: string): Promise<string> => {
  const result = await org.workers.run({ kind: 'anonymous', userId: org.adminUserId, code, logLevel: 'DEBUG' });
  return result.success ? result.log : `failed: ${result.exceptionMessage ?? result.compileProblem ?? ''}`;
};

test('what FOR UPDATE locked is free for others during a callout, and the transaction goes on', async () => {
  let meanwhile = '';
  const callout = async (): Promise<CalloutResult> => {
    meanwhile = await run(org, WRITE);
    return { ok: true, status: 200, statusText: 'OK', headers: [], bodyBase64: '' };
  };
  const org: TestOrg = await openProject({ 'Plain.cls': 'public class Plain {}' }, undefined, { callout });
  try {
    await run(org, "insert new Account(Name = 'locked');");
    const log = await run(
      org,
      `Account a = [SELECT Id, Name FROM Account FOR UPDATE];
${CALL}
a.Name = 'after the callout';
update a;
System.debug('went on');`,
    );
    assert.match(meanwhile, /\|wrote\n/, 'another transaction wrote during the callout');
    assert.match(log, /\|went on\n/, 'the transaction wrote after it');
    const names = await run(org, 'System.debug([SELECT Name FROM Account].Name);');
    assert.match(names, /\|after the callout\n/, 'and was committed');
  } finally {
    await org.close();
  }
});
