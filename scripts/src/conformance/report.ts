import { isMissed, type SuiteResult, type Timing } from './result.ts';

const COLUMNS = [
  'Suite',
  'Commit',
  'Passed',
  'At least',
  'Cold',
  'of it compile',
  'Warm',
  'of it compile',
  'Memory',
  'Verdict',
];
/** Of a suite without a minimum a group names so many tests; the suites of the table name all. */
const MOST_NAMES = 8;

/** One line for a person who waits. */
export function lineOf(result: SuiteResult): string {
  const { name, passed, total, minimum, cold, warm, error } = result;
  if (error !== null && cold === null) return `${name}: ${error}`;
  const least = minimum === null ? '' : ` (at least ${minimum})`;
  const times = [cold, warm].map((timing) => (timing ? seconds(timing.wallMs) : '-')).join(' cold, ');
  return `${name}: ${passed} of ${total}${least}, ${times} warm, ${peak(result)}${error === null ? '' : `; ${error}`}`;
}

/** The page `bench/conformance.md`. */
export function asMarkdown(results: readonly SuiteResult[], facts: readonly string[], date: string): string {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const total = results.reduce((sum, result) => sum + result.total, 0);
  return [
    '# Public Apex that runs its own tests here',
    '',
    `Measured on ${date} by \`npm run conformance -- <folder of clones>\`: ${passed} of ${total} tests pass. Each suite ran twice, in processes of its own: cold is with an`,
    'empty compile cache, warm with what the cold run kept. Times are wall times of the whole command, start of the process included; memory is the larger peak of',
    'the process. The suites with a number under "at least" are the promise; the others were run to find what is missing. Their repositories compile and pass',
    'in orgs with what they depend on, which is not always here.',
    '',
    ...facts.map((fact) => `- ${fact}`),
    '',
    ...table(COLUMNS, results.map(row)),
    '',
    ...notes(results),
    '## What does not pass, by what it lacks',
    '',
    ...results.flatMap(lacking),
  ].join('\n');
}

function row(result: SuiteResult): string[] {
  const { name, repository, commit, passed, total, minimum, cold, warm } = result;
  return [
    repository ?? name,
    commit ?? 'unknown',
    `${passed} of ${total}`,
    minimum === null ? '' : String(minimum),
    ...times(cold),
    ...times(warm),
    peak(result),
    verdict(result),
  ];
}

function verdict(result: SuiteResult): string {
  if (isMissed(result)) return 'missed';
  if (result.error !== null) return 'not run';
  return result.minimum === null ? '' : 'ok';
}

function notes(results: readonly SuiteResult[]): string[] {
  const lines = results.flatMap(({ name, warnings, error, throughCli }) => [
    ...warnings.map((warning) => `- ${name}: ${warning}.`),
    ...(error === null ? [] : [`- ${name}: ${error}`]),
    ...(throughCli ?? []).map((line) => `- ${name} through the Salesforce CLI: ${line}`),
  ]);
  return lines.length === 0 ? [] : [...lines, ''];
}

function lacking({ name, gaps, minimum }: SuiteResult): string[] {
  if (gaps.length === 0) return [];
  const most = minimum === null ? MOST_NAMES : Infinity;
  const rows = gaps.map(({ feature, tests }) => [code(feature), String(tests.length), named(tests, most)]);
  return [`### ${name}`, '', ...table(['What is lacking', 'Tests', 'Which'], rows), ''];
}

function named(tests: readonly string[], most: number): string {
  const shown = tests.slice(0, most).join(', ');
  return tests.length > most ? `${shown} and ${tests.length - most} more` : shown;
}

function times(timing: Timing | null): string[] {
  return timing ? [seconds(timing.wallMs), seconds(timing.compileMs)] : ['', ''];
}

function peak({ cold, warm }: SuiteResult): string {
  const most = Math.max(cold?.peakMb ?? 0, warm?.peakMb ?? 0);
  return most === 0 ? '' : `${most} MB`;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)];
}
