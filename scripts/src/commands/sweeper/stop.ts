import { SfCommand, requiredOrgFlagWithDeprecations } from '@salesforce/sf-plugins-core';
import { sessionOf } from '../../org/session.ts';
import { stopSweeper, type SweeperState } from '../../sweeper/sweeper.ts';

/** `hub sweeper stop`: ends the scheduled jobs, whoever started them. */
export default class SweeperStop extends SfCommand<SweeperState> {
  static override readonly summary = 'End the scheduled jobs of the sweeper.';
  static override readonly description =
    'Messages that a job loses wait until the sweeper runs again; the check outbox-not-moving says so.';
  static override readonly examples = ['<%= config.bin %> sweeper stop --target-org my-org'];
  static override readonly flags = { 'target-org': requiredOrgFlagWithDeprecations };

  async run(): Promise<SweeperState> {
    const { flags } = await this.parse(SweeperStop);
    const state = await stopSweeper(sessionOf(flags['target-org']));
    this.logSuccess('The sweeper does not run any more.');
    return state;
  }
}
