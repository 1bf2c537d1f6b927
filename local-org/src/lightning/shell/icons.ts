import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Html } from './html.ts';

const require = createRequire(import.meta.url);

/** The assets folder of the design system. */
export function designSystemAssets(): string {
  return join(dirname(require.resolve('@salesforce-ux/design-system/package.json')), 'assets');
}

const read = new Map<string, Html>();

/** A utility icon of the design system, inline. */
export function icon(name: string): Html {
  let svg = read.get(name);
  if (!svg) {
    const source = readFileSync(join(designSystemAssets(), 'icons', 'utility', `${name}.svg`), 'utf8');
    svg = new Html(
      source.replace('<svg', '<svg class="slds-button__icon" aria-hidden="true" focusable="false" fill="currentColor"'),
    );
    read.set(name, svg);
  }
  return svg;
}
