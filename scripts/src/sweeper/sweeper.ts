import { executeApex } from '../org/anonymous-apex.ts';
import { queryAll, type RestSession } from '../org/rest.ts';
import { deployOrgBound } from '../org-bound/render.ts';

const TICK = "SELECT Id FROM ApexClass WHERE Name = 'HubTick'";
const JOBS = "SELECT Id FROM CronTrigger WHERE CronJobDetail.Name LIKE 'Integration Hub sweeper %'";

export interface SweeperState {
  /** scheduled jobs of the sweeper: six when it runs */
  readonly jobs: number;
  /** whether this call brought HubTick */
  readonly installed: boolean;
}

/** Deploys the class that is scheduled where it is missing; never again, since a scheduled class is refused. */
export async function installSweeper(session: RestSession): Promise<boolean> {
  if ((await queryAll(session, TICK)).length > 0) return false;
  await deployOrgBound(session, 'sweeper', {});
  return true;
}

/** Installs and schedules the sweeper, as the session's user. What runs already is left alone. */
export async function startSweeper(session: RestSession): Promise<SweeperState> {
  const installed = await installSweeper(session);
  await executeApex(session, 'Starting the sweeper', 'HubSweeperSchedule.start();');
  return { jobs: await countJobs(session), installed };
}

export async function stopSweeper(session: RestSession): Promise<SweeperState> {
  await executeApex(session, 'Stopping the sweeper', 'HubSweeperSchedule.stop();');
  return { jobs: await countJobs(session), installed: false };
}

async function countJobs(session: RestSession): Promise<number> {
  return (await queryAll(session, JOBS)).length;
}
