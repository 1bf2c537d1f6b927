import type { OrgDatabase } from '../../data/index.ts';
import type { ReferenceLookup } from '../../lightning/index.ts';
import type { ApexSource, Compilers } from '../../metadata/index.ts';
import type { Problem } from '../../metadata/types.ts';
import type { Schema } from '../../schema/types.ts';
import { openSchema } from '../../schema/index.ts';
import type { ApexProgram } from '../abi.ts';
import {
  compile,
  type ApexSource as CompilerSource,
  type CompileCache,
  type CompileResult,
  type OrgFacts,
} from '../index.ts';
import { checkFlow } from './flows/check-flow.ts';
import { orgFacts } from './org-facts.ts';
import { loadProgram } from './program-store.ts';

export interface ApexCompiled {
  readonly problems: readonly Problem[];
  readonly program: ApexProgram;
}

/** Compiles classes and triggers as the metadata room hands them over. */
export function compileApexSources(
  files: readonly ApexSource[],
  schema: Schema | null,
  facts: OrgFacts,
  cache?: CompileCache,
): CompileResult {
  return compile({
    files: compilerSources(files),
    schema: schema ?? openSchema({ shape: 'developer' }),
    org: facts,
    ...(cache === undefined ? {} : { cache }),
  });
}

export function compilerSources(files: readonly ApexSource[]): CompilerSource[] {
  return files.map(({ file, source, apiVersion }) => ({ path: file, text: source, apiVersion }));
}

/** The compilers of a deploy into an org, on the deploy's own connection. */
export async function orgCompilers(db: OrgDatabase, onProgram: (program: ApexProgram) => void): Promise<Compilers> {
  const compilers = await createCompilers(
    () => orgFacts(db),
    db.schema,
    () => loadProgram(db),
  );
  return {
    ...compilers,
    compileApex: (files, schema) => {
      const compiled = compilers.compileApex(files, schema ?? db.schema);
      onProgram(compiled.program);
      return compiled;
    },
  };
}

export interface BothCompilers extends Compilers {
  compileApex(files: readonly ApexSource[], schema: Schema | null): ApexCompiled;
}

/** Apex and LWC compilers; bundles may import the `@AuraEnabled` methods of the Apex that was compiled before them. */
export async function createCompilers(
  facts: () => OrgFacts,
  schema?: Schema,
  stored: () => ApexProgram | null = () => null,
): Promise<BothCompilers> {
  const { compileBundle, namesLookup } = await import('../../lightning/index.ts');
  let program: ApexProgram | null = null;
  return {
    compileApex: (files, given) => {
      const compiled = compileApexSources(files, given ?? schema ?? null, facts());
      program = compiled.program;
      return compiled;
    },
    checkFlow: (flow, given) => checkFlow(flow, given ?? schema ?? null, program ?? stored()),
    compileLwc: async ({ fullName, files }, names, given) => {
      const bundle = { name: fullName, files: files.map(({ path, file, source }) => ({ path, file, text: source })) };
      const known = program;
      const { problems, module } = await compileBundle(bundle, {
        ...namesLookup(names),
        ...schemaLookup(given ?? schema ?? null),
        apexMethod: (className, method) => (known === null ? null : apexMethod(known, className, method)),
      });
      return { problems, modules: module };
    },
  };
}

/** Objects, fields and user permissions, as far as a schema knows them. */
function schemaLookup(schema: Schema | null): ReferenceLookup {
  if (schema === null) return {};
  const permissions = new Set(schema.userPermissions().map((name) => name.toLowerCase()));
  return {
    object: (name) => schema.object(name) !== undefined,
    field: (object, field) => schema.object(object)?.fields.has(field.toLowerCase()) ?? false,
    userPermission: (name) => permissions.has(name.toLowerCase()),
  };
}

function apexMethod(
  program: ApexProgram,
  className: string,
  method: string,
): { readonly cacheable: boolean } | false | null {
  const unit = program.units.find((candidate) => candidate.name.toLowerCase() === className.toLowerCase());
  if (unit === undefined) return null;
  return unit.symbols.auraEnabled.find((candidate) => candidate.name.toLowerCase() === method.toLowerCase()) ?? false;
}
