import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { findBundles } from './bundles.ts';

/** A module whose TypeScript cannot be read; types are checked by `npm test`, not here. */
export class LwcSyntaxError extends Error {
  constructor(file: string, line: number, column: number, message: string) {
    super(`${file}:${line}:${column} ${message}`);
    this.name = 'LwcSyntaxError';
  }
}

/** The platform takes only JavaScript; decorators stay as they are, because the platform's compiler reads them. */
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  experimentalDecorators: false,
  useDefineForClassFields: true,
  verbatimModuleSyntax: true,
  newLine: ts.NewLineKind.LineFeed,
};

const jsBeside = (source: string): string => source.replace(/\.ts$/, '.js');

/** Modules whose .js is missing or older than its .ts. A deploy of such a tree would send old code. */
export function staleModules(root: string): string[] {
  return findBundles(root)
    .flatMap((bundle) => bundle.sources)
    .filter((source) => !existsSync(jsBeside(source)) || statSync(jsBeside(source)).mtimeMs < statSync(source).mtimeMs);
}

/** Writes a .js beside every .ts that needs one; returns the files written. Throws LwcSyntaxError. */
export function compileBundles(root: string): string[] {
  return staleModules(root).map((source) => {
    writeFileSync(jsBeside(source), transpile(root, source));
    return jsBeside(source);
  });
}

function transpile(root: string, source: string): string {
  const text = readFileSync(source, 'utf8');
  const { outputText, diagnostics } = ts.transpileModule(text, {
    fileName: source,
    compilerOptions: OPTIONS,
    reportDiagnostics: true,
  });
  const problem = diagnostics?.[0];
  if (problem !== undefined) {
    const { line, character } = ts.getLineAndCharacterOfPosition(
      ts.createSourceFile(source, text, ts.ScriptTarget.ESNext),
      problem.start ?? 0,
    );
    throw new LwcSyntaxError(
      path.relative(root, source),
      line + 1,
      character + 1,
      ts.flattenDiagnosticMessageText(problem.messageText, ' '),
    );
  }
  return outputText;
}
