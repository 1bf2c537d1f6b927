import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import lwcModule from '@lwc/rollup-plugin';
import replaceModule from '@rollup/plugin-replace';
import type { OutputChunk, Plugin, RollupOutput } from 'rollup';
import { rollup } from 'rollup';
import ts from 'typescript';
import { baseComponentsRoot } from './base-components.ts';
import { pageModules } from './page-modules.ts';
import { platformValueModule } from './platform-values.ts';

// both packages declare their types as CommonJS, so TypeScript takes the default export for the namespace
const lwc = lwcModule as unknown as typeof lwcModule.default;
const replace = replaceModule as unknown as typeof replaceModule.default;
const require = createRequire(import.meta.url);
const clientFolder = join(import.meta.dirname, '..', 'client');
const valuePrefix = '\0value:';

/** Builds LWC and base components; `page/*` and `lightning/navigation` stay imports. Calls `onModule` for each module. */
export async function buildBase(
  components: readonly string[],
  folder: string,
  onModule: () => void,
): Promise<OutputChunk[]> {
  const input = {
    lwc: require.resolve('@lwc/engine-dom').replace(/index\.cjs\.js$/, 'index.js'),
    'synthetic-shadow': require.resolve('@lwc/synthetic-shadow').replace(/index\.cjs\.js$/, 'index.js'),
    ...Object.fromEntries(components.map((name) => [`lightning/${name}`, `lightning/${name}`])),
  };
  const bundle = await rollup({
    input,
    preserveEntrySignatures: 'strict',
    external: (id) => id === 'page/boot' || id === 'lightning/navigation',
    onwarn: () => undefined,
    plugins: [
      { name: 'progress', transform: () => (onModule(), null) },
      entryModules(),
      leftToRightIcons(),
      platformValues(),
      replace({
        'import.meta.env.SSR': 'false',
        'process.env.NODE_ENV': '"production"',
        preventAssignment: true,
      }),
      lwc({
        rootDir: baseComponentsRoot(),
        modules: [{ npm: 'lightning-base-components' }],
        enableDynamicComponents: true,
        enableSyntheticElementInternals: true,
      }),
    ],
  });
  return chunksOf(
    await bundle.write({
      dir: folder,
      format: 'es',
      compact: true,
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name]-[hash].js',
    }),
  );
}

/** Builds the client side of the page from this room's own sources. */
export async function buildPage(folder: string): Promise<OutputChunk[]> {
  const bundle = await rollup({
    input: Object.fromEntries(Object.entries(pageModules).map(([name, file]) => [name, join(clientFolder, file)])),
    preserveEntrySignatures: 'strict',
    external: (id) => id === 'lwc' || id === '@lwc/synthetic-shadow',
    plugins: [stripTypes()],
  });
  return chunksOf(
    await bundle.write({
      dir: folder,
      format: 'es',
      entryFileNames: 'page/[name].js',
      chunkFileNames: 'page/chunks/[name]-[hash].js',
    }),
  );
}

function chunksOf(output: RollupOutput): OutputChunk[] {
  return output.output.filter((file) => file.type === 'chunk');
}

/** Entries have no importer, and the LWC plugin resolves only for importers. */
function entryModules(): Plugin {
  return {
    name: 'entry-modules',
    resolveId(id, importer) {
      return importer ? null : this.resolve(id, join(baseComponentsRoot(), 'entry.js'), { skipSelf: true });
    },
  };
}

/** The icon libraries are a third of the build; no language of the local org is written right to left. */
function leftToRightIcons(): Plugin {
  return {
    name: 'left-to-right-icons',
    resolveId(id, importer) {
      const match = /^(lightning\/iconSvgTemplates\w*)Rtl$/.exec(id);
      return match?.[1] ? this.resolve(match[1], importer, { skipSelf: true }) : null;
    },
  };
}

function platformValues(): Plugin {
  return {
    name: 'platform-values',
    resolveId: (id) => (platformValueModule(id) ? valuePrefix + id : null),
    load: (id) => (id.startsWith(valuePrefix) ? platformValueModule(id.slice(valuePrefix.length)) : null),
  };
}

function stripTypes(): Plugin {
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
  };
  return {
    name: 'strip-types',
    resolveId: (id, importer) => (importer && id.startsWith('.') ? join(dirname(importer), id) : null),
    transform: (code, id) =>
      id.endsWith('.ts') ? { code: ts.transpileModule(code, { compilerOptions }).outputText, map: null } : null,
  };
}
