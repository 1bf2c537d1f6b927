import { SfCommand, requiredOrgFlagWithDeprecations } from '@salesforce/sf-plugins-core';
import { sessionOf } from '../../org/session.ts';
import { startSweeper, type SweeperState } from '../../sweeper/sweeper.ts';

/** `hub sweeper start`: schedules what looks after the outbox. */
export default class SweeperStart extends SfCommand<SweeperState> {
  static override readonly summary = 'Schedule the sweeper of the outbox: every ten minutes, in your name.';
  static override readonly description =
    'Brings the class HubTick where it is missing. It is no part of force-app, so that later deploys go through while it is scheduled. ' +
    'Needs Author Apex, and in production the tests of the org pass first. You need the permission sets of the partners whose messages it sends.';
  static override readonly examples = ['<%= config.bin %> sweeper start --target-org my-org'];
  static override readonly flags = { 'target-org': requiredOrgFlagWithDeprecations };

  async run(): Promise<SweeperState> {
    const { flags } = await this.parse(SweeperStart);
    const state = await startSweeper(sessionOf(flags['target-org']));
    this.logSuccess(`The sweeper runs: ${state.jobs} hourly jobs, ten minutes apart.`);
    return state;
  }
}
