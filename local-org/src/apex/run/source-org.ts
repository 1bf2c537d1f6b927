import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OrgDatabase, seedOrg } from '../../data/index.ts';
import { apexSources } from '../../metadata/check-source.ts';
import { applyComponents } from '../../metadata/deploy/apply.ts';
import {
  ComponentStore,
  projectNamespaces,
  readSource,
  type ComponentSet,
  type Problem,
} from '../../metadata/index.ts';
import { schemaOf } from '../../schema/index.ts';
import type { OrgIdentity, Workers } from '../../org/types.ts';
import type { Shape } from '../../schema/types.ts';
import { makeCertificateKeys } from './certificates.ts';
import { noCallouts } from './callout-bridge.ts';
import { compileApexSources, compilerSources } from './org-compilers.ts';
import { orgFacts } from './org-facts.ts';
import { saveProgram } from './program-store.ts';
import { withSourceMapUrls } from './tests/inspected-tests.ts';
import { brokenTests, withBrokenClasses } from './tests/broken-tests.ts';
import { folderCache } from '../index.ts';
import { createWorkers, type WorkerOptions } from './workers.ts';

/** A throwaway org that holds what a source folder describes. */
export interface SourceOrg {
  readonly problems: readonly Problem[];
  /** test methods of classes that do not compile, as failed tests */
  readonly brokenTests: readonly Readonly<Record<string, unknown>>[];
  readonly compileMillis: number;
  readonly adminUserId: string;
  readonly identity: OrgIdentity;
  readonly workers: Workers;
  close(): Promise<void>;
}

export interface SourceOrgOptions extends Partial<WorkerOptions> {
  /** a folder for what compiles keep, instead of that of the checkout */
  readonly compileCache?: string;
  /** code carries source maps that a debugger reads */
  readonly forDebugger?: boolean;
}

const ORG_ID = '00D000000000001EAA';

/** Builds the org in a temporary folder; classes with compile problems are left out, the others run. */
export async function openSourceOrg(
  dirs: readonly string[],
  shape: Shape,
  { compileCache, forDebugger = false, ...options }: SourceOrgOptions = {},
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
    const sources = apexSources(set);
    const started = performance.now();
    const cache = compileCache === undefined ? undefined : folderCache(compileCache);
    const facts = { ...orgFacts(db), namespaces: projectNamespaces(dirs) };
    const compiled = compileApexSources(sources, db.schema, facts, cache);
    const compileMillis = Math.round(performance.now() - started);
    const files = compilerSources(sources);
    const program = withBrokenClasses(files, compiled);
    saveProgram(db, forDebugger ? withSourceMapUrls(program) : program);
    const workers = createWorkers(org, { callout: (request) => Promise.resolve(noCallouts(request)), ...options });
    return {
      problems: [...set.problems.filter(isApex), ...compiled.problems],
      brokenTests: brokenTests(files, compiled),
      compileMillis,
      adminUserId: seeded.adminUserId,
      identity: org,
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
