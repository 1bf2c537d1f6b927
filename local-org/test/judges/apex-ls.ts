import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.ts';

const LIBRARIES = join('node_modules', '@salesforce', 'code-analyzer-pmd-engine', 'dist', 'java-lib');

export interface Issue {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

interface Output {
  readonly files: readonly {
    readonly path: string;
    readonly messages: readonly { readonly start: { readonly line: number }; readonly message: string }[];
  }[];
}

/** Why apex-ls cannot be asked here; null when it can. */
export function apexLsMissing(): string | null {
  if (!existsSync(LIBRARIES)) return 'apex-ls is not installed: @salesforce/code-analyzer-pmd-engine is missing';
  return spawnSync('java', ['-version']).status === 0 ? null : 'java is not found';
}

/** The errors that apex-ls finds in a project. */
export async function apexLsIssues(project: string): Promise<Issue[]> {
  const options = ['-w', project, '-n', '-d', 'errors', '-f', 'json'];
  const checker = 'io.github.apexdevtools.apexls.CheckForIssues';
  const { status, stdout, stderr } = await run('java', ['-cp', join(LIBRARIES, '*'), checker, ...options]);
  const start = stdout.indexOf('{');
  if (start < 0) throw new Error(`apex-ls ended with ${status}: ${stderr.slice(0, 2000)}`);
  const { files } = JSON.parse(stdout.slice(start)) as Output;
  return files.flatMap(({ path, messages }) =>
    messages.map(({ start: at, message }) => ({ file: path, line: at.line, message })),
  );
}
