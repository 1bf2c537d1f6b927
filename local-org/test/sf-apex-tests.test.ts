import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { SfCli } from '../src/http/testing/sf-cli.ts';
import { startTestServer, type TestServer } from '../src/http/testing/test-server.ts';
import { localOrg } from './support/commands.ts';
import { ROOT, workplace, type Workplace } from './support/workplace.ts';

interface Tested {
  readonly FullName: string;
  readonly Outcome: string;
  readonly Message: string | null;
  readonly StackTrace: string | null;
}
interface Covered {
  readonly name: string;
  readonly lines: Readonly<Record<string, number>>;
  readonly totalLines: number;
  readonly totalCovered: number;
  readonly coveredPercent: number;
}
interface Run {
  readonly summary: Readonly<Record<string, unknown>>;
  readonly tests: readonly Tested[];
  readonly coverage: { readonly coverage: readonly Covered[] };
}

const SHELF = `public with sharing class Shelf {
    private final List<String> titles = new List<String>();
    public void add(String title) {
        if (String.isBlank(title)) {
            throw new ShelfException('A book has a title');
        }
        titles.add(title);
    }
    public Integer size() {
        return titles.size();
    }
    public static Integer never() {
        Integer unused = 1;
        return unused;
    }
    public class Label {
        public String text() {
            return 'Shelf';
        }
    }
    public class ShelfException extends Exception {
    }
}
`;
const TRIGGER = `trigger ShelfAccount on Account (before insert) {
    for (Account one : Trigger.new) {
        if (one.Name == 'Shelf') {
            one.Description = new Shelf.Label().text();
        } else {
            one.Site = 'elsewhere';
        }
    }
}
`;
const TEST = `@IsTest
private class ShelfTest {
    @IsTest
    static void adds() {
        Shelf shelf = new Shelf();
        shelf.add('Tides');
        Assert.areEqual(1, shelf.size());
    }
    @IsTest
    static void refuses() {
        new Shelf().add('');
    }
    @IsTest
    static void labels() {
        insert new Account(Name = 'Shelf');
        Assert.areEqual('Shelf', [SELECT Description FROM Account].Description);
    }
    @IsTest
    static void expectsTooMuch() {
        Assert.areEqual(2, new Shelf().size(), 'two <books> & "more"');
    }
}
`;

let server: TestServer;
let sf: SfCli;
let place: Workplace;
before(async () => {
  place = workplace();
  server = await startTestServer();
  sf = new SfCli();
  sf.writeClass('Shelf', SHELF);
  sf.writeClass('ShelfTest', TEST);
  sf.write('force-app/triggers/ShelfAccount.trigger', TRIGGER);
  sf.write(
    'force-app/triggers/ShelfAccount.trigger-meta.xml',
    '<?xml version="1.0" encoding="UTF-8"?>\n<ApexTrigger xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion><status>Active</status></ApexTrigger>\n',
  );
  await sf.signIn(server, '--alias', 'org');
});
after(async () => {
  sf.remove();
  await place.remove();
  await server.close();
});

async function deploy(folder: string): Promise<void> {
  const { result, message } = await sf.run<{ status: string; files: unknown }>(
    `project deploy start --source-dir ${folder}`,
  );
  assert.equal(result.status, 'Succeeded', `${message ?? ''} ${JSON.stringify(result.files)}`);
}

async function direct(folder: string): Promise<Run & { readonly code: number }> {
  const source = join(sf.project, folder);
  const { code, stdout, stderr } = await localOrg(place, 'test', '--source-dir', source, '--code-coverage', '--json');
  assert.notEqual(stdout, '', stderr);
  return { code, ...(JSON.parse(stdout) as Run) };
}

type Named = readonly [string, ...unknown[]];
const byName = ([a]: Named, [b]: Named): number => a.localeCompare(b);
const outcomes = ({ tests }: Run): unknown[] =>
  tests
    .map(({ FullName, Outcome, Message, StackTrace }): Named => [FullName, Outcome, Message, StackTrace])
    .sort(byName);
/** sf reports no class that no test has touched. */
const covered = ({ coverage }: Run): unknown[] =>
  coverage.coverage
    .filter(({ totalCovered }) => totalCovered > 0)
    .map(({ name, lines, totalLines, totalCovered }): Named => [name, lines, totalLines, totalCovered])
    .sort(byName);

