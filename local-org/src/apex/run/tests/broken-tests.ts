import { basename } from 'node:path';
import type { Problem } from '../../../metadata/types.ts';
import type { ApexProgram } from '../../abi.ts';
import { classSymbols } from '../../emit/symbols.ts';
import type { ApexSource, CompileResult } from '../../index.ts';
import { localId } from './report.ts';

type TestEntry = Readonly<Record<string, unknown>>;

/** The name that the platform gives to what failed before a method could run. */
const WHOLE_CLASS = '<compile>';
const LOOKS_LIKE_TEST = /@\s*istest\b/i;

/**
 * Test methods of classes that do not compile, each as failed with the first error of its class: an org would refuse the
 * deploy, so they must not vanish from the count. A class that cannot be read counts as one.
 */
export function brokenTests(files: readonly ApexSource[], result: CompileResult): TestEntry[] {
  return brokenFiles(files, result).flatMap(({ name, text, symbol, error }) => {
    if (!(symbol?.isTest ?? LOOKS_LIKE_TEST.test(text))) return [];
    const methods = symbol ? classSymbols(symbol).testMethods.map((method) => method.name) : [WHOLE_CLASS];
    return methods.map((method) => compileFailure(name, method, error));
  });
}

/** The program with the classes that did not compile, each with its first error, for those that depend on them. */
export function withBrokenClasses(files: readonly ApexSource[], result: CompileResult): ApexProgram {
  const broken = brokenFiles(files, result).map(({ name, error }) => ({
    name,
    problem: error ? `${basename(error.file)}:${error.line}: ${error.message}` : 'it was not compiled',
  }));
  return broken.length === 0 ? result.program : { ...result.program, broken };
}

interface BrokenFile {
  readonly name: string;
  readonly text: string;
  /** of a class that could be read */
  readonly symbol: CompileResult['model']['classes'][number] | undefined;
  /** the first of the file */
  readonly error: Problem | undefined;
}

function brokenFiles(files: readonly ApexSource[], { problems, program, model }: CompileResult): BrokenFile[] {
  const compiled = new Set(program.units.map(({ file }) => file));
  const symbols = new Map(model.classes.map((symbol) => [symbol.file, symbol]));
  return files
    .filter(({ path }) => path.endsWith('.cls') && !compiled.has(path))
    .map(({ path, text }) => {
      const [error] = problems
        .filter(({ file, severity }) => file === path && severity === 'error')
        .sort((a, b) => a.line - b.line);
      const symbol = symbols.get(path);
      return { name: symbol?.name ?? classNameOf(path), text, symbol, error };
    });
}

function classNameOf(path: string): string {
  return /([^/\\]+)\.cls$/.exec(path)?.[1] ?? path;
}

function compileFailure(className: string, method: string, problem: Problem | undefined): TestEntry {
  const message = problem
    ? `line ${problem.line}, column ${problem.column}: ${problem.message}`
    : 'The class was not compiled.';
  return {
    Id: localId('07M'),
    QueueItemId: localId('709'),
    StackTrace: null,
    Message: message,
    AsyncApexJobId: localId('707'),
    MethodName: method,
    Outcome: 'CompileFail',
    ApexClass: { Id: '', Name: className, NamespacePrefix: null },
    RunTime: 0,
    FullName: `${className}.${method}`,
  };
}
