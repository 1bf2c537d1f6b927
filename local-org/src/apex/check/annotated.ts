import type { Position } from '../syntax/index.ts';
import type { ClassSymbol, FieldSymbol, MethodSymbol, Type } from '../types/model.ts';
import { annotationNamed } from '../types/user.ts';
import type { Report } from './declarations.ts';

/** A method of the source, and where its name stands. */
export interface Written {
  readonly method: MethodSymbol;
  readonly at: Position;
}

/** The methods of a class that have this annotation (or, for `webservice`, `testmethod` and `global`, this keyword). */
export function methodsWith(symbol: ClassSymbol, word: string): Written[] {
  return [...symbol.methods.values()].flat().flatMap((method): Written[] => {
    const { declaration } = method;
    if (!declaration) return [];
    const has = method.annotations.has(word) || declaration.modifiers.keywords.includes(word);
    return has ? [{ method, at: declaration.name }] : [];
  });
}

export function fieldsWith(symbol: ClassSymbol, word: string): FieldSymbol[] {
  return [...symbol.fields.values()].filter((field) => field.annotations.has(word));
}

/** Whether the parameter of a class's annotation is true. */
export function isSet(symbol: ClassSymbol, annotation: string, parameter: string): boolean {
  const found = symbol.declaration && annotationNamed(symbol.declaration.modifiers, annotation);
  return found?.parameters.get(parameter) === true;
}

/** Reports parameters and results of types that cannot pass here; `shown` is the name in the message. */
export function checkTypes(
  { method, at }: Written,
  shown: string,
  isSupported: (type: Type) => boolean,
  report: Report,
): void {
  for (const type of method.parameters)
    if (type.kind !== 'error' && !isSupported(type))
      report(
        at,
        'method-does-not-support-parameter-type',
        `${shown} methods do not support parameter type of ${type.name}`,
      );
  const { returns } = method;
  if (returns.kind !== 'void' && returns.kind !== 'error' && !isSupported(returns))
    report(at, 'method-does-not-support-return-type', `${shown} methods do not support return type of ${returns.name}`);
}

/** Only one method of a class may have this annotation. */
export function checkSingle(symbol: ClassSymbol, annotation: string, shown: string, report: Report): void {
  if (!symbol.declaration || methodsWith(symbol, annotation).length < 2) return;
  const message = `Only one method per type can be defined with: ${shown}`;
  report(symbol.declaration.name, 'invalid-multiple-methods-with-modifier', message);
}
