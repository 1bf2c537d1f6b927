import { median, minimum, type Measurement } from './measurement.ts';

const COLUMNS = ['Case', 'Measured', 'Target', 'Minimum', 'Median', 'Runs', 'Ratio', ''] as const;

export interface CaseResult {
  readonly name: string;
  readonly measurements: readonly Measurement[];
  /** why the case could not be measured */
  readonly error?: string;
}

type Row = readonly string[];

export function isOver({ target, samples }: Measurement): boolean {
  return target !== null && median(samples) > target;
}

export function rowsOf(results: readonly CaseResult[]): Row[] {
  return results.flatMap(({ name, measurements, error }) => [
    ...measurements.map((each) => row(name, each)),
    ...(error === undefined ? [] : [[name, `not measured: ${error}`, '', '', '', '', '', 'failed']]),
  ]);
}

function row(name: string, measurement: Measurement): Row {
  const { what, target, samples, beside, note } = measurement;
  return [
    name,
    note === undefined ? what : `${what} (${note})`,
    target === null ? '' : duration(target),
    duration(minimum(samples)),
    duration(median(samples)),
    String(samples.length),
    beside === undefined ? '' : `${ratio(samples, beside.samples)} of ${beside.what}`,
    target === null ? '' : isOver(measurement) ? 'over' : 'ok',
  ];
}

/** Minimum to minimum: what else the machine does only adds. */
function ratio(samples: readonly number[], beside: readonly number[]): string {
  return (minimum(samples) / minimum(beside)).toPrecision(2);
}

export function duration(milliseconds: number): string {
  if (milliseconds >= 1_000) return `${(milliseconds / 1_000).toFixed(2)} s`;
  return `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`;
}

export function asText(rows: readonly Row[]): string {
  const all = [COLUMNS, ...rows];
  const widths = COLUMNS.map((_, index) => Math.max(...all.map((cells) => cells[index].length)));
  return all
    .map((cells) =>
      cells
        .map((cell, index) => cell.padEnd(widths[index]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The file that is committed. The target is compared with the median. */
export function asMarkdown(rows: readonly Row[], machine: readonly string[], command: string, date: string): string {
  const line = (cells: Row): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    '# Speed',
    '',
    `Measured on ${date} by \`${command}\`. The target is compared with the median; a ratio is minimum to minimum,`,
    'of something that was measured in the same minute, so that it can be compared between machines.',
    '',
    ...machine.map((fact) => `- ${fact}`),
    '',
    line(COLUMNS.map((name) => name || 'Verdict')),
    line(COLUMNS.map(() => '---')),
    ...rows.map(line),
    '',
  ].join('\n');
}
