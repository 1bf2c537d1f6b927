import { formatSource } from '../metadata/canonical.ts';
import { invalid, parseFlags } from './options.ts';

/**
 * `local-org format`: rewrites metadata files in the form that a retrieve gives, so that a retrieve leaves no difference.
 * With `--check` it names them and ends with 1 when there are any.
 */
export async function formatCommand(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, {
    'source-dir': { type: 'string', multiple: true, short: 'd' },
    check: { type: 'boolean', default: false },
  });
  const dirs = flags['source-dir'] ?? [];
  if (dirs.length === 0) throw invalid('--source-dir is missing: it names the folders to format.');
  const files = await formatSource(dirs, flags.check ? 'check' : 'write');
  for (const file of files) process.stdout.write(`${file}\n`);
  return flags.check && files.length > 0 ? 1 : 0;
}
