import type { Member, MethodDeclaration, PropertyDeclaration } from '../syntax/index.ts';
import { sameParameters } from '../types/members.ts';
import type { Access, ClassSymbol, MethodSymbol } from '../types/model.ts';
import { accessOf } from '../types/user.ts';
import type { Report } from './declarations.ts';
import { checkCharacters, checkName } from './identifiers.ts';

/** Duplicates, reserved names, bodies where they must and must not be. */
export function checkMembers(symbol: ClassSymbol, report: Report): void {
  const { declaration } = symbol;
  if (!declaration) return;
  if (!declaration.name.text.startsWith('__')) checkName(declaration.name.text, declaration.name, report);
  checkFieldNames(declaration.members, report);
  for (const member of declaration.members) {
    if (member.kind === 'method') checkBody(member, symbol, report);
    if (member.kind === 'method' || member.kind === 'constructor') checkParameters(member, report);
    if (member.kind === 'property') checkAccessors(member, report);
  }
  for (const methods of [symbol.constructors, ...symbol.methods.values()]) checkDuplicates(methods, symbol, report);
  checkConstants(symbol, report);
}

function checkConstants(symbol: ClassSymbol, report: Report): void {
  const seen = new Set<string>();
  for (const constant of symbol.declaration?.constants ?? []) {
    const key = constant.text.toLowerCase();
    if (seen.has(key)) report(constant, 'duplicate-field', `Duplicate field: ${constant.text}`);
    checkName(constant.text, constant, report);
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
    report(method.name, 'abstract-methods-cannot-have-body', 'Abstract methods cannot have a body');
  if (!isAbstract && !method.body) report(method.name, 'method-must-have-body', 'Method must have a body');
}

/** Apex Developer Guide, "Apex Class Methods": at most 32 parameters. */
const MAX_PARAMETERS = 32;

function checkParameters(method: MethodDeclaration, report: Report): void {
  if (method.kind === 'method') checkCharacters(method.name.text, method.name, report);
  if (method.parameters.length > MAX_PARAMETERS)
    report(method.name, 'invalid-number-parameters', `Invalid number of parameters exceeds: ${MAX_PARAMETERS}`);
}

const ORDER: readonly Access[] = ['private', 'protected', 'public', 'global'];

/** An accessor may reach less far than its property, never farther. */
function checkAccessors(property: PropertyDeclaration, report: Report): void {
  const access = accessOf(property.modifiers, 'private');
  for (const accessor of [property.getter, property.setter]) {
    if (!accessor) continue;
    const own = accessOf(accessor.modifiers, access);
    if (ORDER.indexOf(own) > ORDER.indexOf(access))
      report(accessor, 'illegal-accessor-on-property', `Cannot declare ${own} accessor on ${access} property`);
  }
}

function checkDuplicates(methods: readonly MethodSymbol[], symbol: ClassSymbol, report: Report): void {
  for (const [index, method] of methods.entries()) {
    const earlier = methods.slice(0, index).find((other) => sameParameters(other.parameters, method.parameters));
    if (!earlier || !method.declaration) continue;
    const name = method.isConstructor ? '<init>' : method.name;
    const shown = `${name} ${method.returns.name} ${symbol.name}.${name}(${method.parameters.map((type) => type.name).join(', ')})`;
    report(
      method.declaration.name,
      'method-already-exists',
      `Method already defined: ${shown} from the type ${symbol.name}`,
    );
  }
}
