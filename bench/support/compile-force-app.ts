// Prints as JSON how many milliseconds the Apex of force-app takes to compile: with nothing kept, with what
// an earlier process kept, and with one class changed each time.
import path from 'node:path';
import { compile, memoryCache, type ApexSource, type CompileCache } from '../../local-org/src/apex/index.ts';
import { customSchemaOf, readSource } from '../../local-org/src/metadata/index.ts';
import { openSchema } from '../../local-org/src/schema/index.ts';

const CHANGES = 4;

const { components } = await readSource([path.resolve(import.meta.dirname, '../../force-app')]);
const schema = openSchema({ shape: 'enterprise', custom: customSchemaOf(components) });
const sources: readonly ApexSource[] = components
  .filter(({ type }) => type === 'ApexClass' || type === 'ApexTrigger')
  .map(({ content: [{ file, bytes }] }) => ({ path: file, text: new TextDecoder().decode(bytes), apiVersion: 67 }));

function compileAll(files: readonly ApexSource[], cache?: CompileCache): number {
  const started = performance.now();
  const { problems } = compile({ files, schema, ...(cache === undefined ? {} : { cache }) });
  const error = problems.find(({ severity }) => severity === 'error');
  if (error !== undefined) throw new Error(`${error.file}:${error.line} ${error.message}`);
  return performance.now() - started;
}

const cache = memoryCache();
const cold = compileAll(sources, cache);
const changed = Array.from({ length: CHANGES }, (_, change) =>
  compileAll(
    sources.map((file, index) => (index === change ? { ...file, text: `${file.text}\n// ${change}` } : file)),
    cache,
  ),
);
// fills the cache on disk when no deploy has done so
compileAll(sources);
const kept = compileAll(sources);
process.stdout.write(JSON.stringify({ cold, changed, kept }));
