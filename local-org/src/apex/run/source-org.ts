import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OrgDatabase, seedOrg } from '../../data/index.ts';
import { apexSources } from '../../metadata/check-source.ts';
import { applyComponents } from '../../metadata/deploy/apply.ts';
import { ComponentStore, readSource, type ComponentSet, type Problem } from '../../metadata/index.ts';
import { schemaOf } from '../../schema/index.ts';
import type { OrgIdentity, Workers } from '../../org/types.ts';
import type { Shape } from '../../schema/types.ts';
import { makeCertificateKeys } from './certificates.ts';
import { noCallouts } from './callout-bridge.ts';
import { compileApexSources } from './org-compilers.ts';
import { orgFacts } from './org-facts.ts';
import { saveProgram } from './program-store.ts';
import { createWorkers, type WorkerOptions } from './workers.ts';

/** A throwaway org that holds what a source folder describes. */
export interface SourceOrg {
  readonly problems: readonly Problem[];
  readonly adminUserId: string;
  readonly workers: Workers;
  close(): Promise<void>;
}

const ORG_ID = '00D000000000001EAA';

/** Builds the org in a temporary folder; classes with compile problems are left out, the others run. */
export async function openSourceOrg(
  dirs: readonly string[],
  shape: Shape,
  options: Partial<WorkerOptions> = {},
): Promise<SourceOrg> {
  const folder = await mkdtemp(join(tmpdir(), 'local-org-test-'));
  const org: OrgIdentity = {
    id: ORG_ID,
    file: join(folder, 'org.sqlite'),
    shape,
    url: 'http://127.0.0.1',
    hosts: {},
    isDevHub: false,
    isScratch: false,
  };
  const db = OrgDatabase.open({ file: org.file, schema: schemaOf(org) });
  try {
    const seeded = seedOrg(db, db.schema, {
      orgId: ORG_ID,
      orgName: 'Local test',
      username: 'admin@local-org.example.com',
      now: Date.now(),
    });
    const set = await readSource(dirs);
    applySource(db, org, set, seeded.adminUserId);
    makeCertificateKeys(db);
    const { problems, program } = compileApexSources(apexSources(set), db.schema, orgFacts(db));
    saveProgram(db, program);
    const workers = createWorkers(org, { callout: (request) => Promise.resolve(noCallouts(request)), ...options });
    return {
      problems: [...set.problems.filter(isApex), ...problems],
      adminUserId: seeded.adminUserId,
      workers,
      close: () => closeAll(workers, folder),
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  } finally {
    db.close();
  }
}

function isApex({ file }: Problem): boolean {
  return /\.(cls|trigger)(-meta\.xml)?$/.test(file);
}

function applySource(db: OrgDatabase, org: OrgIdentity, set: ComponentSet, userId: string): void {
  db.transaction(() => {
    db.lock();
    const context = { org, db, compilers: {}, now: () => new Date() };
    applyComponents(context, new ComponentStore(db.sqlite), set.components, userId, new Date().toISOString());
  });
}

async function closeAll(workers: Workers, folder: string): Promise<void> {
  await workers.close();
  await rm(folder, { recursive: true, force: true });
}
