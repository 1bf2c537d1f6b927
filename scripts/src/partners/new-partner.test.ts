import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { check, resolveConfig } from 'prettier';
import { compileBundles } from '../lwc/compile.ts';
import { run } from '../process/run.ts';
import { PartnerRefusedError } from './errors.ts';
import { newPartner, type NewPartner } from './new-partner.ts';
import { PROTOCOLS } from './protocol.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const COPIED = [
  'force-app',
  'org-bound',
  'manifest',
  'docs/runbooks',
  'simulators',
  'sfdx-project.json',
  '.forceignore',
  '.prettierrc.json',
];

interface Report {
  readonly summary: {
    readonly passing: number;
    readonly failing: number;
    readonly compileProblems: readonly unknown[];
  };
  readonly coverage: { readonly records: readonly Coverage[] };
}
interface Coverage {
  readonly ApexClassOrTrigger: { readonly Name: string };
  readonly NumLinesCovered: number;
  readonly NumLinesUncovered: number;
}

describe('a new partner', { timeout: 300_000 }, () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'hub-partner-'));
  const written: NewPartner[] = [];
  const localOrg = (...args: readonly string[]) =>
    run([process.execPath, path.join(ROOT, 'local-org/bin/local-org.js'), ...args], { cwd: root });

  before(async () => {
    for (const name of COPIED) cpSync(path.join(ROOT, name), path.join(root, name), { recursive: true });
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'));
    compileBundles(root);
    for (const protocol of PROTOCOLS)
      written.push(
        await newPartner(root, { name: `own-${protocol}`, protocol, endpoint: `https://${protocol}.example/v1` }),
      );
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  it('is complete, and in the format of the project', async () => {
    for (const { files } of written) {
      assert.equal(files.length, 14, 'credentials, set, entry, three classes, simulator, story, runbook');
      for (const file of files.filter((name) => !name.endsWith('-meta.xml'))) {
        const options = { ...(await resolveConfig(path.join(root, file))), filepath: file };
        assert.ok(await check(readFileSync(path.join(root, file), 'utf8'), options), `${file} is formatted`);
      }
    }
    const formatted = await localOrg('format', '--check', '--source-dir', 'force-app');
    assert.equal(formatted.code, 0, formatted.stdout + formatted.stderr);
  });

  it('is in what is made from the folders: manifests and the list of runbooks', () => {
    const list = readFileSync(path.join(root, 'docs/runbooks/README.md'), 'utf8');
    const outbound = readFileSync(path.join(root, 'manifest/outbound.xml'), 'utf8');
    for (const { plan } of written) {
      assert.ok(outbound.includes(`<members>${plan.names.client}</members>`), `${plan.names.client} can be deployed`);
      assert.ok(list.includes(`(partner-${plan.names.folder}.md)`), `${plan.names.folder} is listed`);
    }
  });

  it('compiles and deploys with everything else', async () => {
    const checked = await localOrg('check', '--source-dir', 'force-app');
    assert.equal(checked.code, 0, checked.stdout + checked.stderr);
  });

  it('passes its test, which covers it', async () => {
    const names = written.flatMap(({ plan }) => ['--class-names', plan.names.clientTest]);
    const tested = await localOrg('test', '--source-dir', 'force-app', ...names, '--code-coverage', '--json');
    const { summary, coverage } = JSON.parse(tested.stdout) as Report;
    assert.deepEqual([summary.failing, summary.passing], [0, 9], `three tests each: ${tested.stdout.slice(0, 2_000)}`);
    for (const { plan } of written) {
      const found = coverage.records.find(({ ApexClassOrTrigger }) => ApexClassOrTrigger.Name === plan.names.client);
      assert.ok(found !== undefined && found.NumLinesCovered > 0, `${plan.names.client} was run`);
      assert.equal(found.NumLinesUncovered, 0, `and all of it`);
    }
  });

  it('is refused when it is there, whole or in part, and nothing is written', async () => {
    const refused = (name: string, endpoint: string, reason: RegExp): Promise<void> =>
      assert.rejects(
        newPartner(root, { name, protocol: 'basic', endpoint }),
        (error) => error instanceof PartnerRefusedError && reason.test(error.message),
        `${name} is refused: ${String(reason)}`,
      );
    await refused('bpay', 'https://new.example', /The partner bpay exists/);
    await refused('ownbasic', 'https://new.example', /HubOwnBasicClient\.cls is there already/);
    await refused('identity-provider', 'https://new.example', /identity-provider\.ts is there already/);
    await refused('mail', 'https://graph.microsoft.com/v1.0', /microsoft-graph stands for graph\.microsoft\.com/);
    for (const name of ['ownbasic', 'identity-provider', 'mail'])
      assert.ok(!existsSync(path.join(root, 'force-app/main/partners', name)), `nothing of ${name} was written`);
  });
});
