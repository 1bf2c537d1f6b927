import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';
import { openProject } from './test-project.ts';

const WORK = `public without sharing class Work implements Queueable {
    public void execute(QueueableContext context) { insert as system new Contact(LastName = 'Ran'); }
}`;
const TRIGGER = `trigger AccountTrigger on Account (after insert) {
    System.enqueueJob(new Work());
    for (Account one : Trigger.new) { if (one.Name == 'Bad') { one.addError('bad'); } }
}`;

test('a job that a save took back does not run: a partial save runs its triggers once more', async () => {
  const org = await openProject({ 'Work.cls': WORK, 'AccountTrigger.trigger': TRIGGER });
  const run = async (code: string): Promise<string> => {
    const { log, exceptionMessage } = await org.workers.run({
      kind: 'anonymous',
      userId: org.adminUserId,
      code,
      logLevel: 'DEBUG',
    });
    assert.equal(exceptionMessage, null, code);
    return /DEBUG\|=(.*)/.exec(log)?.[1] ?? '';
  };
  const count = (): Promise<string> => run("System.debug('=' + [SELECT COUNT() FROM Contact]);");
  try {
    await run("Database.insert(new List<Account>{ new Account(Name = 'Good'), new Account(Name = 'Bad') }, false);");
    for (let turn = 0; turn < 50 && (await count()) === '0'; turn++) await sleep(50);
    await run('System.enqueueJob(new Work());');
    for (let turn = 0; turn < 50 && Number(await count()) < 2; turn++) await sleep(50);
    assert.equal(await count(), '2', 'one job of the save, and the one after it');
    assert.equal(
      await run("System.debug('=' + [SELECT COUNT() FROM AsyncApexJob WHERE JobType = 'Queueable']);"),
      '2',
      'as many as there are rows',
    );
  } finally {
    await org.close();
  }
});
