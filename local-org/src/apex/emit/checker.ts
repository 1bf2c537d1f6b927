import type { Checker } from '../check/index.ts';
import type { Member, TriggerDeclaration, TypeDeclaration } from '../syntax/index.ts';
import type { ApexSource } from '../types/facts.ts';
import { Universe } from '../types/resolve.ts';
import { UserSymbol } from '../types/user.ts';
import { builtTest, queryTest } from './defaults.ts';
import { hostClass } from './host.ts';
import type { Outline } from './outlines.ts';
import type { CompileRequest } from './requests.ts';

export function newChecker(request: Omit<CompileRequest, 'files'>): Checker {
  const universe = new Universe(request.schema, request.org);
  return {
    universe,
    problems: [],
    facts: request.org ?? {},
    isBuilt: request.isBuilt ?? builtTest,
    checkQuery: request.checkQuery ?? queryTest(request.schema),
  };
}

/** The problems of a file that cannot be read. */
export function reportSyntax(source: ApexSource, outline: Outline, checker: Checker): void {
  for (const problem of outline.problems)
    checker.problems.push({ file: source.path, ...problem, severity: 'error', code: 'syntax' });
}

/** Makes the class, or the class that a trigger is, known to the others; null when another has its name. */
export function declare(
  declaration: TypeDeclaration | TriggerDeclaration,
  source: ApexSource,
  checker: Checker,
): UserSymbol | null {
  const type = declaration.kind === 'trigger' ? triggerClass(declaration.name.text, declaration.members) : declaration;
  const symbol = new UserSymbol(type, null, source.path, source.apiVersion, checker.universe);
  return register(symbol, checker) ? symbol : null;
}

function triggerClass(name: string, members: readonly Member[]): TypeDeclaration {
  return hostClass(triggerKey(name), members);
}

/** A name that no class can have. */
export function triggerKey(name: string): string {
  return `__trigger_${name}`;
}

/** A second class of a name is a problem; it is not looked at further. */
function register(symbol: UserSymbol, checker: Checker): boolean {
  const { users } = checker.universe;
  if (!users.has(symbol.key)) {
    users.set(symbol.key, symbol);
    return true;
  }
  const { line, column } = symbol.declaration.name;
  const message = `Type name already in use: ${symbol.name}`;
  checker.problems.push({ file: symbol.file, line, column, severity: 'error', code: 'duplicate-type', message });
  return false;
}
