import { strToU8 } from 'fflate';
import { OrgDatabase } from '../data/store/database.ts';
import type { OrgIdentity } from '../org/types.ts';
import { openSchema } from '../schema/index.ts';
import type { MetadataContext } from './deploy/context.ts';
import { createDeploy, deployResult } from './deploy/requests.ts';
import type { DeployResult } from './deploy/result.ts';
import { runDeploy } from './deploy/run.ts';
import { readPackage } from './read/package.ts';
import { unzip, zip } from './read/zip.ts';
import { createRetrieve, retrieveResult, runRetrieve } from './retrieve/requests.ts';
import { objectRows } from './store/object-rows.ts';

export const USER = { userId: '005000000000001AAA', name: 'Ada Admin' };
export const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const ORG: OrgIdentity = {
  id: '00D000000000001EAA',
  file: ':memory:',
  shape: 'developer',
  url: 'http://127.0.0.1:1',
  hosts: {},
  isDevHub: false,
  isScratch: false,
};

type Files = Readonly<Record<string, string>>;

/** An org in memory, for tests of this room. */
export function openTestOrg(overrides: Partial<MetadataContext> = {}): MetadataContext {
  const db = OrgDatabase.open({ file: ':memory:', schema: openSchema({ shape: ORG.shape }) });
  db.transaction(() => {
    db.lock();
    objectRows(db).put('User', USER.userId, { Username: 'run@example.com', Name: USER.name });
  });
  return { org: ORG, db, compilers: {}, now: () => new Date('2026-11-21T10:00:00.000Z'), ...overrides };
}

export function xml(root: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${XMLNS}>\n${body}\n</${root}>\n`;
}

/** A zip of these files; unless they bring a package.xml, it names all their components. */
export function packageOf(files: Files): Uint8Array {
  const members: Record<string, string[]> = {};
  for (const { type, fullName } of readPackage(
    new Map(Object.entries(files).map(([path, text]) => [path, strToU8(text)])),
  ).components)
    (members[type] ??= []).push(fullName);
  return zip(new Map(Object.entries({ 'package.xml': manifest(members), ...files })));
}

export async function deploy(
  context: MetadataContext,
  files: Files,
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

/** The texts of a retrieve, by path below `unpackaged/`. */
export async function retrieve(
  context: MetadataContext,
  type: string,
  fullName = '*',
): Promise<Readonly<Record<string, string>>> {
  const id = createRetrieve(
    context.db.sqlite,
    { members: [{ type, fullName }], version: '67.0', singlePackage: false },
    USER.userId,
  );
  await runRetrieve(context, id);
  const files = unzip(Buffer.from(retrieveResult(context.db.sqlite, id).zipFile, 'base64'));
  return Object.fromEntries(
    [...files].map(([path, bytes]) => [path.replace('unpackaged/', ''), new TextDecoder().decode(bytes)]),
  );
}

export function manifest(members: Readonly<Record<string, readonly string[]>>): string {
  const types = Object.entries(members).map(
    ([type, names]) =>
      `<types>${names.map((name) => `<members>${name}</members>`).join('')}<name>${type}</name></types>`,
  );
  return xml('Package', `${types.join('')}<version>67.0</version>`);
}
