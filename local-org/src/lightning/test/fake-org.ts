import type { UserAccess } from '../../data/types.ts';
import type { AuraOutcome, Job, Workers } from '../../org/types.ts';
import { compileBundle } from '../compile/compile-bundle.ts';
import type { CompiledModule, LightningContext, LightningOrg, RecordView } from '../types.ts';

type Metadata = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Listener = (message: unknown) => void;

/** An org in memory: what it holds can be changed, what it was asked to do can be read. */
export class FakeOrg {
  readonly jobs: Job[] = [];
  readonly modules: CompiledModule[] = [];
  readonly listeners = new Map<string, Set<Listener>>();
  readonly labels: Record<string, string> = {};
  readonly apex: Record<string, { cacheable: boolean }> = {};
  readonly records: Record<string, RecordView> = {};
  metadata: Metadata = {};
  tabs: string[] = [];
  apexClasses: string[] = ['desk'];
  userPermissions: string[] = ['viewsetup'];
  customPermissions: string[] = [];
  url = 'http://127.0.0.1:1';
  answer: (call: { method: string; parameters: Readonly<Record<string, unknown>> }) => Promise<AuraOutcome> =
    async () => ({ ok: true, value: null });

  async addBundle(name: string, files: Readonly<Record<string, string>>): Promise<void> {
    const entries = Object.entries(files).map(([path, text]) => ({ path, text }));
    const { module, problems } = await compileBundle({ name, files: entries });
    if (!module) throw new Error(JSON.stringify(problems));
    this.modules.push(module);
  }

  context(): LightningContext {
    return {
      session: ({ headers }) =>
        headers.cookie?.includes('sid=valid')
          ? { id: 'valid', userId: '005000000000001AAA', orgId: '00D000000000001AAA' }
          : null,
      org: () => this.org(),
      signInUrl: (returnTo) => `/sign-in?startURL=${encodeURIComponent(returnTo)}`,
      signOutUrl: '/secur/logout.jsp',
    };
  }

  private org(): LightningOrg {
    return {
      org: {
        id: '00D000000000001AAA',
        file: '',
        shape: 'developer',
        url: this.url,
        hosts: {},
        isDevHub: false,
        isScratch: false,
        workers: this.workers(),
        schema: () => {
          throw new Error('no schema');
        },
      },
      user: (id) => ({
        id,
        name: 'Ada',
        username: 'ada@example.com',
        email: '',
        locale: 'en_GB',
        timeZone: 'Europe/London',
        language: 'en_US',
      }),
      access: (userId) => this.access(userId),
      metadataNames: (type) => Object.keys(this.metadata[type] ?? {}),
      metadata: (type, name) => this.metadata[type]?.[name] ?? null,
      label: (name) => this.labels[name] ?? null,
      modules: () => this.modules,
      apexMethod: (className, method) => this.apex[`${className}.${method}`] ?? null,
      record: (_userId, id) => this.records[id] ?? null,
      subscribe: (channel, _replayId, listener) => {
        const set = this.listeners.get(channel) ?? new Set();
        this.listeners.set(channel, set.add(listener));
        return () => set.delete(listener);
      },
    };
  }

  private workers(): Workers {
    const run = async (job: Job): Promise<unknown> => {
      this.jobs.push(job);
      if (job.kind === 'aura') return this.answer(job);
      if (job.kind === 'boxcar') return Promise.all(job.calls.map((call) => this.answer(call)));
      return [{ id: '001000000000001AAA', success: true, created: true, errors: [] }];
    };
    return {
      run: run as Workers['run'],
      wake: async () => undefined,
      active: false,
      passTime: () => undefined,
      close: async () => undefined,
    };
  }

  private access(userId: string): UserAccess {
    return {
      userId,
      username: 'ada@example.com',
      profileId: '00e000000000001AAA',
      userPermissions: new Set(this.userPermissions),
      customPermissions: new Set(this.customPermissions),
      apexClasses: new Set(this.apexClasses),
      principals: new Set(),
      tabs: new Set(this.tabs.map((tab) => tab.toLowerCase())),
      permissionSetIds: [],
      object: () => ({ read: true, create: true, edit: true, delete: true, viewAll: true, modifyAll: true }),
      field: () => ({ read: true, edit: true }),
    };
  }
}
