import type { Annotation, Modifiers } from '../syntax/index.ts';
import type { ClassSymbol } from '../types/model.ts';
import { checkAuraEnabled } from './aura-enabled.ts';
import type { Report } from './declarations.ts';
import { checkInvocable } from './invocable.ts';
import { ANNOTATION_NAMES } from './modifier-table.ts';
import { checkRemote } from './remote-methods.ts';
import { checkRestResource } from './rest-resources.ts';
import { checkTestClass } from './test-classes.ts';

/** Apex Developer Guide, "Annotations": which exist, their parameters, and what each asks of its methods and fields. */
export function checkAnnotations(symbol: ClassSymbol, report: Report): void {
  const { declaration } = symbol;
  if (!declaration) return;
  checkNames(declaration.modifiers, report);
  for (const member of declaration.members) {
    if (member.kind === 'initializer' || member.kind === 'type') continue;
    checkNames(member.modifiers, report);
  }
  checkAuraEnabled(symbol, report);
  checkInvocable(symbol, report);
  checkRemote(symbol, report);
  checkRestResource(symbol, report);
  checkTestClass(symbol, report);
}

/** Of members, locals and parameters: only annotations that exist, with parameters that they have. */
export function checkNames(modifiers: Modifiers, report: Report): void {
  for (const annotation of modifiers.annotations) checkKnown(annotation, report);
}

/** Parameters that take one of a few words; lower-cased. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  'auraenabled.scope': ['global'],
  'jsonaccess.serializable': ['never', 'always', 'samenamespace', 'samepackage'],
  'jsonaccess.deserializable': ['never', 'always', 'samenamespace', 'samepackage'],
};

function checkKnown(annotation: Annotation, report: Report): void {
  const key = annotation.name.toLowerCase();
  const known = ANNOTATION_NAMES[key];
  if (!known) {
    report(annotation, 'invalid-unresolved-annotation', `Annotation does not exist: ${annotation.name}`);
    return;
  }
  const { name, parameters } = known;
  if (key === 'jsonaccess' && annotation.parameters.size === 0) {
    const message = 'At least one JSON serialization control parameter must be specified';
    report(annotation, 'annotation-jsonaccess-must-specify-control-parameter', message);
  }
  for (const [parameter, value] of annotation.parameters) {
    const values = VALUES[`${key}.${parameter}`];
    if (!parameters.split(' ').includes(parameter)) {
      const message = `No such property, ${parameter}, defined on this annotation: ${name}`;
      report(annotation, 'annotation-property-not-supported', message);
    } else if (values && !values.includes(String(value).toLowerCase())) {
      const message = `Annotation property, ${parameter} on ${name}, unknown value: ${String(value)}`;
      report(annotation, 'annotation-property-bad-string-value', message);
    }
  }
}
