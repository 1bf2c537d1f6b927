import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { deployFiles, packageXml } from '../../scripts/src/org/deploy-files.ts';
import { startSystem, type System } from '../../scripts/src/start/system.ts';
import { apexValue, runApex } from '../anonymous-apex.ts';
import { openDesk, ordersByReference, requests } from './load/desk.ts';
import { OrgTime } from './load/org-time.ts';
import { runOutbox, type Outcome } from './load/outbox-load.ts';
import { DESK, eventually } from './outbound-system.ts';

const COUNT = 100;
const KEYS = 7;
const PARTITION = `<?xml version="1.0" encoding="UTF-8"?>
<PlatformCachePartition xmlns="http://soap.sforce.com/2006/04/metadata">
    <isDefaultPartition>false</isDefaultPartition>
    <masterLabel>HubBreakers</masterLabel>
    <platformCachePartitionTypes>
        <allocatedCapacity>1</allocatedCapacity>
        <allocatedPartnerCapacity>0</allocatedPartnerCapacity>
        <allocatedPurchasedCapacity>0</allocatedPurchasedCapacity>
        <allocatedTrialCapacity>0</allocatedTrialCapacity>
        <cacheType>Organization</cacheType>
    </platformCachePartitionTypes>
</PlatformCachePartition>
`;

describe('the outbox and a partner that has a bad day', { timeout: 600_000 }, () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hub-outbox-'));
  let system: System;

  before(async () => {
    system = await startSystem({
      state: path.join(folder, 'state'),
      notes: path.join(folder, 'notes'),
      home: path.join(folder, 'home'),
      alias: 'hub-outbox',
      port: 0,
      shape: 'enterprise',
      movableClock: true,
    });
    await system.deploy();
    await system.connect();
    await openDesk(system);
  });
  after(async () => {
    await system?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const keepsItsPromises = (outcome: Outcome): void => {
    const total = Object.values(outcome.statuses).reduce((sum, count) => sum + count, 0);
    assert.equal(total, COUNT, `all messages are there: ${JSON.stringify(outcome.statuses)}`);
    assert.deepEqual(outcome.lost, [], 'none is lost');
    assert.deepEqual(outcome.wronglyDelivered, [], 'what is said to be delivered is in the book');
    assert.deepEqual(outcome.wronglyDead, [], 'what is said to be dead is not');
    assert.deepEqual(outcome.twice, [], 'none is there twice');
    assert.deepEqual(outcome.tooEarly, [], 'none overtakes another one of its key');
  };

  it('lets one job make the trial call, whoever else wants to at the same time', async () => {
    await runApex(
      system.session,
      `insert as system new Hub_Breaker__c(Integration__c = 'Orders_Keyed', Consecutive_Failures__c = 5,
  Opened_At__c = System.now().addMinutes(-2), Open_Until__c = System.now().addMinutes(-1));
List<Hub_Message__c> rows = new List<Hub_Message__c>();
for (Integer i = 0; i < 8; i++) {
  rows.add(HubMessage.to('Orders_Keyed').post('/v1/orders').content('{"reference":"trial-' + i + '"}', 'application/json').toRow());
}
insert as system rows;`,
    );
    const tries = Array.from({ length: 4 }, () =>
      apexValue<boolean>(
        system.session,
        `HubCalloutPolicy policy = HubCalloutPolicy.of('Orders_Keyed');
HubAdmission admission = HubBreakerStore.admission(policy);
if (admission.most > 0) HubDeliveryJob.enqueue(policy, new HubMessageClaim('Orders_Keyed', admission.most), admission.isTrial);
System.debug(admission.isTrial);`,
      ),
    );
    const trials = (await Promise.all(tries)).filter((isTrial) => isTrial);
    assert.equal(trials.length, 1, 'one of four gets it');
    await new OrgTime(system.session).quiet();
    const placed = [...ordersByReference(system).keys()].filter((reference) => reference.startsWith('trial-'));
    assert.equal(placed.length, 8, 'it succeeded, so the chain of jobs went on with the others');
  });

  it('delivers everything once where the partner honours the key', async () => {
    const outcome = await runOutbox(system, 'Orders_Keyed', COUNT);
    keepsItsPromises(outcome);
    assert.equal(outcome.statuses['Unknown'] ?? 0, 0, 'nothing stays in doubt');
  });

  it('keeps the order of each key', async () => {
    const outcome = await runOutbox(system, 'Orders_Keyed', COUNT, KEYS);
    keepsItsPromises(outcome);
    assert.equal(outcome.statuses['Delivered'], COUNT, 'everything arrived');
  });

  it('leaves in doubt, visibly, what may have arrived where it does not', async () => {
    const outcome = await runOutbox(system, 'Orders', COUNT);
    keepsItsPromises(outcome);
    assert.ok((outcome.statuses['Unknown'] ?? 0) > 0, 'what failed without saying what was done');
  });

  it('clears up what is in doubt where a class can ask the partner', async () => {
    const outcome = await runOutbox(system, 'Orders_Asked', COUNT);
    keepsItsPromises(outcome);
    assert.equal(outcome.statuses['Unknown'] ?? 0, 0, 'the partner was asked');
  });

  it('tells everybody of a direct trial call before it is sent, where a cache partition exists', async () => {
    await deployFiles(system.session, 'a cache partition', {
      'cachePartitions/HubBreakers.cachePartition': PARTITION,
      'package.xml': packageXml({ PlatformCachePartition: ['HubBreakers'] }, system.session.apiVersion),
    });
    await runApex(
      system.session,
      `upsert as system new Hub_Breaker__c(Integration__c = 'Orders', Consecutive_Failures__c = 5,
  Opened_At__c = System.now().addMinutes(-2), Open_Until__c = System.now().addMinutes(-1)) Integration__c;`,
    );
    const call = `try {
  HubCallout.to('Orders').timeout(3000).get('/v1/status').send();
  System.debug('"Connected"');
} catch (HubCalloutException e) {
  System.debug(JSON.serialize(e.state));
}`;
    const asked = requests(system);
    system.simulators.setFault(DESK, [{ kind: 'hang', path: '/v1/status' }]);
    const trial = apexValue<string>(system.session, call);
    await eventually(
      () => Promise.resolve(requests(system)),
      (sent) => sent > asked,
    );
    assert.equal(
      await apexValue(system.session, call),
      'BreakerOpen',
      'another transaction, while the trial still hangs',
    );
    assert.equal(await trial, 'TimedOut', 'what the trial gave');
    assert.equal(requests(system) - asked, 1, 'the partner was asked once');
    system.simulators.setFault(DESK, null);
    await new OrgTime(system.session).passUntil((await new OrgTime(system.session).now()) + 120_000);
    assert.equal(await apexValue(system.session, call), 'Connected', 'the next trial closes it');
  });
});
