import { after, before, describe } from 'node:test';
import { orgDownStory } from './faults/org-down.ts';
import type { DownRecord, FaultRecord } from './faults/records.ts';
import { ANSWERS, CONNECTIONS, NOT_SENT, STATUSES } from './faults/scenarios.ts';
import { faultStory } from './faults/story.ts';
import { FaultsSystem } from './faults/system.ts';

describe('every fault, from the socket to the log and the queue', { timeout: 600_000 }, () => {
  let started: FaultsSystem;
  const system = (): FaultsSystem => started;
  const records = new Map<string, FaultRecord>();
  const deaths = new Map<string, DownRecord>();

  before(async () => {
    started = await FaultsSystem.start();
  });
  after(() => started.stop());

  describe('connections', () => faultStory(system, CONNECTIONS, records));
  describe('statuses', () => faultStory(system, STATUSES, records));
  describe('answers', () => faultStory(system, ANSWERS, records));
  describe('what is not sent', () => faultStory(system, NOT_SENT, records));
  describe('the org dies', () => orgDownStory(system, deaths));
});
