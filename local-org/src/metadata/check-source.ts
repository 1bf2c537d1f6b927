import { openSchema } from '../schema/index.ts';
import type { Shape } from '../schema/types.ts';
import { checkComponents, inFileOrder } from './check/index.ts';
import { NO_ORG } from './check/org-state.ts';
import type { ApexSource, Compilers } from './compilers.ts';
import type { ComponentSet } from './components.ts';
import { customSchemaOf } from './custom-schema.ts';
import { apexSource, compileBundle, orgNames } from './deploy/compile.ts';
import { prepareMetadataTypes } from './fields/prepare.ts';
import { readSource } from './read/source.ts';
import type { Problem } from './types.ts';

export interface CheckOptions {
  readonly shape: Shape;
  readonly compilers: Compilers;
}

export interface CheckResult {
  readonly components: number;
  readonly problems: readonly Problem[];
}

/** What `local-org check` prints: folders of source-format metadata against an empty org of a shape. */
export async function checkSource(dirs: readonly string[], { shape, compilers }: CheckOptions): Promise<CheckResult> {
  const set = await readSource(dirs);
  const schema = openSchema({ shape, custom: customSchemaOf(set.components) });
  const fields = await prepareMetadataTypes();
  const problems = checkComponents(set, { ...NO_ORG, schema }, fields);
  const names = orgNames(set.components);
  const apexFiles = apexSources(set);
  const apex = apexFiles.length > 0 ? await compilers.compileApex?.(apexFiles, schema, names) : undefined;
  const empty = new Set(problems.filter(({ code }) => code === 'LWC_EMPTY_BUNDLE').map(({ file }) => file));
  const bundles = set.components.filter((c) => c.type === 'LightningComponentBundle' && !empty.has(c.documentFile));
  const compiled: Problem[] = [];
  for (const bundle of bundles) compiled.push(...(await compileBundle(compilers, bundle, names)).problems);
  return {
    components: set.components.length,
    problems: [...problems, ...(apex?.problems ?? []), ...compiled].sort(inFileOrder),
  };
}

export function apexSources(set: ComponentSet): ApexSource[] {
  return set.components
    .filter(({ type }) => type === 'ApexClass' || type === 'ApexTrigger')
    .flatMap((component) =>
      component.content.slice(0, 1).map(({ file, bytes }) => apexSource(component, component.document, file, bytes)),
    );
}
