import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { localOrg } from './support/commands.ts';
import { apexClass, packageXml } from './support/packages.ts';
import { API } from './support/rest-client.ts';
import { startServer, type Server } from './support/server.ts';
import { workplace, type Workplace } from './support/workplace.ts';

/** A disk of its own that is easy to fill needs the right to mount one; the data room proves its share without. */
function mountSmallDisk(folder: string): boolean {
  mkdirSync(folder);
  const options = ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder];
  return process.getuid?.() === 0 && spawnSync('mount', options).status === 0;
}

let place: Workplace;
let disk: string;
let isMounted: boolean;
before(() => {
  place = workplace();
  disk = join(place.folder, 'disk');
  isMounted = mountSmallDisk(disk);
  place.onRemove(async () => {
    if (isMounted) assert.equal(spawnSync('umount', [disk]).status, 0, 'the disk is gone');
  });
});
after(() => place.remove());

/** Takes all space but a few KB. */
function fill(leave: number): string {
  const { bavail, bsize } = statfsSync(disk);
  const ballast = join(disk, 'ballast');
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - leave)));
  return ballast;
}

describe('a disk that is full', () => {
  test('before the first start is told, and nothing is left half made', async (t) => {
    if (!isMounted) return t.skip('this user may not mount a disk');
    const ballast = fill(64 * 1024);
    const state = join(disk, 'new');
    const { code, stdout } = await localOrg(place, 'start', '--json', '--state', state);
    const { error } = JSON.parse(stdout) as { error: { code: string; message: string; remedy: string } };
    assert.deepEqual([code, error.code], [1, 'DISK_FULL'], 'it does not start');
    assert.ok(error.message.includes(state), 'which disk');
    assert.match(error.remedy, /Free some space and start again/, 'what to do');
    rmSync(ballast);
    const server = await startServer(place, '--state', state);
    assert.equal(await server.stop(), 0, 'with space it starts');
    rmSync(state, { recursive: true });
  });

  test('in the middle of work refuses what it cannot keep, and keeps the rest', async (t) => {
    if (!isMounted) return t.skip('this user may not mount a disk');
    const state = join(disk, 'state');
    let server: Server = await startServer(place, '--state', state);
    const create = (Name: string, Description: string) =>
      server.rest.call('POST', `${API}/sobjects/Account`, { Name, Description });
    assert.equal((await create('Kept', '')).status, 201, 'a first record');
    const ballast = fill(32 * 1024);
    const refused = await create('Too much', 'x'.repeat(32_000));
    const [problem] = refused.json as readonly { errorCode: string; message: string }[];
    assert.equal(
      problem?.errorCode,
      'STORAGE_LIMIT_EXCEEDED',
      `a record that does not fit: ${refused.text} ${server.log()}`,
    );
    const big = `public class Big {\n// ${'x'.repeat(500_000)}\n}`;
    const files = { 'package.xml': packageXml({ ApexClass: ['Big'] }), ...apexClass('Big', big) };
    const { status, errorMessage } = await server.rest.deploy(files);
    assert.equal(status, 'Failed', 'a deploy that does not fit');
    assert.match(errorMessage ?? '', /The disk is full: nothing was written/, 'and why');
    assert.deepEqual(
      (await server.rest.rows('SELECT Name FROM Account')).map((row) => row['Name']),
      ['Kept'],
      'reading goes on',
    );
    await server.kill();
    rmSync(ballast);
    server = await startServer(place, '--state', state);
    assert.deepEqual(
      (await server.rest.rows('SELECT Name FROM Account')).map((row) => row['Name']),
      ['Kept'],
      'nothing that was committed is lost',
    );
    assert.equal((await create('Afterwards', '')).status, 201, 'and it works on');
    assert.equal(await server.stop(), 0, 'and ends cleanly');
  });
});
