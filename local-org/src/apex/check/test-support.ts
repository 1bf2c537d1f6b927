import type { Problem } from '../../metadata/types.ts';
import { openSchema } from '../../schema/index.ts';
import { compile } from '../index.ts';

const schema = openSchema({ shape: 'developer' });

/** Problems of one class; every program of the corpus is a class body in `public class T { … }` unless it says `class` itself. */
export function problemsOf(program: string): readonly Problem[] {
  const text = /^(?:@\w+(?:\([^)]*\))?\s*)*(?:public|global|private|@)[\s\S]*?\b(?:class|interface|enum)\b\s+T\w*/.test(
    program,
  )
    ? program
    : `public class T { ${program} }`;
  return compile({ files: [{ path: 'T.cls', text, apiVersion: 67 }], schema, cache: null }).problems;
}

export function errorCodes(program: string): string[] {
  return problemsOf(program)
    .filter((problem) => problem.severity === 'error')
    .map((problem) => problem.code);
}
