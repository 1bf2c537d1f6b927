import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The folder of the lightning-base-components package. */
export function baseComponentsRoot(): string {
  return dirname(require.resolve('lightning-base-components/package.json'));
}

/** Modules that are no component and carry no metadata, but that components import by their documented names. */
const documentedModules = ['alert', 'confirm', 'modal', 'prompt', 'toast', 'toastContainer', 'configProvider'];

/** Base components that a deployed bundle may use: those that the package exposes, and the documented overlays. */
export function exposedBaseComponents(root: string = baseComponentsRoot()): string[] {
  const folder = join(root, 'src', 'lightning');
  return readdirSync(folder).filter((name) => documentedModules.includes(name) || isExposed(folder, name));
}

function isExposed(folder: string, name: string): boolean {
  const meta = join(folder, name, `${name}.js-meta.xml`);
  return existsSync(meta) && readFileSync(meta, 'utf8').includes('<isExposed>true</isExposed>');
}
