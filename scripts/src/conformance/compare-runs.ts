/** What both runners print. */
export interface TestRun {
  readonly tests: readonly { readonly FullName: string; readonly Outcome: string }[];
  readonly coverage?: {
    readonly coverage: readonly { readonly name: string; readonly totalLines: number; readonly totalCovered: number }[];
  };
}

const MOST_NAMED = 10;

/** In which tests and covered classes two runs differ; one line that says so when they agree. */
export function differences(through: TestRun, direct: TestRun): string[] {
  const tests = differing(outcomes(through), outcomes(direct));
  const classes = differing(coverage(through), coverage(direct));
  if (tests.length + classes.length === 0) {
    const passed = through.tests.filter(({ Outcome }) => Outcome === 'Pass').length;
    return [
      `${passed} of ${through.tests.length} tests pass, the same ones as in the direct runner, with the same coverage of ${coverage(through).size} classes.`,
    ];
  }
  return [...listed('tests', tests), ...listed('coverage', classes)];
}

function outcomes({ tests }: TestRun): Map<string, string> {
  return new Map(tests.map(({ FullName, Outcome }) => [FullName, Outcome]));
}

/** The CLI leaves classes out that no test has touched. */
function coverage({ coverage: report }: TestRun): Map<string, string> {
  const touched = (report?.coverage ?? []).filter(({ totalCovered }) => totalCovered > 0);
  return new Map(touched.map(({ name, totalCovered, totalLines }) => [name, `${totalCovered}/${totalLines}`]));
}

function differing(through: ReadonlyMap<string, string>, direct: ReadonlyMap<string, string>): string[] {
  return [...new Set([...through.keys(), ...direct.keys()])]
    .filter((name) => through.get(name) !== direct.get(name))
    .sort()
    .map(
      (name) => `${name} (${through.get(name) ?? 'absent'} through the CLI, ${direct.get(name) ?? 'absent'} directly)`,
    );
}

function listed(what: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return [`${what} that differ: ${names.slice(0, MOST_NAMED).join(', ')}${more}.`];
}
