import { compileFunction } from 'node:vm';
import type { CompiledUnit } from '../abi.ts';
import { openSchema } from '../../schema/index.ts';
import { createValueRuntime } from '../runtime/index.ts';
import { compile } from '../index.ts';
import type { CompileResult } from '../index.ts';
import type { ClassRegistry, EmittedClass } from './class-info.ts';

export const schema = openSchema({ shape: 'developer' });

export function compiled(...texts: readonly string[]): CompileResult {
  const files = texts.map((text) => ({
    path: `${/(?:class|interface|enum)\s+(\w+)/.exec(text)?.[1]}.cls`,
    text,
    apiVersion: 67,
  }));
  return compile({ files, schema, cache: null });
}

/** Loads units as `run/` does, with the real values and without an org. */
export function loaded(units: readonly CompiledUnit[]): { get(name: string): EmittedClass; reset(): void } {
  const resets: (() => void)[] = [];
  const runtime = {
    ...createValueRuntime(),
    touch: (reset: () => void) => void resets.push(reset),
    runAs: (_user: unknown, body: () => void) => body(),
    coverage: null,
  };
  const classes = new Map<string, EmittedClass>();
  const registry: ClassRegistry = {
    define: (name, emitted) => void classes.set(name, emitted),
    get(name) {
      const top = name.split('.')[0];
      const unit = units.find((candidate) => candidate.name.toLowerCase() === top);
      if (!classes.has(name) && unit) define(unit);
      return classes.get(name) as EmittedClass;
    },
  };
  const define = (unit: CompiledUnit): void => {
    const body = compileFunction(unit.code, ['$', '$c']) as (runtime: unknown, registry: ClassRegistry) => void;
    body(runtime, registry);
  };
  return { get: (name) => registry.get(name), reset: () => resets.splice(0).forEach((reset) => reset()) };
}

/** Runs `static String run()` of the first class. */
export function outcome(...texts: readonly string[]): unknown {
  const { problems, program } = compiled(...texts);
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) throw new Error(`The program does not compile: ${JSON.stringify(errors)}`);
  const name = program.units[0]?.name.toLowerCase() ?? '';
  const ready = loaded(program.units).get(name).$s() as unknown as { m_run(): unknown };
  return ready.m_run();
}
