import { createWriteStream, mkdirSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { demoOrg } from '../../config/demo-org/demo-org.ts';
import { Random } from '../../config/demo-org/random.ts';
import type { SeedRecord } from '../../config/demo-org/seed-record.ts';
import { tokens } from '../../config/demo-org/tokens.ts';
import { startSystem, type System } from '../../scripts/src/start/system.ts';
import { startSlowPartner, type SlowPartner } from './slow-partner.ts';

const TOKENS = 10_000;
const ROWS = 10_000;
const SEED = 7;

export interface BenchSystem extends System {
  readonly partner: SlowPartner;
}

/** The demo org with 10,000 tokens and 10,000 accounts, deployed and connected as `npm start` does it. */
export function startBenchSystem(folder: string): Promise<BenchSystem> {
  const now = Date.now();
  const demo = demoOrg(now).filter((record) => record.kind !== 'row' || record.object !== 'OauthToken');
  return startSeeded(folder, [...demo, ...tokens(new Random(SEED), now, TOKENS), ...accounts(ROWS)]);
}

/** A system of its own with these rows and components. */
export async function startSeeded(folder: string, records: readonly SeedRecord[]): Promise<BenchSystem> {
  const notes = path.join(folder, 'notes');
  mkdirSync(notes, { recursive: true });
  await writeRecords(path.join(notes, 'demo-org.ndjson'), records);
  const partner = await startSlowPartner();
  const system = await startSystem({
    state: path.join(folder, 'state'),
    notes,
    home: path.join(folder, 'home'),
    alias: 'hub-bench',
    port: 0,
    shape: 'enterprise',
    hosts: () => partner.hosts,
  });
  try {
    await system.deploy();
    await system.connect();
  } catch (error) {
    await system.stop();
    await partner.close();
    throw error;
  }
  const stop = async (): Promise<void> => {
    await system.stop();
    await partner.close();
  };
  return { ...system, partner, stop };
}

async function writeRecords(file: string, records: readonly SeedRecord[]): Promise<void> {
  const stream = createWriteStream(file, { mode: 0o600 });
  for (const record of records) if (!stream.write(`${JSON.stringify(record)}\n`)) await once(stream, 'drain');
  stream.end();
  await once(stream, 'finish');
}

function accounts(count: number): SeedRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: 'row',
    object: 'Account',
    fields: { Name: `Account ${index}`, Phone: `+61 2 5550 ${index}`, NumberOfEmployees: index % 700 },
  }));
}
