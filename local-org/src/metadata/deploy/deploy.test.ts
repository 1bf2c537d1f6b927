import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzip } from '../read/zip.ts';
import { createRetrieve, retrieveResult, runRetrieve } from '../retrieve/requests.ts';
import { deploy, manifest, openTestOrg, USER } from '../test-org.ts';

const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const CLASS_META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass ${XMLNS}>
    <apiVersion>67.0</apiVersion>
    <status>Active</status>
</ApexClass>
`;
const CLASS = {
  'package.xml': manifest({ ApexClass: ['Greeter'] }),
  'classes/Greeter.cls': 'public class Greeter {}\n',
  'classes/Greeter.cls-meta.xml': CLASS_META,
};

test('an Apex class deploys and comes back byte by byte', async () => {
  const context = await openTestOrg();
  const result = await deploy(context, CLASS);
  assert.equal(result.status, 'Succeeded', JSON.stringify(result.details.componentFailures));
  assert.equal(
    result.details.componentSuccesses.some((m) => m.fullName === 'Greeter' && m.created),
    true,
    'Greeter is created',
  );
  const id = createRetrieve(
    context.db.sqlite,
    { members: [{ type: 'ApexClass', fullName: '*' }], version: '67.0', singlePackage: false },
    USER.userId,
  );
  await runRetrieve(context, id);
  const retrieved = unzip(Buffer.from(retrieveResult(context.db.sqlite, id).zipFile, 'base64'));
  const text = (path: string): string => new TextDecoder().decode(retrieved.get(`unpackaged/${path}`));
  assert.equal(text('classes/Greeter.cls'), CLASS['classes/Greeter.cls'], 'the body is as deployed');
  assert.equal(text('classes/Greeter.cls-meta.xml'), CLASS_META, 'the description is in the form of the org');
});

test('the second deploy of the same package changes nothing', async () => {
  const context = await openTestOrg();
  await deploy(context, CLASS);
  const result = await deploy(context, CLASS);
  const greeter = result.details.componentSuccesses.find((m) => m.fullName === 'Greeter');
  assert.deepEqual([greeter?.created, greeter?.changed], [false, false], 'Greeter is unchanged');
});
