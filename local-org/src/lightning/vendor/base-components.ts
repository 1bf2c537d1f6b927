import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** The folder of the lightning-base-components package. */
export function baseComponentsRoot(): string {
  return dirname(require.resolve('lightning-base-components/package.json'));
}

/** Exposed in the package, yet only a part of other components. */
const internals =
  /^(iconSvgTemplates\w*|iconUtils|slds\w+|i18n\w+|internal\w+|navigation|utils|purifyLib|f6Controller|ariaObserver)$/;
/** Overlays that components import by their documented names. */
const overlays = ['alert', 'confirm', 'modal', 'prompt', 'toast', 'toastContainer'];

/** Names of the base components that a deployed bundle may use. */
export function exposedBaseComponents(root: string = baseComponentsRoot()): string[] {
  const folder = join(root, 'src', 'lightning');
  return readdirSync(folder).filter(
    (name) => overlays.includes(name) || (!internals.test(name) && isExposed(folder, name)),
  );
}

function isExposed(folder: string, name: string): boolean {
  const meta = join(folder, name, `${name}.js-meta.xml`);
  return existsSync(meta) && readFileSync(meta, 'utf8').includes('<isExposed>true</isExposed>');
}
