import { SfCommand, requiredOrgFlagWithDeprecations } from '@salesforce/sf-plugins-core';
import { syncApps, type AppsSynced } from '../../apps/sync.ts';
import { sessionOf } from '../../org/session.ts';

/** `hub apps sync`: brings into the org what only the Metadata API tells of connected apps. */
export default class AppsSync extends SfCommand<AppsSynced> {
  static override readonly summary =
    'Store scopes, refresh and IP policy of every connected app, so that the console can show them with their date.';
  static override readonly examples = ['<%= config.bin %> apps sync --target-org hub-local'];
  static override readonly flags = { 'target-org': requiredOrgFlagWithDeprecations };

  async run(): Promise<AppsSynced> {
    const { flags } = await this.parse(AppsSync);
    this.progress.start(0, {}, { title: 'Connected apps' });
    const synced = await syncApps(
      sessionOf(flags['target-org']),
      flags['target-org'].getConnection(),
      (done, total) => {
        this.progress.setTotal(total);
        this.progress.update(done);
      },
    );
    this.progress.finish();
    this.logSuccess(`${synced.stored} connected apps stored, ${synced.removed} that are gone removed.`);
    return synced;
  }
}
