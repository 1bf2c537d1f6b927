import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe } from 'node:test';
import { startSystem, type System } from '../../scripts/src/start/system.ts';
import { findStories } from './stories.ts';

const stories = await findStories();

/** Each partner's client in Apex against its simulator: one system for all, because a start is what takes time. */
describe('partners, called by their Apex clients', { timeout: 600_000 }, () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hub-partners-'));
  let system: System;

  before(async () => {
    system = await startSystem({
      state: path.join(folder, 'state'),
      notes: path.join(folder, 'notes'),
      home: path.join(folder, 'home'),
      alias: 'hub-partners',
      port: 0,
      shape: 'enterprise',
    });
    await system.deploy();
    await system.connect();
  });
  after(async () => {
    await system.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [partner, story] of stories) describe(partner, () => story(() => system));
});
