import type { ApexProgram, CompiledUnit } from '../abi.ts';
import type { Checker } from '../check/index.ts';
import { forgetTrees, isTooDeep, TOO_DEEP } from '../syntax/index.ts';
import type { UserSymbol } from '../types/user.ts';
import { sharedCache } from './cache.ts';
import type { CompileCache } from './cache.ts';
import { checkAndEmit } from './check-and-emit.ts';
import type { ReadFile } from './check-and-emit.ts';
import { declare, newChecker, reportSyntax, triggerKey } from './checker.ts';
import { outlineOfSource, parseSource, sha } from './outlines.ts';
import type { CompileRequest, CompileResult } from './requests.ts';
import { readResult, storeResult } from './results.ts';
import type { FileResult } from './results.ts';
import { UnitKeys } from './unit-keys.ts';
import type { KeyedFile } from './unit-keys.ts';

/** A file, and what an earlier compile made of it. */
interface PlannedFile extends KeyedFile {
  readonly resultKey: string | null;
  readonly known: FileResult | null;
}

/**
 * Checks and compiles classes (`.cls`) and triggers (`.trigger`). A file with an error has no unit; the others do. Only
 * what changed since an earlier compile, or may depend on what did, is looked at again.
 */
export function compile(request: CompileRequest): CompileResult {
  const cache = cacheOf(request);
  const checker = newChecker(request);
  const planned = plan(request, cache, checker);
  const declared = planned.map((file) => ({ file, symbol: declareFile(file, checker) }));
  const units = declared.flatMap(({ file, symbol }) => (symbol ? finish(file, symbol, checker, cache) : []));
  const classes = declared.flatMap(({ symbol }) => symbol ?? []);
  forgetTrees();
  return { problems: checker.problems, program: { hash: programHash(units), units }, model: { classes } };
}

/** Where results of this request may be kept: judges that are given from outside are in no key. */
export function cacheOf(request: Pick<CompileRequest, 'cache' | 'isBuilt' | 'checkQuery'>): CompileCache | null {
  if (request.isBuilt || request.checkQuery || request.cache === null) return null;
  return request.cache ?? sharedCache();
}

function plan(request: CompileRequest, cache: CompileCache | null, checker: Checker): PlannedFile[] {
  const files = request.files.map((source): KeyedFile => {
    const outline = outlineOfSource(source, cache);
    reportSyntax(source, outline, checker);
    const { declaration } = outline;
    const name = declaration?.name.text ?? '';
    return { source, outline, key: (declaration?.kind === 'trigger' ? triggerKey(name) : name).toLowerCase() };
  });
  const keys = cache && UnitKeys.of(files, request.schema, checker.facts);
  return files.map((file) => {
    const resultKey = file.outline.declaration && keys ? keys.keyOf(file) : null;
    return { ...file, resultKey, known: resultKey && cache ? readResult(cache, resultKey, file.source.path) : null };
  });
}

/** Without its bodies when nothing in them has to be looked at. */
function declareFile(file: PlannedFile, checker: Checker): UserSymbol | null {
  const { source, outline } = file;
  const declaration = file.known ? outline.declaration : outline.declaration && parseSource(source);
  return declaration && declare(declaration, source, checker);
}

function finish(file: PlannedFile, symbol: UserSymbol, checker: Checker, cache: CompileCache | null): CompiledUnit[] {
  const result = file.known ?? compileFile(file, symbol, checker);
  if (file.known) checker.problems.push(...file.known.problems);
  else if (cache && file.resultKey) storeResult(cache, file.resultKey, result);
  return result.unit ? [result.unit] : [];
}

function compileFile({ source }: KeyedFile, symbol: UserSymbol, checker: Checker): FileResult {
  const before = checker.problems.length;
  const tree = parseSource(source);
  const trigger = tree?.kind === 'trigger' ? tree : null;
  return { unit: checkWhole({ source, symbol, trigger }, checker), problems: checker.problems.slice(before) };
}

function checkWhole(file: ReadFile, checker: Checker): CompiledUnit | null {
  try {
    return checkAndEmit(file, checker);
  } catch (error) {
    if (!isTooDeep(error)) throw error;
    const { line, column } = file.symbol.declaration.name;
    const at = { file: file.source.path, line, column, severity: 'error' as const };
    checker.problems.push({ ...at, code: 'expression-too-long', message: TOO_DEEP });
    return null;
  }
}

/** Of all that a worker keeps of a program: its code, and where its lines are. */
function programHash(units: readonly CompiledUnit[]): ApexProgram['hash'] {
  return sha(units.map((unit) => `${unit.file}\0${unit.map}\0${unit.code}`).join('\n'));
}
