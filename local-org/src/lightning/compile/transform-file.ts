import { transformSync } from '@lwc/compiler';
import type { Problem } from '../../metadata/types.ts';
import type { Bundle, BundleFile } from '../types.ts';

export interface TransformedFile {
  readonly code: string;
  readonly problems: readonly Problem[];
}
interface Diagnostic {
  readonly code?: number;
  readonly message?: string;
  readonly location?: { readonly line?: number; readonly column?: number };
}

/** Compiles one file of a bundle; the code is empty when it has an error. */
export function transformFile(bundle: Bundle, file: BundleFile, dynamicComponents: boolean): TransformedFile {
  try {
    const result = transformSync(file.text, file.path, {
      namespace: 'c',
      name: bundle.name,
      enableDynamicComponents: dynamicComponents,
      scopedStyles: file.path.endsWith('.scoped.css'),
    });
    return { code: result.code, problems: (result.warnings ?? []).map((each) => toProblem(each, file, 'warning')) };
  } catch (error) {
    return { code: '', problems: [toProblem(error as Diagnostic, file, 'error')] };
  }
}

function toProblem(diagnostic: Diagnostic, file: BundleFile, severity: Problem['severity']): Problem {
  // Babel counts columns from 0, the template and style compilers from 1
  const offset = file.path.endsWith('.js') ? 1 : 0;
  return {
    file: file.file ?? file.path,
    line: diagnostic.location?.line ?? 1,
    column: Math.max(1, (diagnostic.location?.column ?? 1 - offset) + offset),
    severity,
    code: diagnostic.code === undefined ? 'LWC_COMPILE' : `LWC${diagnostic.code}`,
    message: plainMessage(diagnostic.message ?? 'The compiler gave no message', file.path),
  };
}

/** Without the code frame, the name of the error class, the code and the path, which the problem says elsewhere. */
function plainMessage(message: string, path: string): string {
  const first = message.split('\n', 1)[0] ?? message;
  const at = first.indexOf(`${path}:`);
  const text = at < 0 ? first : first.slice(at + path.length + 1).replace(/^\d+:\d+:/, '');
  return text
    .replace(/\bLWC\d+: /g, '')
    .replace(/^\w*Error: /, '')
    .trim();
}
