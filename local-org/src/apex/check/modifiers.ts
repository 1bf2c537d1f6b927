import type { Modifiers, Name, Position } from '../syntax/index.ts';
import type { ClassSymbol } from '../types/model.ts';
import type { Report } from './declarations.ts';
import { checkRequirements } from './modifier-requirements.ts';
import { ANNOTATION_NAMES, ANNOTATIONS, KEYWORDS, PLURAL, shownKeyword } from './modifier-table.ts';
import type { Element } from './modifier-table.ts';

const SCOPES: readonly string[] = ['private', 'protected', 'public', 'global'];

/** One declaration with what stands before it; problems are told at its name. */
export interface Declared {
  readonly element: Element;
  readonly name: Position;
  readonly modifiers: Modifiers;
  /** the class that it stands in; of a type itself, null when it is top-level */
  readonly owner: ClassSymbol | null;
}

/** Apex Developer Guide, "Access Modifiers", and the definition modifiers of classes, methods and fields. */
export function checkModifiers(symbol: ClassSymbol, report: Report): void {
  const { declaration, outer } = symbol;
  if (!declaration) return;
  const { kind, name, modifiers } = declaration;
  checkDeclared({ element: kind, name, modifiers, owner: outer }, symbol, report);
  const isReachable = modifiers.keywords.some((word) => word === 'public' || word === 'global');
  if (!outer && !symbol.isTest && !isReachable)
    report(name, 'toplevel-must-be-public-or-global', 'Top-level type must have public or global visibility');
  for (const member of declaration.members) {
    if (member.kind === 'initializer' || member.kind === 'type') continue;
    const names: readonly Name[] =
      member.kind === 'field' ? member.declarators.map((declarator) => declarator.name) : [member.name];
    for (const at of names)
      checkDeclared({ element: member.kind, name: at, modifiers: member.modifiers, owner: symbol }, symbol, report);
    if (member.kind === 'method' || member.kind === 'constructor')
      for (const parameter of member.parameters)
        checkWritten({ element: 'parameter', name: parameter.name, modifiers: parameter.modifiers }, report);
  }
}

function checkDeclared(declared: Declared, symbol: ClassSymbol, report: Report): void {
  const { owner, element, modifiers, name } = declared;
  if (owner?.kind === 'interface' && (modifiers.keywords.length > 0 || modifiers.annotations.length > 0)) {
    const first = modifiers.keywords[0] ?? modifiers.annotations[0]?.name ?? '';
    report(name, 'modifier-is-not-allowed', `${shownKeyword(first)} is not allowed on interface ${PLURAL[element]}`);
    return;
  }
  if (checkWritten(declared, report)) checkRequirements(declared, symbol, report);
}

/** What may stand before this kind of declaration at all; answers whether all of it may. */
export function checkWritten(declared: Omit<Declared, 'owner'>, report: Report): boolean {
  const { element, name, modifiers } = declared;
  const { keywords } = modifiers;
  const annotations = modifiers.annotations.map((annotation) => annotation.name.toLowerCase());
  if (keywords.filter((keyword) => SCOPES.includes(keyword) || keyword === 'webservice').length > 1) {
    report(name, 'declarations-single-scope', 'Declarations can only have one scope');
    return false;
  }
  const repeated = firstRepeated(keywords) ?? firstRepeated(annotations);
  if (repeated !== undefined) report(name, 'duplicate-modifier', `Duplicate modifier: ${shown(repeated)}`);
  if (keywords.includes('final') && (element === 'class' || element === 'method'))
    report(name, 'modifier-is-by-default', `${PLURAL[element]} are by default final`);
  const illegal = [
    ...keywords.filter((keyword) => !KEYWORDS[element].has(keyword.replace(' ', '_'))),
    ...annotations.filter((name) => ANNOTATION_NAMES[name] && !ANNOTATIONS[element].has(name)),
  ];
  for (const word of illegal)
    report(name, 'modifier-is-not-allowed', `${shown(word)} is not allowed on ${PLURAL[element]}`);
  return illegal.length === 0 && repeated === undefined;
}

function shown(word: string): string {
  return ANNOTATION_NAMES[word]?.name ?? shownKeyword(word);
}

function firstRepeated(words: readonly string[]): string | undefined {
  return words.find((word, index) => words.indexOf(word) !== index);
}
