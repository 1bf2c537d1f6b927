import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Shape } from '../schema/types.ts';
import { ConsumerStore } from './oauth/client-app-reader.ts';
import { OrgServerError } from './errors.ts';
import { randomId } from '../schema/index.ts';
import { OpenedOrg } from './opened-org.ts';
import { orgFile, type StatePaths } from './state.ts';
import type { LocalOrg, NewOrg } from './server-types.ts';

interface OrgRow {
  id: string;
  name: string;
  shape: Shape;
  is_dev_hub: number;
  is_scratch: number;
  is_primary: number;
  admin_user_id: string;
  admin_username: string;
}

/** Ending of the mark beside the file of an org that is being made. */
const UNFINISHED = '.new';

/** Fills a new org before it exists for others. */
export type Prepare = (org: LocalOrg) => void;

export interface LifecycleOptions {
  readonly hosts: Readonly<Record<string, string>>;
  readonly now: () => number;
}

/** Creates, opens and deletes the orgs of a state directory. An org exists once the registry names it. */
export class OrgLifecycle {
  readonly orgs = new Map<string, OpenedOrg>();
  readonly #registry: DatabaseSync;
  readonly #paths: StatePaths;
  readonly #options: LifecycleOptions;
  readonly #consumers: ConsumerStore;
  #url = '';
  #primaryId = '';

  constructor(registry: DatabaseSync, paths: StatePaths, options: LifecycleOptions) {
    this.#registry = registry;
    this.#paths = paths;
    this.#options = options;
    this.#consumers = new ConsumerStore(registry);
  }

  get primary(): LocalOrg {
    const org = this.orgs.get(this.#primaryId);
    if (!org) throw new OrgServerError('ORG_NOT_FOUND', 'No org is open.', 'Start the server with `local-org start`.');
    return org;
  }

  /**
   * Opens all known orgs. When there is none, makes the first one; it exists only when `prepare` is done with it, so that a
   * process that dies on the way leaves no half-filled org. Answers whether it was made now.
   */
  async openAll(url: string, first: Omit<NewOrg, 'isScratch'>, prepare: Prepare): Promise<boolean> {
    this.#url = url;
    const rows = this.#registry.prepare('SELECT * FROM org ORDER BY created_at').all() as unknown as OrgRow[];
    this.#removeUnfinished(rows);
    for (const row of rows) await this.#open(row);
    const primary = rows.find((row) => row.is_primary === 1);
    if (primary) {
      this.#primaryId = primary.id;
      return false;
    }
    this.#primaryId = (await this.#create({ ...first, isScratch: false }, true, prepare)).id;
    return true;
  }

  create(request: NewOrg): Promise<LocalOrg> {
    return this.#create(request, false, () => undefined);
  }

  async delete(orgId: string): Promise<void> {
    const org = this.orgs.get(orgId);
    if (!org || orgId === this.#primaryId) {
      throw new OrgServerError(
        'ORG_NOT_FOUND',
        `There is no scratch org ${orgId}.`,
        'List the orgs with `local-org status`.',
      );
    }
    this.#registry.prepare('DELETE FROM org WHERE id = ?').run(orgId);
    this.orgs.delete(orgId);
    await org.close();
    removeFiles(org.file);
  }

  async endJobs(): Promise<void> {
    await Promise.all([...this.orgs.values()].map((org) => org.endJobs()));
  }

  async close(): Promise<void> {
    await Promise.all([...this.orgs.values()].map((org) => org.close()));
    this.orgs.clear();
  }

  async #create(request: NewOrg, isPrimary: boolean, prepare: Prepare): Promise<OpenedOrg> {
    const id = randomId('00D');
    const file = orgFile(this.#paths, id);
    const identity = { id, file, shape: request.shape, isDevHub: request.isDevHub, isScratch: request.isScratch };
    const marker = file.replace(/\.sqlite$/, UNFINISHED);
    let org: OpenedOrg | undefined;
    try {
      writeFileSync(marker, '');
      org = await OpenedOrg.create(
        { ...identity, ...this.#surroundings() },
        request,
        this.#options.now(),
        this.#consumers,
      );
      prepare(org);
      this.#register(org, isPrimary);
      rmSync(marker);
      this.orgs.set(id, org);
      return org;
    } catch (error) {
      await org?.close();
      removeFiles(file);
      rmSync(marker, { force: true });
      throw error;
    }
  }

  async #open(row: OrgRow): Promise<void> {
    const identity = {
      id: row.id,
      file: orgFile(this.#paths, row.id),
      shape: row.shape,
      isDevHub: row.is_dev_hub === 1,
      isScratch: row.is_scratch === 1,
      ...this.#surroundings(),
    };
    const names = { name: row.name, adminUserId: row.admin_user_id, adminUsername: row.admin_username };
    this.orgs.set(row.id, await OpenedOrg.open(identity, names, this.#consumers));
  }

  /** Files of orgs that a killed process was still making; those of an org that the registry has lost are kept. */
  #removeUnfinished(known: readonly OrgRow[]): void {
    for (const name of readdirSync(this.#paths.orgs).filter((each) => each.endsWith(UNFINISHED))) {
      const id = name.slice(0, -UNFINISHED.length);
      if (!known.some((row) => row.id === id)) removeFiles(orgFile(this.#paths, id));
      rmSync(join(this.#paths.orgs, name));
    }
  }

  #surroundings() {
    return { url: this.#url, hosts: this.#options.hosts };
  }

  #register(org: LocalOrg, isPrimary: boolean): void {
    this.#registry
      .prepare('INSERT INTO org VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(
        org.id,
        org.name,
        org.shape,
        Number(org.isDevHub),
        Number(org.isScratch),
        Number(isPrimary),
        org.adminUserId,
        org.adminUsername,
        this.#options.now(),
      );
  }
}

function removeFiles(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}
