import type { InvocableSymbol, InvocableVariable } from '../abi.ts';
import { fieldsWith } from '../check/annotated.ts';
import { isCollection, isPrimitive } from '../check/passable-types.ts';
import type { Annotation, Modifiers } from '../syntax/index.ts';
import { isSObject } from '../types/conversions.ts';
import type { ClassSymbol, FieldSymbol, MethodSymbol, Type } from '../types/model.ts';
import { annotationNamed } from '../types/user.ts';
import { methodName } from './names.ts';

/** Apex Developer Guide, "InvocableMethod Annotation" and "InvocableVariable Annotation". */
export function invocableMethod(method: MethodSymbol): InvocableSymbol {
  const modifiers = method.declaration?.modifiers;
  const annotation = modifiers && annotationNamed(modifiers, 'invocablemethod');
  const [parameter] = method.parameters;
  return {
    method: method.name,
    jsName: methodName(method),
    label: textOf(annotation, 'label') ?? method.name,
    description: textOf(annotation, 'description'),
    category: textOf(annotation, 'category'),
    callout: annotation?.parameters.get('callout') === true,
    inputs: parameter ? variables(itemOf(parameter), method.parameterNames[0] ?? 'input') : [],
    outputs: method.returns.kind === 'void' ? [] : variables(itemOf(method.returns), 'output'),
  };
}

/** What a list is made of: one interview has one of it. */
function itemOf(list: Type): Type {
  return isCollection(list, 'list') ? (list.args[0] ?? list) : list;
}

/** The variables of a class with such; any other type is one variable. */
function variables(type: Type, name: string): InvocableVariable[] {
  const { symbol } = type;
  const fields = symbol?.origin === 'user' ? fieldsWith(symbol, 'invocablevariable') : [];
  if (fields.length === 0) return [{ name, label: name, description: null, required: true, ...shapeOf(type) }];
  return fields.map((field) => variable(field));
}

function variable(field: FieldSymbol): InvocableVariable {
  const modifiers = modifiersOf(field.owner, field.name);
  const annotation = modifiers && annotationNamed(modifiers, 'invocablevariable');
  return {
    name: field.name,
    label: textOf(annotation, 'label') ?? field.name,
    description: textOf(annotation, 'description'),
    required: annotation?.parameters.get('required') === true,
    ...shapeOf(field.type),
  };
}

function modifiersOf({ declaration }: ClassSymbol, name: string): Modifiers | null {
  for (const member of declaration?.members ?? []) {
    const names =
      member.kind === 'field'
        ? member.declarators.map((one) => one.name)
        : member.kind === 'property'
          ? [member.name]
          : [];
    if (names.some(({ text }) => text.toLowerCase() === name.toLowerCase()))
      return (member as { modifiers: Modifiers }).modifiers;
  }
  return null;
}

function shapeOf(type: Type): Pick<InvocableVariable, 'isCollection' | 'type' | 'kind'> {
  const one = itemOf(type);
  const kind = isPrimitive(one) ? 'primitive' : isSObject(one) ? 'record' : 'object';
  return { isCollection: isCollection(type, 'list'), type: one.name, kind };
}

function textOf(annotation: Annotation | null | undefined, parameter: string): string | null {
  const value = annotation?.parameters.get(parameter);
  return typeof value === 'string' ? value : null;
}
