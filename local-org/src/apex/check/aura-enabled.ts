import type { Annotation } from '../syntax/index.ts';
import type { ClassSymbol, Type } from '../types/model.ts';
import { annotationNamed } from '../types/user.ts';
import { checkTypes, fieldsWith, methodsWith } from './annotated.ts';
import type { Report } from './declarations.ts';
import { isCollection, isServerOnly, parts } from './passable-types.ts';

/** API version since which AuraEnabled methods cannot be overloaded. */
const NO_OVERLOADS_SINCE = 56;

/** Apex Developer Guide, "AuraEnabled Annotation". */
export function checkAuraEnabled(symbol: ClassSymbol, report: Report): void {
  const methods = methodsWith(symbol, 'auraenabled');
  const names = methods.map(({ method }) => method.name.toLowerCase());
  const fields = new Set(fieldsWith(symbol, 'auraenabled').map((field) => field.name.toLowerCase()));
  for (const [index, written] of methods.entries()) {
    const { method, at } = written;
    if (!method.isStatic) {
      if (method.parameters.length > 0)
        report(
          at,
          'non-static-aura-method-cannot-have-params',
          'Non static AuraEnabled methods may not have parameters',
        );
      checkGetter(method.name, fields, at, report);
    }
    checkTypes(written, 'AuraEnabled', isPassable, report);
    if (symbol.apiVersion >= NO_OVERLOADS_SINCE && names.indexOf(method.name.toLowerCase()) < index)
      report(at, 'aura-overloaded-method', `Overload of AuraEnabled method: ${method.name} overload is not permitted`);
  }
  checkFields(symbol, report);
}

function checkGetter(
  name: string,
  fields: ReadonlySet<string>,
  at: { line: number; column: number },
  report: Report,
): void {
  if (!/^get/i.test(name))
    report(
      at,
      'non-static-aura-method-must-begin-with-get',
      "Non static AuraEnabled methods must be named with a prefix 'get'",
    );
  else if (fields.has(name.slice(3).toLowerCase()))
    report(
      at,
      'aura-duplicate-method-field',
      `AuraEnabled method and variable cannot have the same name: ${name.slice(3)}`,
    );
}

function checkFields(symbol: ClassSymbol, report: Report): void {
  for (const member of symbol.declaration?.members ?? []) {
    if (member.kind !== 'field' && member.kind !== 'property') continue;
    const annotation = annotationNamed(member.modifiers, 'auraenabled');
    if (!annotation) continue;
    const at = member.kind === 'property' ? member.name : (member.declarators[0]?.name ?? member);
    const plural = member.kind === 'property' ? 'properties' : 'fields';
    for (const parameter of methodOnly(annotation))
      report(
        at,
        'annotation-property-is-not-allowed',
        `Annotation property, ${parameter} on AuraEnabled, is not allowed on ${plural}`,
      );
    const type = symbol.fields.get('text' in at ? at.text.toLowerCase() : '')?.type;
    if (member.kind === 'field' && type && !isPassable(type))
      report(at, 'field-does-not-support-type', `AuraEnabled fields do not support type of ${type.name}`);
  }
}

function methodOnly(annotation: Annotation): string[] {
  return [...annotation.parameters.keys()].filter((name) => name === 'cacheable' || name === 'continuation');
}

/** What a component can be given or send; sets and types of the server are not. */
function isPassable(type: Type): boolean {
  return parts(type).every((part) => !isCollection(part, 'set') && !isServerOnly(part));
}
