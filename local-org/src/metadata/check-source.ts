import path from 'node:path';
import { openSchema } from '../schema/index.ts';
import type { Shape } from '../schema/types.ts';
import { checkComponents, inFileOrder } from './check/index.ts';
import { NO_ORG } from './check/org-state.ts';
import type { ApexSource, Compilers } from './compilers.ts';
import type { ComponentSet, ParsedComponent } from './components.ts';
import { customSchemaOf } from './custom-schema.ts';
import { apexSource, compileBundle, flowProblems, orgNames } from './deploy/compile.ts';
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
  const bundles = set.components.filter((c) => c.type === 'LightningComponentBundle' && !isHollow(c, problems));
  const compiled: Problem[] = [];
  for (const bundle of bundles) compiled.push(...(await compileBundle(compilers, bundle, names, schema)).problems);
  return {
    components: set.components.length,
    problems: [...problems, ...(apex?.problems ?? []), ...flowProblems(compilers, set, schema), ...compiled].sort(
      inFileOrder,
    ),
  };
}

/** A bundle that has no code to compile; what is wrong with it has been said already. */
function isHollow({ documentFile, fullName }: ParsedComponent, problems: readonly Problem[]): boolean {
  return problems.some(
    ({ code, file }) =>
      (code === 'LWC_EMPTY_BUNDLE' && file === documentFile) ||
      (code === 'LWC_NOT_COMPILED' && file === path.join(path.dirname(documentFile), `${fullName}.ts`)),
  );
}

export function apexSources(set: ComponentSet): ApexSource[] {
  return set.components
    .filter(({ type }) => type === 'ApexClass' || type === 'ApexTrigger')
    .flatMap((component) =>
      component.content.slice(0, 1).map(({ file, bytes }) => apexSource(component, component.document, file, bytes)),
    );
}
