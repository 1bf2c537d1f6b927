import { exposedBaseComponents } from '../vendor/base-components.ts';
import { pageModules } from '../vendor/page-modules.ts';

let known: Set<string> | null = null;

/** Whether the local org serves this module to deployed bundles. */
export function isPlatformModule(specifier: string): boolean {
  known ??= new Set([
    'lwc',
    ...Object.keys(pageModules).filter((name) => !name.startsWith('page/')),
    ...exposedBaseComponents().map((name) => `lightning/${name}`),
  ]);
  return known.has(specifier);
}
