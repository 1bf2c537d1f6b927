import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openProject } from './test-project.ts';

const field = (name: string, rest: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>${name}</fullName><label>${name.replace('__c', '')}</label>${rest}</CustomField>`;

const FILES = {
  'objects/Account/fields/Vip__c.field-meta.xml': field(
    'Vip__c',
    '<type>Checkbox</type><defaultValue>true</defaultValue>',
  ),
  'Wipe.trigger': `trigger Wipe on Account (before insert) {
    for (Account a : Trigger.new) if (a.Name == 'wiped') a.Vip__c = null;
}`,
};

const PROGRAM = `Boolean unknown;
void tell(String step, Account a) {
    Database.SaveResult saved = a.Id == null ? Database.insert(a, false) : Database.update(a, false);
    System.debug(step + ' ' + (saved.isSuccess() ? 'saved' : saved.getErrors()[0].getStatusCode() + ' ' + saved.getErrors()[0].getMessage() + saved.getErrors()[0].getFields()));
}
Account unset = new Account(Name = 'unset');
tell('unset', unset);
tell('insert', new Account(Name = 'null', Vip__c = unknown));
tell('update', new Account(Id = unset.Id, Vip__c = unknown));
tell('trigger', new Account(Name = 'wiped'));
tell('false', new Account(Id = unset.Id, Vip__c = false));`;

test('a checkbox refuses null, and one that nobody set has its default', async () => {
  const org = await openProject(FILES);
  try {
    const code = PROGRAM;
    const result = await org.workers.run({ kind: 'anonymous', userId: org.adminUserId, code, logLevel: 'DEBUG' });
    assert.equal(result.success, true, result.exceptionMessage ?? result.compileProblem ?? 'ran');
    const refusal = 'INVALID_TYPE_ON_FIELD_IN_RECORD Vip: value not of required type: (Vip__c)';
    assert.deepEqual(
      [...result.log.matchAll(/\|DEBUG\|(.*)\n/g)].map((match) => match[1]),
      ['unset saved', `insert ${refusal}`, `update ${refusal}`, `trigger ${refusal}`, 'false saved'],
      'what each write answers',
    );
  } finally {
    await org.close();
  }
});
