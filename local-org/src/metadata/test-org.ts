import { OrgDatabase } from '../data/store/database.ts';
import { openSchema } from '../schema/index.ts';
import type { OrgIdentity } from '../org/types.ts';
import type { MetadataContext } from './deploy/context.ts';
import { createDeploy, deployResult } from './deploy/requests.ts';
import type { DeployResult } from './deploy/result.ts';
import { runDeploy } from './deploy/run.ts';
import { zip } from './read/zip.ts';

export const USER = { userId: '005000000000001AAA', name: 'Ada Admin' };
const ORG: OrgIdentity = {
  id: '00D000000000001EAA',
  file: ':memory:',
  shape: 'developer',
  url: 'http://127.0.0.1:1',
  hosts: {},
  isDevHub: false,
  isScratch: false,
};

/** An org in memory, for tests of this room. */
export async function openTestOrg(overrides: Partial<MetadataContext> = {}): Promise<MetadataContext> {
  const schema = await openSchema({ shape: ORG.shape });
  const db = OrgDatabase.open({ file: ':memory:', schema });
  return { org: ORG, db, compilers: {}, now: () => new Date('2026-11-21T10:00:00.000Z'), ...overrides };
}

export function packageOf(files: Readonly<Record<string, string>>): Uint8Array {
  return zip(new Map(Object.entries(files)));
}

export async function deploy(
  context: MetadataContext,
  files: Readonly<Record<string, string>>,
  options: Readonly<Record<string, unknown>> = {},
): Promise<DeployResult> {
  const id = createDeploy(
    context.db.sqlite,
    packageOf(files),
    { rollbackOnError: true, singlePackage: true, ...options },
    USER,
    context.now(),
  );
  await runDeploy(context, id);
  return deployResult(context.db.sqlite, id);
}

/** A package.xml that names every member. */
export function manifest(members: Readonly<Record<string, readonly string[]>>): string {
  const types = Object.entries(members).map(
    ([type, names]) =>
      `<types>${names.map((name) => `<members>${name}</members>`).join('')}<name>${type}</name></types>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><Package xmlns="http://soap.sforce.com/2006/04/metadata">${types.join('')}<version>67.0</version></Package>`;
}
