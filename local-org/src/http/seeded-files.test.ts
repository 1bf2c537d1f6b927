import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { startTestServer } from './testing/test-server.ts';

test('a seeded file is downloaded as it was written, with the ids of rows in it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'seed-'));
  const seedFile = join(folder, 'seed.ndjson');
  const log = { EventType: 'Login', Interval: 'Daily', LogFile: { $base64: 'USER_ID\n{{ref:desk}}\n' } };
  const rows = [
    { kind: 'row', object: 'Account', key: 'desk', fields: { Name: 'Desk' } },
    { kind: 'row', object: 'EventLogFile', fields: log },
  ];
  writeFileSync(seedFile, rows.map((row) => JSON.stringify(row)).join('\n'));
  const server = await startTestServer({ seedFile });
  try {
    const find = async (soql: string): Promise<string> => {
      const { json } = await server.call('GET', `/services/data/v67.0/query?q=${encodeURIComponent(soql)}`);
      return (json as { records: { Id: string }[] }).records[0].Id;
    };
    const id = await find("SELECT Id FROM EventLogFile WHERE EventType = 'Login'");
    const { text } = await server.call('GET', `/services/data/v67.0/sobjects/EventLogFile/${id}/LogFile`);
    assert.equal(text, `USER_ID\n${await find('SELECT Id FROM Account')}\n`, 'text, not what base64 makes of it');
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
