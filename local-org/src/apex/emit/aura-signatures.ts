import type { ClassSymbol, FieldSymbol, MethodSymbol, Type } from '../types/model.ts';
import { annotationNamed } from '../types/user.ts';
import type { ApexModel } from './requests.ts';

/** The shape of a value that crosses between Apex and JavaScript. */
export type AuraShape =
  | {
      readonly kind: 'primitive';
      readonly name: 'string' | 'number' | 'boolean' | 'void' | 'unknown';
      readonly apex: string;
    }
  | { readonly kind: 'list'; readonly element: AuraShape }
  | { readonly kind: 'map'; readonly value: AuraShape }
  | { readonly kind: 'enum'; readonly name: string; readonly constants: readonly string[] }
  | { readonly kind: 'sobject'; readonly name: string }
  /** fields of `name` stand in `AuraClass.types`, so that a class may refer to itself */
  | { readonly kind: 'class'; readonly name: string };
export interface AuraMethod {
  readonly name: string;
  readonly cacheable: boolean;
  readonly parameters: readonly { readonly name: string; readonly shape: AuraShape }[];
  readonly returns: AuraShape;
}
export interface AuraType {
  readonly name: string;
  readonly fields: readonly { readonly name: string; readonly shape: AuraShape }[];
}
export interface AuraClass {
  readonly name: string;
  readonly methods: readonly AuraMethod[];
  /** every Apex class that the methods take or return, with its @AuraEnabled fields and properties */
  readonly types: readonly AuraType[];
}

const PRIMITIVES: Readonly<Record<string, 'string' | 'number' | 'boolean'>> = {
  ...{ string: 'string', id: 'string', blob: 'string', date: 'string', datetime: 'string', time: 'string' },
  ...{ integer: 'number', long: 'number', double: 'number', decimal: 'number', boolean: 'boolean' },
};

/** Every class with @AuraEnabled static methods: what a component sends and gets. */
export function auraSignatures(model: ApexModel): AuraClass[] {
  return model.classes.map(auraClass).filter((found) => found.methods.length > 0);
}

function auraClass(symbol: ClassSymbol): AuraClass {
  const types = new Map<string, AuraType>();
  const all = [...symbol.methods.values()].flat();
  const methods = all
    .filter((method) => method.isStatic && method.annotations.has('auraenabled'))
    .map((method) => auraMethod(method, types));
  return { name: symbol.name, methods, types: [...types.values()] };
}

function auraMethod(method: MethodSymbol, types: Map<string, AuraType>): AuraMethod {
  const annotation = method.declaration && annotationNamed(method.declaration.modifiers, 'auraenabled');
  return {
    name: method.name,
    cacheable: annotation?.parameters.get('cacheable') === true,
    parameters: method.parameters.map((type, index) => ({
      name: method.parameterNames[index] ?? '',
      shape: shapeOf(type, types),
    })),
    returns: shapeOf(method.returns, types),
  };
}

function shapeOf(type: Type, types: Map<string, AuraType>): AuraShape {
  const [first, second] = type.args;
  const key = type.symbol?.key ?? '';
  if (type.kind === 'void') return { kind: 'primitive', name: 'void', apex: 'void' };
  if ((key === 'list' || key === 'set') && first) return { kind: 'list', element: shapeOf(first, types) };
  if (key === 'map' && second) return { kind: 'map', value: shapeOf(second, types) };
  const primitive = PRIMITIVES[type.key];
  if (primitive) return { kind: 'primitive', name: primitive, apex: type.name };
  if (type.symbol?.origin === 'sobject' || key === 'sobject') return { kind: 'sobject', name: type.name };
  if (type.symbol?.kind === 'enum') return { kind: 'enum', name: type.name, constants: constantsOf(type.symbol) };
  if (type.symbol?.origin !== 'user') return { kind: 'primitive', name: 'unknown', apex: type.name };
  addType(type.symbol, types);
  return { kind: 'class', name: type.name };
}

function constantsOf(symbol: ClassSymbol): string[] {
  return [...symbol.fields.values()].filter((field) => field.isEnumConstant).map((field) => field.name);
}

function addType(symbol: ClassSymbol, types: Map<string, AuraType>): void {
  if (types.has(symbol.key)) return;
  const fields: { name: string; shape: AuraShape }[] = [];
  types.set(symbol.key, { name: symbol.name, fields });
  for (const field of auraFields(symbol)) fields.push({ name: field.name, shape: shapeOf(field.type, types) });
}

/** Those of the parent first. */
function auraFields(symbol: ClassSymbol): FieldSymbol[] {
  const parent = symbol.superType?.symbol;
  const inherited = parent?.origin === 'user' ? auraFields(parent) : [];
  const own = [...symbol.fields.values()].filter((field) => field.annotations.has('auraenabled') && !field.isStatic);
  return [
    ...inherited.filter((field) => !own.some((other) => other.name.toLowerCase() === field.name.toLowerCase())),
    ...own,
  ];
}
