import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { OrgDatabase, seedOrg } from '../../data/index.ts';
import { createDeploy, deployResult } from '../../metadata/index.ts';
import type { OrgIdentity, Workers } from '../../org/types.ts';
import { openSchema } from '../../schema/index.ts';
import { createWorkers } from './workers.ts';

const META =
  '<?xml version="1.0" encoding="UTF-8"?><ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion><status>Active</status></ApexClass>';

let folder: string;
let org: OrgIdentity;
let db: OrgDatabase;
let userId: string;
let workers: Workers;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'apex-deploy-'));
  org = {
    id: '00D000000000001EAA',
    file: join(folder, 'org.sqlite'),
    shape: 'developer',
    url: 'http://127.0.0.1',
    hosts: {},
    isDevHub: false,
    isScratch: false,
  };
  db = OrgDatabase.open({ file: org.file, schema: openSchema({ shape: org.shape }) });
  userId = seedOrg(db, db.schema, {
    orgId: org.id,
    orgName: 'Deploys',
    username: 'admin@local-org.example.com',
    now: Date.now(),
  }).adminUserId;
  workers = createWorkers(org, { callout: () => Promise.resolve({ ok: false, message: 'Read timed out' }) });
});
after(async () => {
  await workers.close();
  db.close();
  await rm(folder, { recursive: true, force: true });
});

async function deploy(
  classes: Readonly<Record<string, string>>,
  options = {},
): Promise<ReturnType<typeof deployResult>> {
  const members = Object.keys(classes)
    .map((name) => `<members>${name}</members>`)
    .join('');
  const files = Object.entries(classes).flatMap(([name, text]) => [
    [`classes/${name}.cls`, strToU8(text)],
    [`classes/${name}.cls-meta.xml`, strToU8(META)],
  ]);
  const manifest = `<?xml version="1.0" encoding="UTF-8"?><Package xmlns="http://soap.sforce.com/2006/04/metadata"><types>${members}<name>ApexClass</name></types><version>67.0</version></Package>`;
  const zip = zipSync(Object.fromEntries([['package.xml', strToU8(manifest)], ...files]) as Record<string, Uint8Array>);
  const deployId = createDeploy(
    db.sqlite,
    zip,
    { rollbackOnError: true, singlePackage: true, ...options },
    { userId, name: 'Admin' },
    new Date(),
  );
  await workers.run({ kind: 'deploy', userId, deployId });
  return deployResult(db.sqlite, deployId);
}

const version = (number: number): string =>
  `public class Versioned { @AuraEnabled public static Integer number() { return ${number}; } }`;
const call = (): Promise<unknown> =>
  workers.run({ kind: 'aura', userId, className: 'Versioned', method: 'number', parameters: {}, cacheable: false });

test('a class runs in every worker after its deploy, in the version deployed last', async () => {
  const first = await deploy({ Versioned: version(1) });
  assert.equal(first.status, 'Succeeded', JSON.stringify(first.details));
  assert.deepEqual(await call(), { ok: true, value: 1 }, 'the first version');
  await deploy({ Versioned: version(2) });
  assert.deepEqual(
    await Promise.all([call(), call(), call()]),
    Array(3).fill({ ok: true, value: 2 }),
    'the second version',
  );
});

test('a deploy whose tests fail changes nothing', async () => {
  const failing =
    '@IsTest private class VersionedTest { @IsTest static void isThree() { Assert.areEqual(4, Versioned.number()); } }';
  const refused = await deploy({ Versioned: version(3), VersionedTest: failing }, { testLevel: 'RunLocalTests' });
  assert.equal(refused.status, 'Failed', 'the deploy failed');
  const [failure] = refused.details.runTestResult.failures as { message: string }[];
  assert.match(String(failure?.message), /Expected: 4, Actual: 3/, 'the test saw what was being deployed');
  assert.deepEqual(await call(), { ok: true, value: 2 }, 'the org runs the version before');
});
