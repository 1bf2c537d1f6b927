import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.ts';

const NAME = `apex-ast-serializer-${process.platform}-${process.arch}`;
const PROGRAM = join(...['node_modules', '@prettier-apex', NAME, process.platform === 'win32' ? `${NAME}.exe` : NAME]);

interface ParserOutput {
  readonly 'apex.jorje.semantic.compiler.parser.ParserOutput': { readonly parseErrors: readonly unknown[] };
}

/** Why the formatter's parser cannot be asked here; null when it can. */
export function parserMissing(): string | null {
  return existsSync(PROGRAM) ? null : `${NAME} is not installed: prettier-plugin-apex has no parser for this machine`;
}

/** How many syntax errors the formatter's parser finds in a class or trigger. */
export async function parserErrors(text: string): Promise<number> {
  const { status, stdout, stderr } = await run(PROGRAM, [], text);
  if (status !== 0) throw new Error(`${NAME} ended with ${status}: ${stderr.slice(0, 2000)}`);
  const output = JSON.parse(stdout) as ParserOutput;
  return output['apex.jorje.semantic.compiler.parser.ParserOutput'].parseErrors.length;
}
