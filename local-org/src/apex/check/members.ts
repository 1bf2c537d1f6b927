import type { Member, MethodDeclaration } from '../syntax/index.ts';
import { sameParameters } from '../types/members.ts';
import type { ClassSymbol, MethodSymbol } from '../types/model.ts';
import type { Report } from './declarations.ts';
import { checkName } from './identifiers.ts';

/** Duplicates, reserved names, bodies where they must and must not be. */
export function checkMembers(symbol: ClassSymbol, report: Report): void {
  const { declaration } = symbol;
  if (!declaration) return;
  if (!declaration.name.text.startsWith('__')) checkName(declaration.name.text, declaration.name, report);
  checkFieldNames(declaration.members, report);
  for (const member of declaration.members) if (member.kind === 'method') checkBody(member, symbol, report);
  for (const methods of [symbol.constructors, ...symbol.methods.values()]) checkDuplicates(methods, symbol, report);
  checkConstants(symbol, report);
}

function checkConstants(symbol: ClassSymbol, report: Report): void {
  const seen = new Set<string>();
  for (const constant of symbol.declaration?.constants ?? []) {
    const key = constant.text.toLowerCase();
    if (seen.has(key)) report(constant, 'duplicate-field', `Duplicate field: ${constant.text}`);
    seen.add(key);
  }
}

function checkFieldNames(members: readonly Member[], report: Report): void {
  const seen = new Set<string>();
  for (const member of members) {
    const names =
      member.kind === 'field'
        ? member.declarators.map((declarator) => declarator.name)
        : member.kind === 'property'
          ? [member.name]
          : [];
    for (const name of names) {
      const key = name.text.toLowerCase();
      if (seen.has(key)) report(name, 'duplicate-field', `Duplicate field: ${name.text}`);
      checkName(name.text, name, report);
      seen.add(key);
    }
  }
}

function checkBody(method: MethodDeclaration, symbol: ClassSymbol, report: Report): void {
  if (symbol.kind !== 'class') return;
  const isAbstract = method.modifiers.keywords.includes('abstract');
  if (isAbstract && method.body)
    report(method, 'abstract-methods-cannot-have-body', 'Abstract methods cannot have a body');
  if (!isAbstract && !method.body) report(method, 'method-must-have-body', 'Method must have a body');
}

function checkDuplicates(methods: readonly MethodSymbol[], symbol: ClassSymbol, report: Report): void {
  for (const [index, method] of methods.entries()) {
    const earlier = methods.slice(0, index).find((other) => sameParameters(other.parameters, method.parameters));
    if (!earlier || !method.declaration) continue;
    const shown = `${method.isConstructor ? '' : `${method.returns.name} `}${method.name}(${method.parameters.map((type) => type.name).join(', ')})`;
    report(
      method.declaration,
      'method-already-exists',
      `Method already defined: ${shown} from the type ${symbol.name}`,
    );
  }
}
