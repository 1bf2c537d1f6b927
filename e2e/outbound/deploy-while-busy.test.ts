import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { queryAll } from '../../scripts/src/org/rest.ts';
import { SfError } from '../../scripts/src/salesforce-cli/sf.ts';
import { ROOT } from '../../scripts/src/start/system.ts';
import { apexValue, runApex } from '../anonymous-apex.ts';
import { eventually, startOutboundSystem, type OutboundSystem } from './outbound-system.ts';

const CLASSES = 'force-app/main/outbound/classes';
const TICK = 'org-bound/sweeper';
const ENQUEUE = `HubOutbox.enqueue(HubMessage.to('Orders_Keyed').post('/v1/orders').content('{"reference":"busy"}', 'application/json'));`;

/** Deploys by the Salesforce CLI while the sweeper is scheduled and a job of the outbox waits. */
describe('a deploy while the outbox is busy', { timeout: 300_000 }, () => {
  let system: OutboundSystem;
  let project: string;

  before(async () => {
    system = await startOutboundSystem();
    project = path.join(system.folder, 'project');
    mkdirSync(project);
    for (const file of ['force-app', TICK, 'sfdx-project.json', '.forceignore'])
      cpSync(path.join(ROOT, file), path.join(project, file), { recursive: true });
    assert.deepEqual(
      await system.hub(['sweeper', 'start']),
      { jobs: 6, installed: false },
      'the demo org has the class already',
    );
  });
  after(() => system.stop());

  const waitingJobs = async (): Promise<string[]> => {
    const jobs = await queryAll<{ ApexClass: { Name: string } | null }>(
      system.session,
      "SELECT ApexClass.Name FROM AsyncApexJob WHERE JobType = 'Queueable' AND Status = 'Queued'",
    );
    return jobs.map(({ ApexClass }) => ApexClass?.Name ?? '');
  };
  const deploy = (...what: readonly string[]): Promise<unknown> =>
    system.sfIn(project, ['project', 'deploy', 'start', '--wait', '10', ...what]);
  const refusals = async (...what: readonly string[]): Promise<string> => {
    try {
      await deploy(...what);
    } catch (error) {
      if (error instanceof SfError) return error.message;
      throw error;
    }
    return 'it was deployed';
  };
  const change = (
    name: string,
    rewritten: (source: string) => string = (source) => `${source}// changed\n`,
    folder = CLASSES,
  ): void => {
    const file = path.join(project, folder, `${name}.cls`);
    const source = readFileSync(file, 'utf8');
    assert.notEqual(rewritten(source), source, `${name} is another one`);
    writeFileSync(file, rewritten(source));
  };
  const sweeperSays = (): Promise<string> =>
    apexValue(
      system.session,
      "((Schedulable) Type.forName('HubTick').newInstance()).execute(null);" +
        "System.debug(JSON.serialize(((Callable) Type.forName('HubSweeper').newInstance()).call('version', null)));",
    );

  it('goes through while the sweeper is scheduled, and the next tick runs what was brought', async () => {
    change('HubSweeper', (source) =>
      source.replace(/(Object call\([^)]*\) \{)/, "$1\n        if (action == 'version') { return 'new'; }"),
    );
    change('HubSweeperSchedule');
    await deploy('--source-dir', 'force-app');
    assert.equal(await sweeperSays(), 'new', 'the scheduled class finds the new sweeper by its name');
    assert.deepEqual(
      await system.hub(['sweeper', 'start']),
      { jobs: 6, installed: false },
      'it runs on, and nothing is brought twice',
    );
  });

  it('is refused for the scheduled class itself, in the words of the platform', async () => {
    const message = await refusals('--source-dir', TICK);
    assert.match(message, /HubTick.*This schedulable class has jobs pending or in progress - CronTrigger IDs \(08e/);
    assert.match(message, /allowing deployments with Apex jobs in the Deployment Settings page/, 'what to do');
  });

  it('is not refused any more once the sweeper is stopped', async () => {
    assert.deepEqual(await system.hub(['sweeper', 'stop']), { jobs: 0, installed: false }, 'its jobs are gone');
    change('HubTick', (source) => `${source}// changed after the stop\n`, `${TICK}/classes`);
    await deploy('--source-dir', TICK);
    assert.deepEqual(await system.hub(['sweeper', 'start']), { jobs: 6, installed: false }, 'and come back');
  });

  it('is refused for the class of a job that waits, and for no other', async () => {
    await runApex(system.session, "HubClaimJob.enqueue('Orders_Keyed', 10);");
    const message = await refusals('--source-dir', 'force-app');
    const classes = [...message.matchAll(/ApexClass (\w+)/g)].map(([, name]) => name);
    assert.deepEqual(classes, ['HubClaimJob'], message);
    assert.match(
      message,
      /HubClaimJob.*This Apex class has asynchronous Apex jobs pending or in progress; AsyncApexJob/,
    );
    change('HubOutbox');
    await deploy('--metadata', 'ApexClass:HubOutbox');
    assert.deepEqual(await waitingJobs(), ['HubClaimJob'], 'the job waits on');
  });

  it('brings everything once the setting allows it, and the outbox goes on', async () => {
    change('HubClaimJob');
    assert.match(await refusals('--source-dir', CLASSES), /HubClaimJob/, 'not before');
    const settings = path.join(project, 'force-app/main/settings');
    mkdirSync(settings);
    writeFileSync(
      path.join(settings, 'Deployment.settings-meta.xml'),
      '<?xml version="1.0" encoding="UTF-8"?>\n<DeploymentSettings xmlns="http://soap.sforce.com/2006/04/metadata">\n' +
        '    <doesSkipAsyncApexValidation>true</doesSkipAsyncApexValidation>\n</DeploymentSettings>\n',
    );
    await deploy('--source-dir', settings);
    await deploy('--source-dir', 'force-app', '--source-dir', TICK);
    assert.deepEqual(await waitingJobs(), ['HubClaimJob'], 'the job waits on');
    assert.equal(await sweeperSays(), 'new', 'the schedule goes on');
    await runApex(system.session, ENQUEUE);
    await eventually(system.statuses, ({ Delivered }) => Delivered === 1);
  });
});
