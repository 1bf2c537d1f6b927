import type { CompiledModule } from '../types.ts';
import type { BuiltPart, LightningAssets } from '../vendor/prepare.ts';

export interface ModuleGraph {
  /** for the page's import map */
  readonly importMap: Readonly<Record<string, string>>;
  /** the bundles that the page needs, with what they import in turn */
  readonly modules: readonly CompiledModule[];
  /** addresses to load ahead, so that no import waits for another */
  readonly preload: readonly string[];
}

export const basePath = '/lightning/base';
export const pagePath = '/lightning/client';
export const bundlePath = '/lightning/modules/c';

/** Where every module of the org is, and which of them a page with these bundles needs. */
export function moduleGraph(
  assets: LightningAssets,
  all: readonly CompiledModule[],
  bundles: readonly string[],
): ModuleGraph {
  const modules = reachable(all, bundles);
  const specifiers = new Set(['page/main', 'lwc', ...modules.flatMap(({ imports }) => imports)]);
  const parts = [
    { part: assets.base, path: `${basePath}/${assets.base.hash}` },
    { part: assets.page, path: `${pagePath}/${assets.page.hash}` },
  ];
  const importMap: Record<string, string> = {};
  const preload = new Set<string>(modules.map(bundleUrl));
  for (const { part, path } of parts) {
    for (const [name, file] of Object.entries(part.modules)) importMap[specifierOf(name)] = `${path}/${file}`;
    for (const file of closure(part, specifiers)) preload.add(`${path}/${file}`);
  }
  for (const module of all) importMap[`c/${module.name}`] = bundleUrl(module);
  return { importMap, modules, preload: [...preload] };
}

function bundleUrl(module: CompiledModule): string {
  return `${bundlePath}/${module.name}.js?v=${module.etag}`;
}

function specifierOf(entry: string): string {
  return entry === 'synthetic-shadow' ? '@lwc/synthetic-shadow' : entry;
}

function reachable(all: readonly CompiledModule[], bundles: readonly string[]): CompiledModule[] {
  const byName = new Map(all.map((module) => [module.name, module]));
  const found = new Map<string, CompiledModule>();
  const waiting = [...bundles];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const module = byName.get(name);
    if (!module || found.has(name)) continue;
    found.set(name, module);
    waiting.push(...module.imports.filter((each) => each.startsWith('c/')).map((each) => each.slice(2)));
  }
  return [...found.values()];
}

/** The files of a part behind these specifiers, with everything that they import. */
function closure(part: BuiltPart, specifiers: ReadonlySet<string>): Set<string> {
  const entries = Object.entries(part.modules).filter(
    ([name]) => specifiers.has(specifierOf(name)) || name === 'synthetic-shadow',
  );
  const waiting = entries.map(([, file]) => file);
  const found = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const imports = part.imports[file];
    if (!imports || found.has(file)) continue;
    found.add(file);
    waiting.push(...imports);
  }
  return found;
}
