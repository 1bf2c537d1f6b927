import assert from 'node:assert/strict';
import { test } from 'node:test';
import { internalAccess, OrgDatabase } from '../../data/index.ts';
import { schemaOf } from '../../schema/index.ts';
import { openProject } from './test-project.ts';
import { logBody } from './trace-flags.ts';

const SERVICE = `public class Service {
    @AuraEnabled
    public static void work(Boolean fails) {
        System.debug('at work');
        System.debug(LoggingLevel.FINEST, 'in detail');
        insert new Account(Name = 'A');
        List<Account> found = [SELECT Id FROM Account];
        if (fails) { throw new IllegalArgumentException('on purpose'); }
    }
}`;

test('transactions of a user with a trace flag leave their logs', async () => {
  const org = await openProject({ 'Service.cls': SERVICE });
  const { identity, adminUserId } = org;
  const call = (fails: boolean) =>
    org.workers.run({
      kind: 'aura',
      userId: adminUserId,
      className: 'Service',
      method: 'work',
      parameters: { fails },
      cacheable: false,
    });
  const db = OrgDatabase.open({ file: identity.file, schema: schemaOf(identity) });
  const logs = (): Record<string, unknown>[] =>
    db.tables.exists('ApexLog') ? db.prepare('SELECT * FROM ApexLog ORDER BY StartTime, Id').all() : [];
  try {
    await call(false);
    assert.equal(logs().length, 0, 'nobody asked');
    trace(db, adminUserId, { ApexCode: 'DEBUG', Database: 'NONE' });
    db.tables.forget();
    await call(false);
    await call(true);
    const [good, bad] = logs();
    assert.equal(good?.['Status'], 'Success', 'the first went well');
    assert.equal(bad?.['Status'], 'System.IllegalArgumentException: on purpose', 'the second says why not');
    const body = logBody(db, String(good?.['Id'])) ?? '';
    assert.equal(good?.['LogLength'], Buffer.byteLength(body), 'its length');
    assert.match(body, /^67\.0 APEX_CODE,DEBUG;.*DB,NONE/, 'the levels of the debug level');
    assert.match(
      body,
      /\|EXECUTION_STARTED\n.*\|CODE_UNIT_STARTED\|\[EXTERNAL\]\|aura:\/\/Service\/work\n/,
      'the unit',
    );
    assert.match(body, /\|USER_DEBUG\|\[4\]\|DEBUG\|at work\n/, 'what is debugged');
    assert.doesNotMatch(body, /in detail|SOQL_EXECUTE_BEGIN|DML_BEGIN/, 'nothing below the levels');
    assert.match(body, /Number of SOQL queries: 1 out of 100/, 'limits');
    assert.match(
      logBody(db, String(bad?.['Id'])) ?? '',
      /\|FATAL_ERROR\|System\.IllegalArgumentException: on purpose/,
      'the failure',
    );
  } finally {
    db.close();
    await org.close();
  }
});

function trace(db: OrgDatabase, userId: string, levels: Readonly<Record<string, string>>): void {
  const write = (type: string, fields: Record<string, string>): string => {
    const access = internalAccess(userId);
    const [result] = db.write({
      operation: 'insert',
      records: [{ type, fields }],
      allOrNone: true,
      access,
      api: 'tooling',
      now: Date.now(),
    });
    assert.equal(result?.success, true, JSON.stringify(result?.errors));
    return result?.id ?? '';
  };
  const level = write('DebugLevel', { DeveloperName: 'Mine', MasterLabel: 'Mine', ...levels });
  const day = 86_400_000;
  write('TraceFlag', {
    TracedEntityId: userId,
    DebugLevelId: level,
    LogType: 'USER_DEBUG',
    StartDate: new Date(Date.now() - day).toISOString(),
    ExpirationDate: new Date(Date.now() + day).toISOString(),
  });
}
