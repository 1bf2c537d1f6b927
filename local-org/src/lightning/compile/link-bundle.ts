import { posix } from 'node:path';
import type { Plugin, RollupLog } from 'rollup';
import { rollup } from 'rollup';
import type { Problem } from '../../metadata/types.ts';
import type { Bundle, ReferenceLookup } from '../types.ts';
import { transformFile } from './transform-file.ts';
import { checkReference } from './check-references.ts';
import { locate } from './locate.ts';
import { isPlatformModule } from './platform-modules.ts';
import { parseReference, referenceModule } from './references.ts';

export interface LinkedBundle {
  readonly code: string;
  readonly imports: readonly string[];
  readonly references: readonly string[];
  readonly problems: readonly Problem[];
}

const referencePrefix = '\0reference:';
const emptyPrefix = '\0empty:';
const internalModules = new Set(['page/boot', 'page/apex']);

/** Joins the compiled files of a bundle into one module and checks everything that it imports. */
export async function linkBundle(
  bundle: Bundle,
  codes: ReadonlyMap<string, string>,
  lookup: ReferenceLookup,
): Promise<LinkedBundle> {
  const problems: Problem[] = [];
  const references = new Set<string>();
  const report = (specifier: string, code: string, message: string): void => {
    problems.push({ ...locate(bundle, specifier), severity: 'error', code, message });
  };
  try {
    const build = await rollup({
      input: entryOf(bundle, codes),
      onwarn: () => undefined,
      plugins: [bundlePlugin(bundle, codes, { lookup, references, report })],
    });
    const { output } = await build.generate({ format: 'es', inlineDynamicImports: true });
    const [chunk] = output;
    return { code: chunk.code, imports: chunk.imports, references: [...references].sort(), problems };
  } catch (error) {
    problems.push(linkProblem(bundle, error as RollupLog));
    return { code: '', imports: [], references: [], problems };
  }
}

interface LinkContext {
  readonly lookup: ReferenceLookup;
  readonly references: Set<string>;
  readonly report: (specifier: string, code: string, message: string) => void;
}

function bundlePlugin(bundle: Bundle, codes: ReadonlyMap<string, string>, context: LinkContext): Plugin {
  const classless = `${bundle.name}.js`;
  return {
    name: 'lwc-bundle',
    resolveId(specifier, importer) {
      if (importer === undefined) return specifier;
      if (specifier.startsWith('.')) return resolveRelative(bundle, codes, specifier, importer, context);
      return resolveBare(specifier, context);
    },
    load(id) {
      if (id.startsWith(emptyPrefix)) return 'export default undefined;';
      if (id.startsWith(referencePrefix)) {
        const specifier = id.slice(referencePrefix.length);
        const reference = parseReference(specifier);
        return reference ? referenceModule(specifier, reference) : null;
      }
      return codes.get(id) ?? (id === classless ? templateOnlyClass(bundle) : null);
    },
  };
}

function resolveRelative(
  bundle: Bundle,
  codes: ReadonlyMap<string, string>,
  specifier: string,
  importer: string,
  context: LinkContext,
): string {
  const path = posix.join(posix.dirname(importer), specifier.replace(/\?.*$/, ''));
  for (const candidate of [path, `${path}.js`]) if (codes.has(candidate)) return candidate;
  const sibling = path.replace(/(?:\.scoped)?\.(?:html|css)$/, '');
  // LWC imports the template of every class and the style of every template, whether it exists or not
  if (sibling !== path && importer.replace(/\.(?:js|html)$/, '') === sibling) return emptyPrefix + path;
  context.report(specifier, 'LWC_REFERENCE', `Cannot find ${specifier} in the bundle ${bundle.name}`);
  return emptyPrefix + path;
}

function resolveBare(specifier: string, context: LinkContext): string | { id: string; external: true } {
  const { lookup, report } = context;
  const external = { id: specifier, external: true } as const;
  if (internalModules.has(specifier)) return external;
  const reference = parseReference(specifier);
  if (reference) {
    context.references.add(specifier);
    const problem = checkReference(reference, lookup);
    if (problem) report(specifier, problem.code, problem.message);
    return referencePrefix + specifier;
  }
  if (specifier.startsWith('c/')) {
    const name = specifier.slice(2);
    if (lookup.bundle?.(name) === false) report(specifier, 'LWC_REFERENCE', `No MODULE named markup://c:${name} found`);
    return external;
  }
  if (!isPlatformModule(specifier)) {
    report(specifier, 'UNSUPPORTED_LWC_MODULE', `The local org does not provide the module ${specifier}`);
  }
  return external;
}

function entryOf(bundle: Bundle, codes: ReadonlyMap<string, string>): string {
  const { name } = bundle;
  return !codes.has(`${name}.js`) && !codes.has(`${name}.html`) ? `${name}.css` : `${name}.js`;
}

function templateOnlyClass(bundle: Bundle): string {
  const text = "import { LightningElement } from 'lwc';\nexport default class extends LightningElement {}\n";
  return transformFile(bundle, { path: `${bundle.name}.js`, text }, false).code;
}

function linkProblem(bundle: Bundle, error: RollupLog): Problem {
  const id = error.loc?.file ?? error.id ?? `${bundle.name}.js`;
  const file = bundle.files.find((each) => each.path === id) ?? bundle.files[0];
  return {
    file: file?.file ?? file?.path ?? bundle.name,
    line: 1,
    column: 1,
    severity: 'error',
    code: `LWC_${error.code ?? 'LINK'}`,
    message: error.message,
  };
}
