import type { ClassSymbol } from '../types/model.ts';
import { annotationNamed } from '../types/user.ts';
import type { Report } from './declarations.ts';
import { ANNOTATION_NAMES, PLURAL, shownKeyword } from './modifier-table.ts';
import type { Element } from './modifier-table.ts';
import type { Declared } from './modifiers.ts';

/** What one modifier or annotation asks of the declaration that it stands before. */
interface Requirement {
  readonly word: string;
  readonly on: readonly Element[];
  /** all of them must stand beside it */
  readonly all?: readonly string[];
  /** one of them must stand beside it */
  readonly any?: readonly string[];
  readonly not?: readonly string[];
  /** first API version that asks */
  readonly since?: number;
}

const MEMBERS: readonly Element[] = ['field', 'property', 'method', 'constructor'];
const VERBS = ['httpdelete', 'httpget', 'httppatch', 'httppost', 'httpput'];
const REACHABLE = ['global', 'public'];
const TYPES: readonly Element[] = ['class', 'interface', 'enum'];

/** Apex Developer Guide, "Annotations" and "Access Modifiers"; `since` from the Winter '26 release notes. */
const REQUIREMENTS: readonly Requirement[] = [
  { word: 'abstract', on: ['method'], any: ['global', 'public', 'protected'], since: 65 },
  { word: 'override', on: ['method'], any: ['global', 'public', 'protected'], since: 65 },
  { word: 'static', on: MEMBERS, not: ['abstract', 'virtual', 'override'] },
  { word: 'with sharing', on: ['class'], not: ['without sharing', 'inherited sharing'] },
  { word: 'without sharing', on: ['class'], not: ['inherited sharing'] },
  { word: 'webservice', on: ['method'], all: ['static'] },
  { word: 'testmethod', on: ['method'], all: ['static'] },
  { word: 'istest', on: ['method'], all: ['static'] },
  { word: 'istest', on: ['class'], not: ['abstract', 'virtual'] },
  { word: 'testsetup', on: ['method'], all: ['static'], not: ['istest'] },
  { word: 'future', on: ['method'], all: ['static'] },
  { word: 'auraenabled', on: ['field', 'property', 'method'], any: REACHABLE },
  { word: 'auraenabled', on: ['field'], not: ['static'] },
  { word: 'invocablemethod', on: ['method'], all: ['static'], any: REACHABLE },
  { word: 'invocablevariable', on: ['field'], any: REACHABLE, not: ['static', 'final'] },
  { word: 'remoteaction', on: ['method'], all: ['static'], any: REACHABLE },
  { word: 'restresource', on: ['class', 'interface', 'enum', 'method'], all: ['global'] },
  { word: 'namespaceaccessible', on: [...TYPES, ...MEMBERS], any: ['public', 'protected', 'global'] },
  ...VERBS.map((word): Requirement => ({ word, on: ['method'], all: ['global', 'static'] })),
];

export function checkRequirements(declared: Declared, symbol: ClassSymbol, report: Report): void {
  const written = new Set([
    ...declared.modifiers.keywords,
    ...declared.modifiers.annotations.map((annotation) => annotation.name.toLowerCase()),
  ]);
  if (written.has('static') && declared.owner?.outer && !TYPES.includes(declared.element)) {
    const message = `static can only be used on ${PLURAL[declared.element]} of a top level type`;
    report(declared.name, 'modifier-not-in-top-level-type', message);
    return;
  }
  for (const requirement of REQUIREMENTS)
    if (written.has(requirement.word) && requirement.on.includes(declared.element))
      checkOne(requirement, written, declared, symbol, report);
  checkDefaults(written, declared, report);
  if (declared.owner) checkOwner(written, declared, declared.owner, report);
}

function checkOne(
  requirement: Requirement,
  written: ReadonlySet<string>,
  { element, name }: Declared,
  symbol: ClassSymbol,
  report: Report,
): void {
  const { word, all = [], any = [], not = [], since = 0 } = requirement;
  if (symbol.apiVersion < since) return;
  const what = `${shown(word)} ${PLURAL[element]}`;
  for (const needed of all)
    if (!written.has(needed)) report(name, 'modifier-requires', `${what} must be declared as ${shown(needed)}`);
  if (any.length > 0 && !any.some((needed) => written.has(needed)))
    report(
      name,
      'modifier-require-at-least',
      `${what} require at least one of the following ${any.map(shown).join(', ')}`,
    );
  for (const wrong of not)
    if (written.has(wrong)) report(name, 'modifier-cannot-be', `${what} cannot be ${shown(wrong)}`);
}

function checkDefaults(written: ReadonlySet<string>, { name }: Declared, report: Report): void {
  if (written.has('abstract') && written.has('virtual'))
    report(name, 'modifier-is-by-default', 'abstract are by default virtual');
  if (written.has('testmethod') && written.has('istest'))
    report(name, 'modifier-is-by-default', 'testMethod are by default IsTest');
}

/** What members ask of the class that they stand in. */
function checkOwner(
  written: ReadonlySet<string>,
  { element, name }: Declared,
  owner: ClassSymbol,
  report: Report,
): void {
  const isType = element === 'class' || element === 'interface' || element === 'enum';
  const ask = (word: string, holds: boolean, needed: string): void => {
    if (written.has(word) && !holds)
      report(
        name,
        'modifier-requires',
        `Defining type for ${shown(word)} ${PLURAL[element]} must be declared as ${needed}`,
      );
  };
  const isGlobal = owner.access === 'global';
  if (isType) {
    if (written.has('global') && !isGlobal)
      report(
        name,
        'modifier-requires',
        `Enclosing type for global ${PLURAL[element]} in apex ${PLURAL[owner.kind]} must be declared as global`,
      );
    if (written.has('istest') && element === 'class')
      report(name, 'modifier-not-on-top-level-type', 'IsTest can only be used on a top level type');
    return;
  }
  ask('global', isGlobal, 'global');
  ask('webservice', isGlobal, 'global');
  ask('abstract', owner.isAbstract, 'abstract');
  if (written.has('abstract') && isGlobal && !written.has('global'))
    report(
      name,
      'defining-type-requires',
      'global defined types requires that abstract methods must be declared as global',
    );
  for (const word of ['istest', 'testmethod', 'testsetup']) ask(word, owner.isTest, 'IsTest');
  for (const verb of VERBS) ask(verb, hasAnnotation(owner, 'restresource'), 'RestResource');
  if (
    written.has('protected') &&
    !written.has('override') &&
    !owner.isVirtual &&
    element !== 'field' &&
    element !== 'property'
  )
    report(name, 'invalid-new-protected-method', 'New protected methods cannot be defined in non-virtual classes');
  if (written.has('namespaceaccessible') && !isGlobal && !hasAnnotation(owner, 'namespaceaccessible'))
    report(
      name,
      'modifier-require-at-least',
      `Defining type for NamespaceAccessible ${PLURAL[element]} require at least one of the following NamespaceAccessible, global`,
    );
}

function hasAnnotation(symbol: ClassSymbol, name: string): boolean {
  return symbol.declaration !== null && annotationNamed(symbol.declaration.modifiers, name) !== undefined;
}

function shown(word: string): string {
  return ANNOTATION_NAMES[word]?.name ?? shownKeyword(word);
}
