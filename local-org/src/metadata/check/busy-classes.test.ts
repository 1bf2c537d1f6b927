import assert from 'node:assert/strict';
import { test } from 'node:test';
import { objectRows } from '../store/object-rows.ts';
import { deploy, manifest, openTestOrg, xml } from '../test-org.ts';

const classFile = (name: string, body: string): Record<string, string> => ({
  [`classes/${name}.cls`]: `public class ${name} ${body}`,
  [`classes/${name}.cls-meta.xml`]: xml('ApexClass', '<apiVersion>67.0</apiVersion><status>Active</status>'),
});

test('classes with jobs that wait cannot be deployed or deleted, and neither can what a scheduled class names', async () => {
  const context = openTestOrg();
  const classes = {
    ...classFile('Nightly', "{ Helper named; /* Comment */ String text = 'Quoted'; }"),
    ...classFile('Helper', '{ Deeper named; }'),
    ...classFile('Deeper', '{ }'),
    ...classFile('Comment', '{ }'),
    ...classFile('Quoted', '{ }'),
    ...classFile('Worker', '{ Deeper named; }'),
  };
  assert.equal((await deploy(context, classes)).status, 'Succeeded', 'before there are jobs');
  const rows = objectRows(context.db);
  const job = (id: string, className: string, columns: Record<string, string>): void => {
    const ApexClassId = rows.find('ApexClass', { Name: className })[0]?.['Id'] ?? null;
    rows.put('AsyncApexJob', id, { Status: 'Queued', ApexClassId, ...columns });
  };
  context.db.transaction(() => {
    context.db.lock();
    rows.put('CronTrigger', '08e000000000001AAA', { State: 'WAITING', CronJobDetailId: '08a000000000001AAA' });
    job('707000000000001AAA', 'Nightly', { JobType: 'ScheduledApex', CronTriggerId: '08e000000000001AAA' });
    job('707000000000002AAA', 'Worker', { JobType: 'Queueable' });
    job('707000000000003AAA', 'Quoted', { JobType: 'Queueable', Status: 'Completed' });
  });
  const refused = await deploy(context, classes);
  const problems = refused.details.componentFailures.map(({ fullName, problem }) => [
    fullName,
    problem?.split('\n')[0] ?? '',
  ]);
  const scheduled = (ids: string): string =>
    `This schedulable class has jobs pending or in progress - CronTrigger IDs (${ids})`;
  assert.deepEqual(
    problems,
    [
      ['Deeper', scheduled('')],
      ['Helper', scheduled('')],
      ['Nightly', scheduled('08e000000000001')],
      [
        'Worker',
        'This Apex class has asynchronous Apex jobs pending or in progress; AsyncApexJob ID(s): 707000000000002',
      ],
    ],
    'their jobs stand in the way, whether or not the files have changed',
  );
  const removed = await deploy(context, {
    'package.xml': manifest({}),
    'destructiveChangesPost.xml': manifest({ ApexClass: ['Worker'] }),
  });
  assert.match(
    removed.details.componentFailures[0]?.problem ?? '',
    /^Worker: This Apex class has asynch/,
    'nor deleted',
  );
  const others = { ...classFile('Comment', '{ Integer a; }'), ...classFile('Quoted', '{ Integer a; }') };
  assert.equal((await deploy(context, others)).status, 'Succeeded', 'what is only mentioned is free');
  const setting = xml('DeploymentSettings', '<doesSkipAsyncApexValidation>true</doesSkipAsyncApexValidation>');
  assert.equal((await deploy(context, { 'settings/Deployment.settings': setting })).status, 'Succeeded', 'the setting');
  assert.equal((await deploy(context, classes)).status, 'Succeeded', 'the setting lets them pass');
});
