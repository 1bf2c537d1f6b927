import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../types.ts';

/** Clocks of file systems are coarse: a file that was compiled in the same moment is not stale. */
const TOLERANCE_MS = 1000;

/** TypeScript beside the JavaScript that is deployed: a .js that is missing or older than its .ts would deploy old or no code. */
export function scriptProblems(folder: string, bundle: string, name: (path: string) => string): Problem[] {
  const scripts = readdirSync(folder).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.endsWith('.test.ts'),
  );
  return scripts.flatMap((script) => {
    const source = join(folder, script);
    const compiled = source.replace(/\.ts$/, '.js');
    const report = (code: string, message: string): Problem[] => [
      { file: name(source), line: 1, column: 1, severity: 'error', code, message },
    ];
    if (!existsSync(compiled))
      return script === `${bundle}.ts`
        ? report(
            'LWC_NOT_COMPILED',
            `${script} has no compiled ${bundle}.js: an org would deploy the bundle without its class. Compile it first`,
          )
        : [];
    const isStale = statSync(compiled).mtimeMs + TOLERANCE_MS < statSync(source).mtimeMs;
    return isStale
      ? report(
          'LWC_STALE_SCRIPT',
          `${script} is newer than ${script.replace(/\.ts$/, '.js')}: compile it, or the org gets the old code`,
        )
      : [];
  });
}
