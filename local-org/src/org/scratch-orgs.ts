import type { RecordInput, Scalar, WriteResult } from '../data/types.ts';
import type { Shape } from '../schema/types.ts';
import { objectRows } from '../metadata/store/object-rows.ts';
import { CLI_CONSUMER_KEY } from './oauth/apps.ts';
import type { LocalOrgServer } from './server.ts';
import type { LocalOrg } from './server-types.ts';
import { systemAccess } from './users.ts';
import { whenFree } from './when-free.ts';

interface Written {
  readonly operation: string;
  readonly records: readonly RecordInput[];
}

type FollowUp = (results: readonly WriteResult[], userId: string) => Promise<void>;

const DAY_MS = 24 * 60 * 60 * 1000;
const DEFAULT_DAYS = 7;

/** What a Dev Hub does when ScratchOrgInfo rows come and ActiveScratchOrg rows go: orgs come and go. */
export class ScratchOrgs {
  readonly #server: LocalOrgServer;
  readonly #onProblem: (error: unknown) => void;

  constructor(server: LocalOrgServer, onProblem: (error: unknown) => void) {
    this.#server = server;
    this.#onProblem = onProblem;
  }

  /** Called before a write, because a deleted row no longer says which org it stood for. */
  watch(hub: LocalOrg, { operation, records }: Written): FollowUp {
    if (!hub.isDevHub) return async () => undefined;
    const type = records[0]?.type.toLowerCase();
    if (operation === 'insert' && type === 'scratchorginfo')
      return (results, userId) => this.#created(hub, records, results, userId);
    if (operation === 'delete' && type === 'activescratchorg') {
      const orgIds = records.map((record) => this.#orgOf(hub, record.id ?? ''));
      return (results) => this.#deleted(orgIds, results);
    }
    return async () => undefined;
  }

  async #created(
    hub: LocalOrg,
    records: readonly RecordInput[],
    results: readonly WriteResult[],
    userId: string,
  ): Promise<void> {
    for (const [index, { id, success }] of results.entries()) {
      if (success && id) void this.#make(hub, id, records[index].fields, userId).catch(this.#onProblem);
    }
  }

  async #deleted(orgIds: readonly (string | undefined)[], results: readonly WriteResult[]): Promise<void> {
    for (const [index, { success }] of results.entries()) {
      const orgId = orgIds[index];
      if (success && orgId && this.#server.orgs.has(orgId)) await this.#server.deleteOrg(orgId);
    }
  }

  #orgOf(hub: LocalOrg, activeId: string): string | undefined {
    const soql = 'SELECT ScratchOrg FROM ActiveScratchOrg WHERE Id = :activeId';
    const row = hub.query({ soql, binds: { activeId }, access: systemAccess(hub) }).rows[0];
    const short = row?.values['ScratchOrg'];
    return [...this.#server.orgs.keys()].find((id) => typeof short === 'string' && id.startsWith(short.slice(0, 15)));
  }

  /** Makes the org, then says so in the row: Status Active, or Error with a code. */
  async #make(hub: LocalOrg, infoId: string, fields: RecordInput['fields'], userId: string): Promise<void> {
    const wish = readWish(fields, this.#server.now());
    try {
      const org = await this.#server.createOrg({
        name: wish.name,
        shape: shapeOf(wish.edition, wish.features),
        isDevHub: false,
        isScratch: true,
        adminUsername: wish.username,
        adminEmail: wish.email,
      });
      await this.#activate(hub, infoId, org, wish, userId);
    } catch (error) {
      await update(hub, infoId, { Status: 'Error', ErrorCode: 'C-9999' });
      throw error;
    }
  }

  async #activate(hub: LocalOrg, infoId: string, org: LocalOrg, wish: Wish, userId: string): Promise<void> {
    const code = this.#server.grants.createOneTime('code', org.id, org.adminUserId, {
      consumerKey: CLI_CONSUMER_KEY,
      redirectUri: '',
      scopes: ['api', 'web', 'refresh_token', 'id'],
      challenge: null,
    });
    const values = {
      ScratchOrg: org.id.slice(0, 15),
      SignupUsername: org.adminUsername,
      SignupEmail: wish.email,
      SignupInstance: 'LOC1s',
      LoginUrl: this.#server.url,
      ExpirationDate: wish.expires,
    };
    const active = { ...values, ScratchOrgInfoId: infoId, Edition: wish.edition, OrgName: wish.name, OwnerId: userId };
    await whenFree(() => {
      const rows = objectRows(hub.database);
      const time = new Date(this.#server.now()).toISOString();
      hub.database.transaction(() => {
        hub.database.lock();
        rows.put('ScratchOrgInfo', infoId, { ...values, AuthCode: code, Status: 'Active' });
        rows.put('ActiveScratchOrg', rows.newId('ActiveScratchOrg'), {
          ...active,
          CreatedDate: time,
          LastModifiedDate: time,
          SystemModstamp: time,
        });
      });
    });
  }
}

async function update(hub: LocalOrg, infoId: string, values: Record<string, Scalar>): Promise<void> {
  await whenFree(() => {
    hub.database.transaction(() => {
      hub.database.lock();
      objectRows(hub.database).put('ScratchOrgInfo', infoId, values);
    });
  });
}

interface Wish {
  readonly name: string;
  readonly edition: string;
  readonly features: readonly string[];
  readonly username: string;
  readonly email: string;
  readonly expires: string;
}

function readWish(fields: RecordInput['fields'], now: number): Wish {
  const text = (name: string, otherwise: string): string => {
    const value = fields[name];
    return typeof value === 'string' && value !== '' ? value : otherwise;
  };
  const days = Number(fields['DurationDays'] ?? DEFAULT_DAYS);
  return {
    name: text('OrgName', 'Scratch Org'),
    edition: text('Edition', 'Developer'),
    features: text('Features', '').split(/[;,]/).filter(Boolean),
    username: text('Username', `test-${Math.random().toString(36).slice(2, 14)}@example.com`),
    email: text('AdminEmail', 'admin@local-org.example.com'),
    expires: new Date(now + days * DAY_MS).toISOString().slice(0, 10),
  };
}

/** The shapes of local orgs stand for editions; event monitoring comes as a feature. */
export function shapeOf(edition: string, features: readonly string[]): Shape {
  if (features.some((feature) => /^EventLogFile|EventMonitoring/i.test(feature))) return 'enterprise-event-monitoring';
  return /enterprise/i.test(edition) ? 'enterprise' : 'developer';
}
