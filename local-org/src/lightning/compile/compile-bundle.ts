import { createHash } from 'node:crypto';
import type { Problem } from '../../metadata/types.ts';
import type { Bundle, CompileResult, ReferenceLookup } from '../types.ts';
import { checkBundleShape } from './bundle-rules.ts';

const compiled = /\.(?:js|html|css)$/;

/** LWC's compiler takes long to load, and most processes and workers never compile. */
const compiler = async () => {
  const [{ transformFile }, { linkBundle }] = await Promise.all([
    import('./transform-file.ts'),
    import('./link-bundle.ts'),
  ]);
  return { transformFile, linkBundle };
};

/**
 * Compiles a deployed bundle (JavaScript, HTML and CSS only, as an org takes it) to one ES module.
 * Problems carry LWC's own codes where the compiler found them; references are checked by `lookup`.
 */
export async function compileBundle(bundle: Bundle, lookup: ReferenceLookup = {}): Promise<CompileResult> {
  const problems: Problem[] = checkBundleShape(bundle);
  if (hasError(problems)) return { problems, module: null };
  const dynamic = bundle.files.some(
    (file) => file.path.endsWith('.js-meta.xml') && file.text.includes('lightning__dynamicComponent'),
  );
  const { transformFile, linkBundle } = await compiler();
  const codes = new Map<string, string>();
  for (const file of bundle.files) {
    if (!compiled.test(file.path)) continue;
    const result = transformFile(bundle, file, dynamic);
    problems.push(...result.problems);
    codes.set(file.path, result.code);
  }
  if (hasError(problems)) return { problems, module: null };
  const linked = await linkBundle(bundle, codes, lookup);
  problems.push(...linked.problems);
  if (hasError(problems)) return { problems, module: null };
  const { code, imports, references } = linked;
  const etag = createHash('sha256').update(code).digest('hex').slice(0, 16);
  return { problems, module: { name: bundle.name, code, etag, imports, references } };
}

function hasError(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}
