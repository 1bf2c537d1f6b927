import { createCompilers } from '../apex/run/org-compilers.ts';
import { checkSource } from '../metadata/check-source.ts';
import { projectNamespaces } from '../metadata/index.ts';
import { invalid, parseFlags, shapeName } from './options.ts';
import { problemLines, sourceProblems } from './source-problems.ts';

/** `local-org check`: compiles and validates source folders without an org. 1 when there is an error. */
export async function checkCommand(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, {
    'source-dir': { type: 'string', multiple: true, short: 'd' },
    shape: { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  const dirs = flags['source-dir'] ?? [];
  if (dirs.length === 0) throw invalid('--source-dir is missing: it names the folders to check.');
  const result = await checkSource(dirs, {
    shape: shapeName(flags.shape),
    compilers: await createCompilers(() => ({ namespaces: projectNamespaces(dirs) })),
  });
  const problems = sourceProblems(result.problems, dirs);
  if (flags.json) process.stdout.write(`${JSON.stringify({ components: result.components, problems }, null, 2)}\n`);
  else process.stdout.write(`${problemLines(problems)}${result.components} components, ${problems.length} problems\n`);
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}
