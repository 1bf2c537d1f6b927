import type { Problem } from '../../metadata/types.ts';
import { openSchema } from '../../schema/index.ts';
import { compile } from '../index.ts';

const schema = openSchema({ shape: 'developer' });
const CLASS =
  /^(?:@\w+(?:\([^)]*\))?\s*)*(?:(?:public|global|private|with sharing|without sharing|abstract|virtual|static|final)\s+)*(?:class|interface|enum)\s+T(?:Exception)?\b/;

/** A program of the corpus as a file: a body becomes that of `public class T`. */
export function fileOf(program: string): { path: string; text: string } {
  if (program.startsWith('trigger ')) return { path: 'T.trigger', text: program };
  return { path: 'T.cls', text: CLASS.test(program) ? program : `public class T { ${program} }` };
}

/** All problems of a program beside other classes. */
export function problemsOf(program: string, beside: readonly string[] = []): readonly Problem[] {
  const files = [fileOf(program), ...beside.map((text, index) => ({ path: `U${index}.cls`, text }))];
  return compile({ files: files.map((file) => ({ ...file, apiVersion: 67 })), schema, cache: null }).problems;
}

export function errorsOf(program: string, beside?: readonly string[]): Problem[] {
  return problemsOf(program, beside).filter((problem) => problem.severity === 'error');
}

export function errorCodes(program: string): string[] {
  return errorsOf(program).map((problem) => problem.code);
}
