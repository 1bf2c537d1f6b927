import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startSystem, type System } from '../../scripts/src/start/system.ts';
import { openDesk } from './load/desk.ts';
import { runOutbox, type Outcome } from './load/outbox-load.ts';

const COUNT = 100;

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
  };

  it('delivers everything once where the partner honours the key', async () => {
    const outcome = await runOutbox(system, 'Orders_Keyed', COUNT);
    keepsItsPromises(outcome);
    assert.equal(outcome.statuses['Unknown'] ?? 0, 0, 'nothing stays in doubt');
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
});
