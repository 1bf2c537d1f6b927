import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { DeployRecord, readSourceState } from './changed-components.ts';

const META =
  '<?xml version="1.0" encoding="UTF-8"?>\n<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">\n    <apiVersion>67.0</apiVersion>\n    <status>Active</status>\n</ApexClass>\n';

describe('what the next start deploys', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hub-changed-'));
  const classes = path.join(folder, 'force-app/main/classes');
  const file = path.join(folder, 'deployed.json');
  const write = (name: string, body: string): void => {
    writeFileSync(path.join(classes, `${name}.cls`), body);
    writeFileSync(path.join(classes, `${name}.cls-meta.xml`), META);
  };
  const names = (paths: readonly string[]): string[] => paths.map((one) => path.basename(one)).toSorted();

  beforeEach(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(classes, { recursive: true });
    write('A', 'public class A {}');
    write('B', 'public class B {}');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is everything at first and nothing when nothing changed', () => {
    const record = new DeployRecord(file, '00D1');
    const state = readSourceState(folder);
    assert.deepEqual(names(record.changed(state)), ['A.cls', 'B.cls'], 'a new org has nothing');
    record.save(state);
    assert.deepEqual(record.changed(readSourceState(folder)), [], 'the same content needs no deploy');
  });

  it('is the component whose content changed, whatever its time', () => {
    const record = new DeployRecord(file, '00D1');
    record.save(readSourceState(folder));
    write('B', 'public class B { Integer i; }');
    assert.deepEqual(names(record.changed(readSourceState(folder))), ['B.cls'], 'only the changed class');
  });

  it('is everything for another org, and when the record is broken', () => {
    new DeployRecord(file, '00D1').save(readSourceState(folder));
    assert.equal(
      new DeployRecord(file, '00D2').changed(readSourceState(folder)).length,
      2,
      'another org has none of it',
    );
    writeFileSync(file, '{');
    assert.equal(
      new DeployRecord(file, '00D1').changed(readSourceState(folder)).length,
      2,
      'a broken record loses nothing',
    );
  });
});
