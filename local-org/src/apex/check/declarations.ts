import type { Position, TypeRef } from '../syntax/index.ts';
import type { ClassSymbol } from '../types/model.ts';
import { isExceptionSymbol } from '../types/user.ts';
import { checkAnnotations } from './annotations.ts';
import type { Checker } from './context.ts';
import { checkMembers } from './members.ts';
import { checkModifiers } from './modifiers.ts';
import { checkOverrides } from './overrides.ts';
import { typeProblem } from './type-references.ts';

/** Reports problems of one class. */
export type Report = (at: Position, code: string, message: string) => void;

export function checkDeclaration(symbol: ClassSymbol, checker: Checker): void {
  const report: Report = (at, code, message) =>
    void checker.problems.push({
      file: symbol.file,
      line: at.line,
      column: at.column,
      severity: 'error',
      code,
      message,
    });
  const { declaration } = symbol;
  if (!declaration) return;
  checkTypeNames(symbol, checker, report);
  checkParents(symbol, report);
  checkInner(symbol, report);
  checkModifiers(symbol, report);
  checkAnnotations(symbol, report);
  checkMembers(symbol, report);
  checkOverrides(symbol, checker, report);
}

/** Types that stand in declarations, each reported where it stands. */
function checkTypeNames(symbol: ClassSymbol, checker: Checker, report: Report): void {
  for (const ref of declaredTypes(symbol)) {
    const problem = typeProblem(ref, symbol, checker.universe);
    if (problem) report(problem.at, problem.code, problem.message);
  }
}

function declaredTypes(symbol: ClassSymbol): TypeRef[] {
  const { declaration } = symbol;
  if (!declaration) return [];
  const found = [...(declaration.superType ? [declaration.superType] : []), ...declaration.interfaces];
  for (const member of declaration.members) {
    if (member.kind === 'field' || member.kind === 'property') found.push(member.type);
    if (member.kind !== 'method' && member.kind !== 'constructor') continue;
    if (member.returns) found.push(member.returns);
    found.push(...member.parameters.map((parameter) => parameter.type));
  }
  return found;
}

function checkParents(symbol: ClassSymbol, report: Report): void {
  const { declaration } = symbol;
  if (!declaration) return;
  const parent = symbol.superType;
  const at = declaration.superType ?? declaration.name;
  if (parent?.symbol) {
    if (isCircular(symbol)) report(declaration.name, 'circular-definition', `Circular definition: ${symbol.name}`);
    else if (parent.symbol.kind !== 'class')
      report(at, 'invalid-super-type', `Invalid class: ${parent.symbol.simpleName}`);
    else if (isClosed(parent.symbol))
      report(
        declaration.name,
        'invalid-final-super-type',
        `Non-virtual and non-abstract type cannot be extended: ${parent.name}`,
      );
    if (isExceptionSymbol(parent.symbol) && !symbol.simpleName.toLowerCase().endsWith('exception'))
      report(
        declaration.name,
        'invalid-exception-must-end-with-exception',
        `Classes extending Exception must have a name ending in Exception: ${symbol.name}`,
      );
  }
  if (
    symbol.simpleName.toLowerCase().endsWith('exception') &&
    symbol.kind === 'class' &&
    !isExceptionSymbol(symbol) &&
    parent?.kind !== 'error'
  )
    report(
      declaration.name,
      'invalid-exception-must-extend-exception',
      `Exception class must extend another Exception class: ${symbol.name}`,
    );
  const seen = new Set<string>();
  for (const [index, type] of symbol.interfaces.entries()) {
    const ref = declaration.interfaces[index] ?? at;
    if (type.symbol && type.symbol.kind !== 'interface')
      report(ref, 'invalid-interface', `Invalid interface: ${type.symbol.simpleName}`);
    if (type.symbol && seen.has(type.key))
      report(ref, 'interface-already-implemented', `Interface already implemented: ${type.symbol.simpleName}`);
    seen.add(type.key);
  }
}

/** Primitives and collections are the platform's own; of its other classes only the stubs know which are final. */
function isClosed(parent: ClassSymbol): boolean {
  if (parent.origin === 'platform' && isExceptionSymbol(parent)) return false;
  return !parent.isVirtual || CLOSED.has(parent.key);
}

const CLOSED: ReadonlySet<string> = new Set(
  'blob boolean date datetime decimal double id integer list long map object set sobject string time'.split(' '),
);

function isCircular(symbol: ClassSymbol): boolean {
  let current = symbol.superType?.symbol;
  for (let depth = 0; current && depth < 100; depth++) {
    if (current === symbol) return true;
    current = current.superType?.symbol;
  }
  return current !== null && current !== undefined;
}

function checkInner(symbol: ClassSymbol, report: Report): void {
  const { declaration, outer } = symbol;
  const seen = new Set<string>();
  for (const member of declaration?.members ?? []) {
    if (member.kind === 'initializer' && member.isStatic && outer)
      report(member, 'invalid-inner-type-no-static-blocks', 'Inner types are not allowed to have static blocks');
    if (member.kind !== 'type') continue;
    const { name } = member.declaration;
    if (outer && declaration)
      report(declaration.name, 'invalid-inner-type-no-inner-types', 'Inner types are not allowed to have inner types');
    const key = name.text.toLowerCase();
    if (seen.has(key) || key === symbol.simpleName.toLowerCase())
      report(name, 'duplicate-type', `Type name already in use: ${symbol.name}.${name.text}`);
    seen.add(key);
  }
}
