import type { Member, Modifiers } from '../syntax/index.ts';
import type { ClassSymbol } from '../types/model.ts';
import type { Report } from './declarations.ts';

const SCOPES: readonly string[] = ['private', 'protected', 'public', 'global'];

/** Apex Developer Guide, "Access Modifiers", and the definition modifiers of classes, methods and fields. */
export function checkModifiers(symbol: ClassSymbol, report: Report): void {
  const { declaration, outer } = symbol;
  if (!declaration) return;
  checkRepeated(declaration.modifiers, report);
  const { keywords } = declaration.modifiers;
  if (!outer && !symbol.isTest && !keywords.some((keyword) => keyword === 'public' || keyword === 'global'))
    report(
      declaration.name,
      'toplevel-must-be-public-or-global',
      'Top-level type must have public or global visibility',
    );
  if (keywords.includes('abstract') && keywords.includes('virtual'))
    report(declaration.modifiers, 'modifier-cannot-be', 'abstract classes cannot be virtual');
  if (keywords.includes('static'))
    report(declaration.modifiers, 'modifier-is-not-allowed', `static is not allowed on ${plural(declaration.kind)}`);
  for (const member of declaration.members) checkMember(member, symbol, report);
}

function plural(kind: string): string {
  return { class: 'classes', interface: 'interfaces', enum: 'enums' }[kind] ?? kind;
}

function checkRepeated(modifiers: Modifiers, report: Report): void {
  const scopes = modifiers.keywords.filter((keyword) => SCOPES.includes(keyword));
  if (scopes.length > 1 && new Set(scopes).size > 1)
    report(modifiers, 'declarations-single-scope', 'Declarations can only have one scope');
  const repeated = modifiers.keywords.find((keyword, index) => modifiers.keywords.indexOf(keyword) !== index);
  if (repeated !== undefined) report(modifiers, 'duplicate-modifier', `Duplicate modifier: ${repeated}`);
}

function checkMember(member: Member, symbol: ClassSymbol, report: Report): void {
  if (member.kind === 'initializer' || member.kind === 'type') return;
  checkRepeated(member.modifiers, report);
  const { keywords } = member.modifiers;
  const what =
    member.kind === 'field'
      ? 'fields'
      : member.kind === 'property'
        ? 'properties'
        : member.kind === 'method'
          ? 'methods'
          : 'constructors';
  if (symbol.kind === 'interface' && keywords.some((keyword) => SCOPES.includes(keyword)))
    report(
      member,
      'modifier-is-not-allowed',
      `${keywords.find((keyword) => SCOPES.includes(keyword))} is not allowed on interface methods`,
    );
  if (symbol.outer && keywords.includes('static') && symbol.kind === 'class')
    report(member, 'modifier-not-in-top-level-type', `static can only be used on ${what} of a top level type`);
  if (member.kind === 'method' && keywords.includes('abstract') && !symbol.isAbstract)
    report(
      member,
      'defining-type-requires',
      `Abstract methods can only be defined in abstract classes: ${member.name.text}`,
    );
  if (keywords.includes('abstract') && keywords.includes('static'))
    report(member, 'modifier-cannot-be', `static ${what} cannot be abstract`);
  if (keywords.includes('static') && keywords.includes('override'))
    report(member, 'modifier-cannot-be', `static ${what} cannot be override`);
  if (keywords.includes('virtual') && keywords.includes('static'))
    report(member, 'modifier-cannot-be', `static ${what} cannot be virtual`);
  if (member.kind === 'field' && keywords.includes('transient') && keywords.includes('static')) return;
  if (member.kind !== 'field' && member.kind !== 'property' && keywords.includes('transient'))
    report(member, 'modifier-is-not-allowed', `transient is not allowed on ${what}`);
  if (
    member.kind === 'constructor' &&
    keywords.some((keyword) => ['static', 'abstract', 'virtual', 'override', 'final'].includes(keyword))
  )
    report(
      member,
      'modifier-is-not-allowed',
      `${keywords.find((keyword) => !SCOPES.includes(keyword))} is not allowed on constructors`,
    );
}
