import { SfCommand, requiredOrgFlagWithDeprecations } from '@salesforce/sf-plugins-core';
import { sessionOf } from '../../org/session.ts';
import { syncSetup, type KindSynced } from '../../setup/sync.ts';

/** `hub setup sync`: brings into the org what only the Tooling API tells of its setup. */
export default class SetupSync extends SfCommand<KindSynced[]> {
  static override readonly summary =
    'Store certificates and remote sites, so that the checks of the console can judge them.';
  static override readonly description =
    'Reads certificates with the credentials that use them, and active remote sites with the classes, triggers, pages, components, buttons and labels that mention their hosts. ' +
    'Neither keys nor code are stored. Needs View Setup and Configuration, Author Apex to see code, and the permission set Hub_Setup_Sync.';
  static override readonly examples = ['<%= config.bin %> setup sync --target-org hub-local'];
  static override readonly flags = { 'target-org': requiredOrgFlagWithDeprecations };

  async run(): Promise<KindSynced[]> {
    const { flags } = await this.parse(SetupSync);
    const synced = await syncSetup(sessionOf(flags['target-org']));
    for (const { kind, stored, problem } of synced) {
      if (problem === null) this.logSuccess(`${kind}: ${stored} stored.`);
      else this.warn(`${kind}: ${problem}`);
    }
    return synced;
  }
}
