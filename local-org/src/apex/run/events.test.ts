import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AnonymousOutcome } from '../../org/types.ts';
import { openProject } from './test-project.ts';

const EVENT = `<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><label>Ping</label><pluralLabel>Pings</pluralLabel><publishBehavior>PublishAfterCommit</publishBehavior><fields><fullName>Number__c</fullName><label>Number</label><type>Text</type><length>20</length></fields></CustomObject>`;

type Run = (code: string) => Promise<AnonymousOutcome>;

const runnerOf =
  (org: Awaited<ReturnType<typeof openProject>>): Run =>
  (code) =>
    org.workers.run({ kind: 'anonymous', userId: org.adminUserId, code, logLevel: 'DEBUG' });

/** Names of the accounts that subscribers wrote, once one of them holds the text. */
async function accounts(run: Run, awaited: string): Promise<(string | undefined)[]> {
  const list = "for (Account a : [SELECT Name FROM Account ORDER BY Name]) { System.debug('found ' + a.Name); }";
  for (let tries = 0; tries < 50; tries++) {
    await sleep(100);
    const { log } = await run(list);
    const found = [...log.matchAll(/\|found (.*)\n/g)].map((match) => match[1]);
    if (found.some((name) => name?.includes(awaited))) return found;
  }
  return [];
}

test('events that one transaction publishes reach the trigger together and in order', async () => {
  const org = await openProject({
    'objects/Ping__e/Ping__e.object-meta.xml': EVENT,
    'Pings.trigger': `trigger Pings on Ping__e (after insert) {
    insert new Account(Name = Trigger.new.size() + ' from ' + Trigger.new[0].Number__c + ' to ' + Trigger.new[Trigger.new.size() - 1].Number__c);
}`,
  });
  const run = runnerOf(org);
  try {
    const published = await run(`List<Ping__e> first = new List<Ping__e>();
      for (Integer i = 1; i <= 250; i++) { first.add(new Ping__e(Number__c = String.valueOf(i))); }
      EventBus.publish(first);
      EventBus.publish(new Ping__e(Number__c = 'last'));`);
    assert.equal(published.success, true, published.exceptionMessage ?? 'published');
    const found = await accounts(run, 'from 1 to last');
    assert.deepEqual(found, ['251 from 1 to last'], 'one call of the trigger');
  } finally {
    await org.close();
  }
});

const HEARD = `public class Heard implements EventBus.EventPublishSuccessCallback, EventBus.EventPublishFailureCallback {
    private String name;
    public Heard(String name) { this.name = name; }
    public void onSuccess(EventBus.SuccessResult result) {
        insert as system new Account(Name = name + ' ' + result.getEventUuids().size());
    }
    public void onFailure(EventBus.FailureResult result) { insert as system new Account(Name = name + ' lost'); }
}`;

test('a publisher hears that its events left, unless it took them back', async () => {
  const org = await openProject({ 'objects/Ping__e/Ping__e.object-meta.xml': EVENT, 'Heard.cls': HEARD });
  const run = runnerOf(org);
  try {
    const published = await run(`Savepoint start = Database.setSavepoint();
      EventBus.publish((Ping__e) Ping__e.SObjectType.newSObject(null, true), new Heard('undone'));
      Database.rollback(start);
      EventBus.publish((Ping__e) Ping__e.SObjectType.newSObject(null, true), new Heard('kept'));`);
    assert.equal(published.success, true, published.exceptionMessage ?? 'published');
    const found = await accounts(run, 'kept');
    assert.deepEqual(found, ['kept 1'], 'of the events that left');
  } finally {
    await org.close();
  }
});

const RETRYING = `trigger Retrying on Ping__e (after insert) {
    EventBus.TriggerContext context = EventBus.TriggerContext.currentContext();
    insert new Account(Name = Trigger.new[0].Number__c + ' ' + context.retries + ' ' + context.lastError);
    Integer enough = Trigger.new[0].Number__c == 'twice' ? 2 : 100;
    if (context.retries < enough) throw new EventBus.RetryableException('not yet');
}`;

test('a trigger that asks for it gets its events again, nine times at most', async () => {
  const org = await openProject({ 'objects/Ping__e/Ping__e.object-meta.xml': EVENT, 'Retrying.trigger': RETRYING });
  const run = runnerOf(org);
  try {
    await run("EventBus.publish(new Ping__e(Number__c = 'never'));");
    await run("EventBus.publish(new Ping__e(Number__c = 'twice'));");
    const found = await accounts(run, 'twice');
    assert.deepEqual(found, ['twice 2 not yet'], 'what failed attempts did is undone');
  } finally {
    await org.close();
  }
});

const RESUMING = `trigger Resuming on Ping__e (after insert) {
    insert new Account(Name = Trigger.new.size() + ' left at ' + Trigger.new[0].Number__c);
    Integer last = Math.min(2, Trigger.new.size()) - 1;
    EventBus.TriggerContext.currentContext().setResumeCheckpoint(Trigger.new[last].ReplayId);
}`;

test('a trigger that ends at a checkpoint gets the events after it', async () => {
  const org = await openProject({ 'objects/Ping__e/Ping__e.object-meta.xml': EVENT, 'Resuming.trigger': RESUMING });
  const run = runnerOf(org);
  try {
    await run(`List<Ping__e> events = new List<Ping__e>();
      for (Integer i = 1; i <= 5; i++) { events.add(new Ping__e(Number__c = String.valueOf(i))); }
      EventBus.publish(events);`);
    const found = await accounts(run, '1 left');
    assert.deepEqual(found, ['1 left at 5', '3 left at 3', '5 left at 1'], 'two at a time');
  } finally {
    await org.close();
  }
});

const SUBSCRIBER = `trigger Subscriber on Ping__e (after insert) {
    User me = [SELECT UserType, ProfileId FROM User WHERE Id = :UserInfo.getUserId() WITH SYSTEM_MODE];
    insert as system new Account(Name = UserInfo.getName() + ' ' + me.UserType + ' ' + me.ProfileId);
    try {
        insert as user new Account(Name = 'by right');
    } catch (Exception e) {
        insert as system new Account(Name = e.getTypeName());
    }
}`;

test('a subscriber is Automated Process, whom nobody gave a right', async () => {
  const org = await openProject({ 'objects/Ping__e/Ping__e.object-meta.xml': EVENT, 'Subscriber.trigger': SUBSCRIBER });
  const run = runnerOf(org);
  try {
    await run('EventBus.publish(new Ping__e());');
    const found = await accounts(run, '');
    assert.deepEqual(found, ['Automated Process AutomatedProcess null', 'System.SecurityException'], 'who it was');
  } finally {
    await org.close();
  }
});

const FAILING = "trigger Failing on Ping__e (after insert) { throw new IllegalArgumentException('not today'); }";
const WELL = "trigger Well on Ping__e (after insert) { insert as system new Account(Name = 'heard all the same'); }";

test('each trigger subscribes for itself: one that fails keeps no other from its events', async () => {
  const org = await openProject({
    'objects/Ping__e/Ping__e.object-meta.xml': EVENT,
    'Failing.trigger': FAILING,
    'Well.trigger': WELL,
  });
  const run = runnerOf(org);
  try {
    await run('EventBus.publish(new Ping__e());');
    const found = await accounts(run, '');
    assert.deepEqual(found, ['heard all the same'], 'what the other trigger wrote');
  } finally {
    await org.close();
  }
});
