import { isAbsolute, relative } from 'node:path';
import type { Problem } from '../metadata/index.ts';

/** Problems as `check` and `test` print them: the file is relative to the working directory, or absolute as it was given. */
export function sourceProblems(problems: readonly Problem[], dirs: readonly string[] = []): Problem[] {
  const keepsAbsolute = dirs.some((dir) => isAbsolute(dir));
  return problems.map(({ file, line, column, severity, code, message }) => ({
    file: isAbsolute(file) && !keepsAbsolute ? relative(process.cwd(), file) : file,
    line,
    column,
    severity,
    code,
    message,
  }));
}

/** `force-app/main/A.cls:3:7: error: message (code)`, a line for each. */
export function problemLines(problems: readonly Problem[]): string {
  return problems
    .map(
      ({ file, line, column, severity, code, message }) =>
        `${file}:${line}:${column}: ${severity}: ${message} (${code})\n`,
    )
    .join('');
}