describe('tests of a project', () => {
  let run: Awaited<ReturnType<typeof direct>>;
  before(async () => {
    await deploy('force-app');
    run = await direct('force-app');
  });

  test('do the same through sf as in the direct runner: outcomes, messages, stacks, coverage', async () => {
    const through = await sf.run<Run>('apex run test --test-level RunLocalTests --code-coverage --wait 5');
    assert.deepEqual([through.status, run.code], [100, 100], 'two of the tests fail, here and there');
    assert.deepEqual(
      run.tests.map(({ FullName, Outcome }) => `${FullName} ${Outcome}`).sort(),
      ['ShelfTest.adds Pass', 'ShelfTest.expectsTooMuch Fail', 'ShelfTest.labels Pass', 'ShelfTest.refuses Fail'],
      'which ones',
    );
    assert.deepEqual(outcomes(through.result), outcomes(run), 'tests');
    assert.deepEqual(
      run.coverage.coverage.map(({ name, totalCovered, totalLines }) => `${name} ${totalCovered}/${totalLines}`).sort(),
      ['Shelf 6/8', 'ShelfAccount 3/4'],
      'what they cover',
    );
    assert.deepEqual(covered(through.result), covered(run), 'coverage');
    for (const name of ['orgWideCoverage', 'testRunCoverage', 'outcome', 'passRate'])
      assert.equal(through.result.summary[name], run.summary[name], name);
  });

  test('are written by sf as JUnit, with the failures and their stacks', async () => {
    await sf.run('apex run test --class-names ShelfTest --result-format junit --output-dir junit --wait 5');
    const [file = ''] = readdirSync(join(sf.project, 'junit')).filter((name) => name.endsWith('junit.xml'));
    const xml = readFileSync(join(sf.project, 'junit', file), 'utf8');
    assert.match(xml, /<testsuite [^>]*tests="4"[^>]*failures="2"/, 'the counts');
    assert.match(xml, /<testcase name="adds" classname="ShelfTest" time="[\d.]+">\s*<\/testcase>/, 'a success');
    assert.match(
      xml,
      /<failure message="System\.AssertException: Assertion Failed: two &lt;books&gt; &amp; &quot;more&quot;: Expected: 2, Actual: 0"><!\[CDATA\[Class\.ShelfTest\.expectsTooMuch: line 20, column 1\]\]><\/failure>/,
      'a failure',
    );
    assert.match(
      xml,
      /<!\[CDATA\[Class\.Shelf\.add: line 5, column 1\nClass\.ShelfTest\.refuses: line 11, column 1\]\]>/,
      'the stack of an exception',
    );
  });

  test('give coverage files by sf, and a report for people', async () => {
    const human = sf.start(
      'apex run test --tests ShelfTest.adds --code-coverage --result-format human --detailed-coverage --output-dir out --wait 5'.split(
        ' ',
      ),
    );
    let text = '';
    human.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await new Promise((resolve) => human.once('close', resolve));
    assert.match(text, /^ShelfTest\.adds\s+Shelf\s+Pass\s+50%/m, 'the test');
    assert.match(text, /^Shelf\s+50%\s+5,13,14,18/m, 'uncovered lines of the class');
    const files = readdirSync(join(sf.project, 'out'));
    assert.ok(files.includes('test-result-codecoverage.json'), files.join(' '));
    const json = JSON.parse(readFileSync(join(sf.project, 'out/test-result-codecoverage.json'), 'utf8')) as Covered[];
    assert.deepEqual(
      json.find(({ name }) => name === 'Shelf')?.lines,
      { 2: 1, 4: 1, 5: 0, 7: 1, 10: 1, 13: 0, 14: 0, 18: 0 },
      'lines that ran and lines that did not',
    );
  });

  test('give the coverage formats of a deploy by sf, lcov and cobertura among them', async () => {
    const formats = '--coverage-formatters lcovonly --coverage-formatters cobertura --junit --results-dir results';
    await sf.run(
      `project deploy start --source-dir force-app --test-level RunSpecifiedTests --tests ShelfTest ${formats}`,
    );
    const lcov = readFileSync(join(sf.project, 'results/coverage/lcovonly.info'), 'utf8');
    // sf is told by a deploy only which lines have not run, and numbers the others by itself.
    assert.match(lcov, /SF:[^\n]*Shelf\n[\s\S]*DA:13,0\nDA:14,0\n[\s\S]*LF:8\nLH:6\n/, 'lcov');
    assert.match(
      readFileSync(join(sf.project, 'results/coverage/cobertura.xml'), 'utf8'),
      /<class [^>]*Shelf/,
      'cobertura',
    );
    const junit = readFileSync(join(sf.project, 'results/junit/junit.xml'), 'utf8');
    assert.match(
      junit,
      /<testcase name="refuses"[^>]*>\s*<failure message="Shelf\.ShelfException: A book has a title"/,
      'JUnit',
    );
  });
});

describe('tests of the core of force-app', () => {
  test('do the same through sf as in the direct runner', async () => {
    sf.writeProject('force-app', 'core');
    for (const part of ['main/core/classes', 'main/core/objects', 'main/core/labels', 'test/core', 'test/support'])
      cpSync(join(ROOT, 'force-app', part), join(sf.project, 'core', part), { recursive: true });
    const run = await direct('core');
    assert.deepEqual(run.summary['compileProblems'], [], 'all of it compiles');
    await deploy('core');
    const names = [...new Set(run.tests.map(({ FullName }) => FullName.split('.')[0]))].join(' --class-names ');
    const through = await sf.run<Run>(`apex run test --class-names ${names} --code-coverage --wait 5`);
    assert.ok(run.tests.length > 10, `it has tests: ${run.tests.length}`);
    assert.deepEqual(outcomes(through.result), outcomes(run), 'tests');
    assert.deepEqual(covered(through.result), covered(run), 'coverage');
  });
});
