import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { breakerStory } from './faults/breakers.ts';
import { claimStory } from './faults/claims.ts';
import { keepDocument } from './faults/document.ts';
import { EventListener } from './faults/events.ts';
import { orgDownStory } from './faults/org-down.ts';
import type { DownRecord, FaultRecord } from './faults/records.ts';
import { ANSWERS, CONNECTIONS, NOT_SENT, STATUSES } from './faults/scenarios.ts';
import { secretsStory } from './faults/secrets.ts';
import { faultStory } from './faults/story.ts';
import { FaultsSystem } from './faults/system.ts';
import { faultTables } from './faults/table.ts';

/** The fault table of docs/outbound.md is made from what these tests see. */
describe('every fault, from the socket to the log and the queue', { timeout: 600_000 }, () => {
  let started: FaultsSystem;
  let events: EventListener;
  const system = (): FaultsSystem => started;
  const records = new Map<string, FaultRecord>();
  const deaths = new Map<string, DownRecord>();

  before(async () => {
    started = await FaultsSystem.start();
    events = await EventListener.start(started.session, '/event/Hub_Call__e');
  });
  after(async () => {
    events?.stop();
    await started?.stop();
  });

  describe('connections', () => faultStory(system, CONNECTIONS, records));
  describe('statuses', () => faultStory(system, STATUSES, records));
  describe('answers', () => faultStory(system, ANSWERS, records));
  describe('what is not sent', () => faultStory(system, NOT_SENT, records));
  describe('secrets and people', () => secretsStory(system, records, () => events));
  describe('a breaker whose time is over', () => breakerStory(system));
  describe('two at once', () => claimStory(system));
  describe('the org dies', () => orgDownStory(system, deaths));

  it('nobody followed the redirect', () => {
    assert.equal(started.failing.followed(), 0, 'the other host was not called');
  });

  it('docs/outbound.md says what was seen', async () => {
    await keepDocument(faultTables([...records.values()], [...deaths.values()]));
  });
});
