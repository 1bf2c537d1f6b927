import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { queryAll } from '../scripts/src/org/rest.ts';
import { run, runOrThrow, type Finished } from '../scripts/src/process/run.ts';
import { ROOT, type System } from '../scripts/src/start/system.ts';
import { apexValue } from './anonymous-apex.ts';
import type { PartnerStory } from './partners/stories.ts';
import { copyProject } from './project-copy.ts';

const ALIAS = 'hub-new-partner';
const STATUS = 'System.debug(JSON.serialize(new HubAcmePaymentsClient().status().status));';

interface Written {
  readonly files: readonly string[];
  readonly nextSteps: readonly string[];
}

const project = copyProject(ROOT);
const home = path.join(project.root, '.cache/home');
const hub = (args: readonly string[], input = ''): Promise<Finished> =>
  run([process.execPath, 'scripts/bin/hub.js', ...args, '--json'], {
    cwd: project.root,
    env: { ...process.env, HOME: home, SF_USE_GENERIC_UNIX_KEYCHAIN: 'true' },
    input,
  });
const bin = (name: string): string => path.join(project.root, 'node_modules/.bin', name);
const imported = <T>(file: string): Promise<T> =>
  import(pathToFileURL(path.join(project.root, file)).href) as Promise<T>;

const made = await hub([
  ...['partner', 'new', 'acme-payments', '--protocol', 'api-key'],
  ...['--endpoint', 'https://api.acme-payments.example/v1', '--label', 'Acme payments & more'],
]);
assert.equal(made.code, 0, made.stdout + made.stderr);
const { files, nextSteps } = (JSON.parse(made.stdout) as { result: Written }).result;
const { story } = await imported<{ story: PartnerStory }>('e2e/partners/acme-payments.ts');

/** What somebody does who was told nothing but the next steps of the command. */
describe("a partner of one's own", { timeout: 600_000 }, () => {
  let system: System;
  const fails = (exception: RegExp, why: string): Promise<void> =>
    assert.rejects(apexValue(system.session, STATUS), exception, why);
  const fill = (input: string, ...args: readonly string[]): Promise<Finished> =>
    hub(['credential', 'fill', '--target-org', ALIAS, '--external-credential', 'Hub_Acme_Payments', ...args], input);

  before(async () => {
    const { startSystem } =
      await imported<typeof import('../scripts/src/start/system.ts')>('scripts/src/start/system.ts');
    system = await startSystem({
      state: path.join(project.root, '.cache/state'),
      notes: path.join(project.root, '.cache/notes'),
      home,
      alias: ALIAS,
      port: 0,
      shape: 'developer',
    });
    await system.deploy();
  });
  after(async () => {
    await system.stop();
    project.remove();
  });

  it('passes lint, types and format of the project', async () => {
    const code = files.filter((file) => file.endsWith('.ts'));
    await runOrThrow([bin('eslint'), ...code], { cwd: project.root });
    const formatted = files.filter((file) => !file.endsWith('-meta.xml'));
    await runOrThrow([bin('prettier'), '--check', ...formatted], { cwd: project.root });
    const config = path.join(project.root, 'tsconfig.partner.json');
    writeFileSync(config, JSON.stringify({ extends: './tsconfig.json', include: code }));
    await runOrThrow([bin('tsc'), '-p', config], { cwd: project.root });
  });

  it('is not granted to anybody by the deploy', async () => {
    await fails(/NotGrantedException/, 'the permission set decides');
    await system.sf(['org', 'assign', 'permset', '--name', 'Hub_Acme_Payments_Principal', '--target-org', ALIAS]);
    await fails(/NotConfiguredException/, 'and nothing is filled in');
  });

  it('is filled by the command that it names, from standard input or the environment', async () => {
    assert.ok(
      nextSteps.some((step) => step.includes('--stdin ApiKey')),
      'the next steps name the command',
    );
    const wrong = await fill('withdrawn\n', '--stdin', 'ApiKey');
    assert.equal(wrong.code, 0, wrong.stdout + wrong.stderr);
    await fails(/UnauthorizedException/, 'a wrong key is refused by the partner');
    const filled = await fill(`${system.simulators.secrets.apiKey}\n`, '--stdin', 'ApiKey');
    assert.equal(filled.code, 0, filled.stdout + filled.stderr);
    assert.ok(!(filled.stdout + filled.stderr).includes(system.simulators.secrets.apiKey), 'the key is shown nowhere');
    assert.equal(await apexValue(system.session, STATUS), 'ok', 'the right one is not');
  });

  it('takes no secret as an argument, and knows what the org has', async () => {
    const argument = await fill('', '--plain', 'ApiKey=withdrawn');
    assert.equal(argument.code, 2, 'refused');
    assert.match(argument.stdout, /ApiKey is a secret/, 'with the reason');
    const principal = await fill('x', '--stdin', 'ApiKey', '--principal', 'Nobody');
    assert.equal(principal.code, 1, 'there is no such principal');
    assert.match(principal.stdout, /AcmePaymentsService/, 'but this one');
  });

  it('is in the register, and connected for the console', async () => {
    const entries = await queryAll<{ MasterLabel: string }>(
      system.session,
      "SELECT MasterLabel FROM Hub_Integration__mdt WHERE DeveloperName = 'Acme_Payments'",
    );
    assert.deepEqual(
      entries.map(({ MasterLabel }) => MasterLabel),
      ['Acme payments & more'],
      'with its label',
    );
    const test = "System.debug(JSON.serialize(new HubConnectionTester().test('Acme_Payments').state));";
    assert.equal(await apexValue(system.session, test), 'Connected', 'by its health path');
  });

  it('stays connected when everything is deployed again', async () => {
    await system.deployAll();
    assert.equal(await apexValue(system.session, STATUS), 'ok', 'a deploy takes no secret away');
  });

  describe('its story', () => story(() => system));
});
