import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { apexClass, packageXml } from './support/packages.ts';
import { API, packed } from './support/rest-client.ts';
import { startServer, type Server } from './support/server.ts';
import { ROOT, workplace, type Workplace } from './support/workplace.ts';

let place: Workplace;
let server: Server;

beforeEach(async () => {
  place = workplace();
  server = await startServer(place);
});
afterEach(async () => {
  await server.stop();
  await place.remove();
});

const count = async (soql: string, api: 'data' | 'tooling' = 'data'): Promise<number> =>
  Number((await server.rest.rows(soql, api))[0]?.['expr0']);

/** Sends what will not be answered, kills the server after some milliseconds, and starts it again. */
async function killDuring(work: Promise<unknown>, milliseconds: number): Promise<void> {
  const unanswered = work.catch(() => undefined);
  await sleep(milliseconds);
  await server.kill();
  await unanswered;
  server = await startServer(place);
}

describe('a process that is killed', () => {
  test('while it makes its first org leaves none, or a whole one', async () => {
    const rows = 3000;
    const lines = Array.from({ length: rows }, (_, index) =>
      JSON.stringify({ kind: 'row', object: 'Account', fields: { Name: `Seeded ${index}` } }),
    );
    const seed = place.write('seed.ndjson', lines.join('\n'));
    const state = join(place.folder, 'first');
    const args = [join(ROOT, 'local-org/src/cli/entry.ts'), 'start', '--state', state, '--seed', seed];
    for (const milliseconds of [500, 900, 1300]) {
      const child = spawn(process.execPath, args, { env: place.env, stdio: 'ignore' });
      await sleep(milliseconds);
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    const started = await startServer(place, '--state', state, '--seed', seed);
    const [{ expr0 } = {}] = await started.rest.rows("SELECT COUNT(Id) FROM Account WHERE Name LIKE 'Seeded %'");
    assert.equal(expr0, rows, 'all rows are there, once');
    const files = readdirSync(join(state, 'orgs')).filter((name) => !/-(wal|shm)$/.test(name));
    assert.deepEqual(files, [`${started.orgId}.sqlite`], 'and nothing of the attempts before');
    assert.equal(await started.stop(), 0, 'it ends cleanly');
  });

  test('in a deploy leaves the org before or after it, and the deploy tells which', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `Killed${index}`);
    const classes = names.map((name) => apexClass(name, `public class ${name} {\n    public Integer size = 1;\n}`));
    const zip = packed(Object.assign({ 'package.xml': packageXml({ ApexClass: names }) }, ...classes) as never);
    let interrupted = 0;
    for (const milliseconds of [20, 150, 400, 800]) {
      const before = await count('SELECT COUNT(Id) FROM ApexClass', 'tooling');
      const id = await server.rest.send(zip);
      await killDuring(Promise.resolve(), milliseconds);
      const now = await count('SELECT COUNT(Id) FROM ApexClass', 'tooling');
      const { status, done, success, errorMessage } = await server.rest.outcome(id);
      assert.ok(done, 'the deploy is over');
      if (success) {
        assert.equal(now, names.length, 'one that succeeded is there as a whole');
        continue;
      }
      interrupted++;
      assert.equal(status, 'Failed', 'an interrupted one has failed');
      assert.match(
        errorMessage ?? '',
        /The org was stopped.*Nothing was deployed: deploy again/,
        'and says what to do',
      );
      assert.equal(now, before, 'and has changed nothing');
    }
    assert.ok(interrupted > 0, 'at least one was cut off');
    const again = await server.rest.outcome(await server.rest.send(zip));
    assert.equal(again.status, 'Succeeded', 'the same deploy works afterwards');
  });

  test('in a DML leaves all of its records or none', async () => {
    const all = 600;
    const code = `List<Account> made = new List<Account>();
      for (Integer i = 0; i < ${all}; i++) { made.add(new Account(Name = 'Killed ' + i)); }
      insert made;
      List<Contact> contacts = new List<Contact>();
      for (Account each : made) { contacts.add(new Contact(LastName = each.Name, AccountId = each.Id)); }
      insert contacts;
      Long until = System.currentTimeMillis() + 300;
      while (System.currentTimeMillis() < until) { made[0].Name += ''; }`;
    const path = `${API}/tooling/executeAnonymous/?anonymousBody=${encodeURIComponent(code)}`;
    let cutOff = 0;
    for (const milliseconds of [150, 500, 900]) {
      const before = await count('SELECT COUNT(Id) FROM Account');
      await killDuring(server.rest.call('GET', path), milliseconds);
      const accounts = await count('SELECT COUNT(Id) FROM Account');
      const contacts = await count('SELECT COUNT(Id) FROM Contact');
      assert.ok(accounts === before || accounts === before + all, `all or none of the accounts, not ${accounts}`);
      assert.equal(contacts, accounts, 'both statements of the transaction share its fate');
      if (accounts === before) cutOff++;
    }
    assert.ok(cutOff > 0, 'at least one was cut off');
    const { status } = await server.rest.call('POST', `${API}/sobjects/Account`, { Name: 'Afterwards' });
    assert.equal(status, 201, 'nothing stays locked');
  });
});
