export interface FailedTest {
  readonly name: string;
  readonly message: string;
}
export interface CompileProblem {
  readonly file: string;
  readonly message: string;
}
export interface Gap {
  /** what is lacking: an `UNSUPPORTED_…` name, or the start of the message */
  readonly feature: string;
  readonly tests: readonly string[];
}

const LONGEST = 140;
const INVALID_CLASS = /^Dependent class is invalid and needs recompilation: (\w+)/;

/** The tests that do not pass, by the one feature that each lacks; the largest group first. */
export function gaps(failed: readonly FailedTest[], problems: readonly CompileProblem[]): Gap[] {
  const groups = new Map<string, string[]>();
  for (const { name, message } of failed) {
    const feature = featureOf(message, problems);
    groups.set(feature, [...(groups.get(feature) ?? []), name]);
  }
  return [...groups]
    .map(([feature, tests]) => ({ feature, tests: tests.sort() }))
    .sort((a, b) => b.tests.length - a.tests.length || (a.feature < b.feature ? -1 : 1));
}

export function featureOf(message: string, problems: readonly CompileProblem[] = []): string {
  const [unsupported] = /\bUNSUPPORTED_\w+(?:\.\w+)*/.exec(message) ?? [];
  if (unsupported) return unsupported;
  const [, className] = INVALID_CLASS.exec(message) ?? [];
  const problem = className && problems.find(({ file }) => isFileOf(file, className));
  return shortened(
    problem ? `${className} does not compile: ${problem.message}` : message.replace(/^line \d+, column \d+: /, ''),
  );
}

function isFileOf(file: string, className: string): boolean {
  return file.toLowerCase().replaceAll('\\', '/').endsWith(`/${className.toLowerCase()}.cls`);
}

function shortened(message: string): string {
  const line = message.split('\n')[0]?.replace(/\s+/g, ' ').trim() ?? '';
  if (line === '') return 'no message';
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
