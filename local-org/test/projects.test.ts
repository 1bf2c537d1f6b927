import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { compileBundles, staleModules } from '../../scripts/src/lwc/compile.ts';
import { execute, localOrg, type Finished } from './support/commands.ts';
import { apexClass, metadataXml } from './support/packages.ts';
import { startServer } from './support/server.ts';
import { ROOT, workplace, type Workplace } from './support/workplace.ts';

interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: string;
  readonly code: string;
  readonly message: string;
}
interface Checked {
  readonly components: number;
  readonly problems: readonly Problem[];
}

const META = metadataXml('LightningComponentBundle', '<apiVersion>67.0</apiVersion><isExposed>false</isExposed>');
const COMPONENT = "import { LightningElement } from 'lwc';\nexport default class Tile extends LightningElement {}\n";

let place: Workplace;
before(() => {
  place = workplace();
  place.write('sfdx-project.json', '{"packageDirectories":[{"path":"src","default":true}],"sourceApiVersion":"67.0"}');
  for (const [path, text] of Object.entries(
    apexClass(
      'Adder',
      'public class Adder {\n    public static Integer add(Integer a, Integer b) {\n        return a + b;\n    }\n}',
    ),
  )) {
    place.write(`src/${path}`, text);
  }
  const body =
    '@IsTest\nprivate class AdderTest {\n    @IsTest\n    static void adds() {\n        Assert.areEqual(3, Adder.add(1, 2));\n    }\n}';
  for (const [path, text] of Object.entries(apexClass('AdderTest', body))) place.write(`src/${path}`, text);
});
after(() => place.remove());

/** `npx local-org …` in a project's folder. */
const npx = (folder: string, ...args: string[]): Promise<Finished> =>
  execute(['npx', '--no-install', 'local-org', ...args], place.env, folder);

/** As npm does for a project that depends on a package of this machine. */
function installHere(): void {
  const bin = join(place.folder, 'node_modules/.bin');
  mkdirSync(bin, { recursive: true });
  symlinkSync(join(ROOT, 'local-org'), join(place.folder, 'node_modules/local-org'));
  symlinkSync('../local-org/bin/local-org.js', join(bin, 'local-org'));
}

describe('a project that is not this one', () => {
  test('is checked and tested by npx local-org', async () => {
    installHere();
    const checked = await npx(place.folder, 'check', '--source-dir', 'src', '--json');
    assert.deepEqual(JSON.parse(checked.stdout), { components: 2, problems: [] }, checked.stderr);
    assert.equal(checked.code, 0, 'without an error');
    const tested = await npx(
      place.folder,
      'test',
      '--source-dir',
      join(place.folder, 'src'),
      '--code-coverage',
      '--json',
    );
    const { summary, tests, coverage } = JSON.parse(tested.stdout) as {
      summary: Record<string, unknown>;
      tests: Record<string, unknown>[];
      coverage: { coverage: { name: string; coveredPercent: number }[] };
    };
    assert.deepEqual([tested.code, summary['outcome'], summary['compileProblems']], [0, 'Passed', []], 'it passes');
    assert.deepEqual(
      tests.map((each) => each['FullName']),
      ['AdderTest.adds'],
      'its test has run',
    );
    assert.deepEqual(
      coverage.coverage.map(({ name, coveredPercent }) => [name, coveredPercent]),
      [['Adder', 100]],
      'with coverage',
    );
  });

  test('is looked at from the root of this one, too', async () => {
    const source = join(place.folder, 'src');
    const { code, stdout } = await npx(ROOT, 'check', '--source-dir', source, '--json');
    assert.deepEqual([code, JSON.parse(stdout)], [0, { components: 2, problems: [] }], 'its own project file holds');
  });

  test('gets problems with absolute names when its folder was given so', async () => {
    for (const [path, text] of Object.entries(apexClass('Broken', 'public class Broken {\n    Integer x = y;\n}'))) {
      place.write(`broken/${path}`, text);
    }
    for (const folder of ['broken', join(place.folder, 'broken')]) {
      const { code, stdout } = await localOrg(place, 'check', '--source-dir', folder, '--json');
      const { problems } = JSON.parse(stdout) as Checked;
      assert.equal(code, 1, 'an error');
      assert.deepEqual(
        problems.map(({ file, line, column, severity }) => [file, line, column, severity]),
        [[join(folder, 'classes/Broken.cls'), 2, 17, 'error']],
        'where it is',
      );
      assert.deepEqual(
        Object.keys(problems[0] ?? {}),
        ['file', 'line', 'column', 'severity', 'code', 'message'],
        'these members and no others',
      );
    }
  });

  test('is served, and its org is stopped and removed by its state', async () => {
    const server = await startServer(place);
    const state = join(place.folder, 'state');
    const status = await localOrg(place, 'status', '--state', state, '--json');
    const { running, url, pid, orgs } = JSON.parse(status.stdout) as Record<string, never>;
    assert.deepEqual([running, url, pid], [true, server.url, server.pid], 'status');
    assert.deepEqual(
      (orgs as { id: string }[]).map(({ id }) => id),
      [server.orgId],
      'its orgs',
    );
    const stopped = await localOrg(place, 'stop', '--state', state, '--json');
    assert.deepEqual(JSON.parse(stopped.stdout), { stopped: true, pid: server.pid }, 'stop');
    assert.equal(await server.exited, 0, 'it has ended cleanly');
    const again = await localOrg(place, 'stop', '--state', state, '--json');
    assert.deepEqual(JSON.parse(again.stdout), { stopped: false, pid: null }, 'a second stop is no failure');
    const reset = await localOrg(place, 'reset', '--state', state, '--json');
    assert.deepEqual(JSON.parse(reset.stdout), { removed: true }, 'reset');
    const gone = await localOrg(place, 'status', '--state', state, '--json');
    assert.deepEqual((JSON.parse(gone.stdout) as { orgs: unknown[] }).orgs, [], 'nothing is left');
  });
});

describe('a component in TypeScript', () => {
  const folder = 'src/lwc/tile';
  const age = (file: string, seconds: number): void => utimesSync(file, seconds, seconds);

  async function check(): Promise<Checked & { code: number }> {
    const { code, stdout } = await localOrg(place, 'check', '--source-dir', 'src', '--json');
    return { code, ...(JSON.parse(stdout) as Checked) };
  }

  test('with a stale .js is found by the check before old code is deployed', async () => {
    const source = place.write(`${folder}/tile.ts`, COMPONENT);
    const script = place.write(`${folder}/tile.js`, COMPONENT);
    place.write(`${folder}/tile.html`, '<template></template>\n');
    place.write(`${folder}/tile.js-meta.xml`, META);
    place.write('.forceignore', '**/lwc/**/*.ts\n');
    age(script, 1_700_000_000);
    age(source, 1_700_000_100);
    assert.deepEqual(staleModules(place.folder), [source], 'the build knows it');
    const { code, problems } = await check();
    assert.equal(code, 1, 'the check fails');
    assert.equal(problems.length, 1, 'for one reason');
    assert.match(problems[0]?.file ?? '', /tile\/tile\.(js|ts)$/, 'in this file');
    assert.match(problems[0]?.message ?? '', /older|stale|newer/i, 'and says what is wrong');
  });

  test('is sound again after the build', async () => {
    assert.deepEqual(compileBundles(place.folder), [join(place.folder, folder, 'tile.js')], 'one file is written');
    const { code, problems } = await check();
    assert.deepEqual([code, problems], [0, []], 'nothing is left to say');
  });
});
