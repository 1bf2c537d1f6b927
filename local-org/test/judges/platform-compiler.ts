import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.ts';

const PLUGIN = dirname(dirname(dirname(fileURLToPath(import.meta.resolve('prettier-plugin-apex')))));
const LIBRARIES = join(PLUGIN, 'vendor', 'apex-ast-serializer', 'lib');
const PROGRAM = fileURLToPath(new URL('PlatformCompiler.java', import.meta.url));

export interface Judgement {
  readonly line: number;
  readonly message: string;
}

/** Why the platform's own compiler cannot be asked here; null when it can. It needs a JDK, which compiles its launcher. */
export function compilerMissing(): string | null {
  if (!existsSync(join(LIBRARIES, 'apex-jorje-lsp.jar'))) return 'jorje is not in prettier-plugin-apex';
  return spawnSync('javac', ['-version']).status === 0 ? null : 'no JDK: javac is not found';
}

/** What the platform's compiler says of each program, which is a list of files. */
export async function compilerJudges(programs: readonly (readonly string[])[]): Promise<Judgement[][]> {
  const input = programs.map((files) => JSON.stringify({ files })).join('\n');
  const { status, stdout, stderr } = await run('java', ['-cp', join(LIBRARIES, '*'), PROGRAM], input);
  if (status !== 0) throw new Error(`jorje ended with ${status}: ${stderr.slice(0, 2000)}`);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Judgement[]);
}
