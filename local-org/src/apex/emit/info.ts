import type { ClassSymbol, FieldSymbol, MethodSymbol, Type } from '../types/model.ts';
import { annotationNamed } from '../types/user.ts';
import { fieldName, methodName } from './names.ts';
import type { UnitEmitter } from './unit-emitter.ts';

/** The `ClassInfo` of a class as JavaScript. */
export function classInfoCode(symbol: ClassSymbol, unit: UnitEmitter): string {
  const keywords = symbol.declaration?.modifiers.keywords ?? [];
  const entries: [string, string][] = [
    ['name', JSON.stringify(symbol.name)],
    ['kind', JSON.stringify(symbol.kind)],
    ['isAbstract', String(symbol.isAbstract)],
    ['isVirtual', String(keywords.includes('virtual'))],
    ['isTest', String(symbol.isTest)],
    ['access', JSON.stringify(symbol.access)],
    ['sharing', JSON.stringify(symbol.sharing)],
    ['superType', `()=>${symbol.superType ? unit.type(symbol.superType) : 'null'}`],
    ['interfaces', `()=>[${symbol.interfaces.map((type) => unit.type(type)).join(',')}]`],
    ['supertypes', `new Set(${JSON.stringify([...supertypes(symbol)])})`],
    ['fields', list(symbol.kind === 'enum' ? [] : [...symbol.fields.values()], (field) => fieldCode(field, unit))],
    ['constructors', list(symbol.constructors, (method) => methodCode(method, unit))],
    ['methods', list([...symbol.methods.values()].flat(), (method) => methodCode(method, unit))],
    [
      'enumConstants',
      JSON.stringify(symbol.kind === 'enum' ? [...symbol.fields.values()].map((field) => field.name) : []),
    ],
    ['jsonAccess', jsonAccess(symbol)],
  ];
  return `{${entries.map(([name, code]) => `${name}:${code}`).join(',')}}`;
}

function list<T>(items: readonly T[], code: (item: T) => string): string {
  return `[${items.map(code).join(',')}]`;
}

function supertypes(symbol: ClassSymbol, found = new Set<string>()): Set<string> {
  found.add(symbol.key);
  for (const parent of [...(symbol.superType ? [symbol.superType] : []), ...symbol.interfaces])
    if (parent.symbol && !found.has(parent.symbol.key)) supertypes(parent.symbol, found);
  return found;
}

function fieldCode(field: FieldSymbol, unit: UnitEmitter): string {
  const flags = `isStatic:${field.isStatic},isTransient:${field.isTransient},isProperty:${field.property !== null}`;
  const name = `name:${JSON.stringify(field.name)},jsName:${JSON.stringify(fieldName(field))},type:()=>${unit.type(field.type)}`;
  return `{${name},${flags},access:${JSON.stringify(field.access)},auraEnabled:${field.annotations.has('auraenabled')}}`;
}

function methodCode(method: MethodSymbol, unit: UnitEmitter): string {
  const parameters = method.parameters.map(
    (type, index) => `{name:${JSON.stringify(method.parameterNames[index])},type:()=>${unit.type(type)}}`,
  );
  const returns = isVoid(method.returns) ? 'null' : `()=>${unit.type(method.returns)}`;
  const name = `name:${JSON.stringify(method.name)},jsName:${JSON.stringify(methodName(method))}`;
  const flags = `isStatic:${method.isStatic},isAbstract:${method.isAbstract},access:${JSON.stringify(method.access)}`;
  return `{${name},${flags},parameters:[${parameters.join(',')}],returns:${returns}}`;
}

function isVoid(type: Type): boolean {
  return type.kind === 'void';
}

function jsonAccess(symbol: ClassSymbol): string {
  const annotation = symbol.declaration && annotationNamed(symbol.declaration.modifiers, 'jsonaccess');
  return annotation ? JSON.stringify(Object.fromEntries(annotation.parameters)) : 'null';
}
