import { createHash } from 'node:crypto';
import type { CompiledUnit } from '../abi.ts';
import { bindClass } from '../check/index.ts';
import type { Checker } from '../check/index.ts';
import { forgetTrees, parseAnonymous } from '../syntax/index.ts';
import { UserSymbol } from '../types/user.ts';
import { declare, newChecker } from './checker.ts';
import { bindRun, hostClass } from './host.ts';
import { outlineOfSource } from './outlines.ts';
import { sharedVariables } from './anonymous-variables.ts';
import { cacheOf } from './compile.ts';
import type { AnonymousRequest, CompileResult } from './requests.ts';
import { anonymousSymbols } from './symbols.ts';
import { emitUnit } from './unit.ts';

/** Anonymous Apex beside the classes of the org; its unit is the program's only one. */
export function compileAnonymous(request: AnonymousRequest): CompileResult {
  const checker = newChecker(request);
  const cache = cacheOf(request);
  for (const source of request.files) {
    const { declaration } = outlineOfSource(source, cache);
    if (declaration) declare(declaration, source, checker);
  }
  forgetTrees();
  checker.problems.length = 0;
  const file = 'AnonymousBlock';
  const parsed = parseAnonymous(request.text);
  for (const problem of parsed.problems) checker.problems.push({ file, ...problem, severity: 'error', code: 'syntax' });
  if (!parsed.tree) return anonymousResult(checker, []);
  const tree = sharedVariables(parsed.tree);
  const symbol = new UserSymbol(
    hostClass('__anonymous', tree.members),
    null,
    file,
    request.apiVersion,
    checker.universe,
  );
  const bound = bindClass(symbol, 'inherited', checker);
  const run = bindRun(tree.body, symbol, null, checker);
  if (checker.problems.some((problem) => problem.severity === 'error')) return anonymousResult(checker, []);
  const facts = {
    name: '__anonymous',
    kind: 'anonymous' as const,
    file,
    apiVersion: request.apiVersion,
    symbols: anonymousSymbols(),
  };
  return anonymousResult(checker, [emitUnit(bound, facts, run)]);
}

function anonymousResult(checker: Checker, units: CompiledUnit[]): CompileResult {
  const hash = createHash('sha256')
    .update(units.map((unit) => unit.code).join(''))
    .digest('hex');
  return { problems: checker.problems, program: { hash, units }, model: { classes: [] } };
}
