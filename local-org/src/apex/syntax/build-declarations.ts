import type {
  ClassBodyDeclarationContext,
  ClassDeclarationContext,
  EnumDeclarationContext,
  InterfaceDeclarationContext,
  InterfaceMethodDeclarationContext,
  MemberDeclarationContext,
  MethodDeclarationContext,
  ModifierContext,
  PropertyBlockContext,
  PropertyDeclarationContext,
  TypeDeclarationContext,
} from '@apexdevtools/apex-parser';
import type { Accessor, Member, MethodDeclaration, Modifiers, PropertyDeclaration, TypeDeclaration } from './ast.ts';
import { block, declarators } from './build-statements.ts';
import { modifiers, parameters, typeArguments, typeRef } from './build-types.ts';
import { nameOf, positionOf } from './tree.ts';

export function topLevelType(context: TypeDeclarationContext): TypeDeclaration {
  const declaration = context.classDeclaration() ?? context.interfaceDeclaration() ?? context.enumDeclaration();
  return typeDeclaration(declaration, context.modifier_list());
}

type TypeContext = ClassDeclarationContext | InterfaceDeclarationContext | EnumDeclarationContext;

export function typeDeclaration(context: TypeContext, written: readonly ModifierContext[]): TypeDeclaration {
  const at = positionOf(context);
  const last = context.stop as unknown as { line: number } | null;
  const common = {
    ...at,
    name: nameOf(context.id()),
    modifiers: modifiers(written, at),
    endLine: last?.line ?? at.line,
  };
  if ('enumConstants' in context) {
    const constants = context.enumConstants()?.id_list().map(nameOf) ?? [];
    return { ...common, kind: 'enum', superType: null, interfaces: [], members: [], constants };
  }
  const interfaces = typeArguments(context.typeList());
  if ('interfaceBody' in context) {
    const members = context.interfaceBody().interfaceMethodDeclaration_list().map(interfaceMethod);
    return { ...common, kind: 'interface', superType: null, interfaces, members, constants: [] };
  }
  const parent = context.typeRef();
  const members = context.classBody().classBodyDeclaration_list().flatMap(classMember);
  return { ...common, kind: 'class', superType: parent ? typeRef(parent) : null, interfaces, members, constants: [] };
}

function classMember(context: ClassBodyDeclarationContext): Member[] {
  const body = context.block();
  if (body)
    return [{ ...positionOf(context), kind: 'initializer', isStatic: Boolean(context.STATIC()), body: block(body) }];
  const declaration = context.memberDeclaration();
  return declaration ? [member(declaration, context.modifier_list())] : [];
}

/** What classes, triggers and anonymous Apex can declare. */
export type MemberContext = Pick<
  MemberDeclarationContext,
  | 'methodDeclaration'
  | 'interfaceDeclaration'
  | 'classDeclaration'
  | 'enumDeclaration'
  | 'propertyDeclaration'
  | 'fieldDeclaration'
  | 'start'
>;

export function member(context: MemberContext, written: readonly ModifierContext[]): Member {
  const at = positionOf(context as MemberDeclarationContext);
  const mods = modifiers(written, at);
  const field = context.fieldDeclaration();
  if (field)
    return {
      ...at,
      kind: 'field',
      modifiers: mods,
      type: typeRef(field.typeRef()),
      declarators: declarators(field.variableDeclarators()),
    };
  const method = context.methodDeclaration();
  if (method) return methodDeclaration(method, mods);
  const property = context.propertyDeclaration();
  if (property) return propertyDeclaration(property, mods);
  const constructor =
    'constructorDeclaration' in context ? (context as MemberDeclarationContext).constructorDeclaration() : null;
  if (constructor) {
    const ids = constructor.qualifiedName().id_list();
    const name = { ...at, text: ids.map((id) => id.getText()).join('.') };
    return {
      ...at,
      kind: 'constructor',
      modifiers: mods,
      name,
      returns: null,
      parameters: parameters(constructor.formalParameters()),
      body: block(constructor.block()),
    };
  }
  const type = context.classDeclaration() ?? context.interfaceDeclaration() ?? context.enumDeclaration();
  return { ...at, kind: 'type', declaration: typeDeclaration(type, written) };
}

function methodDeclaration(context: MethodDeclarationContext, mods: Modifiers): MethodDeclaration {
  const returns = context.typeRef();
  const body = context.block();
  return {
    ...positionOf(context),
    kind: 'method',
    modifiers: mods,
    name: nameOf(context.id()),
    returns: returns ? typeRef(returns) : null,
    parameters: parameters(context.formalParameters()),
    body: body ? block(body) : null,
  };
}

function interfaceMethod(context: InterfaceMethodDeclarationContext): MethodDeclaration {
  const at = positionOf(context);
  const returns = context.typeRef();
  return {
    ...at,
    kind: 'method',
    modifiers: modifiers(context.modifier_list(), at),
    name: nameOf(context.id()),
    returns: returns ? typeRef(returns) : null,
    parameters: parameters(context.formalParameters()),
    body: null,
  };
}

function propertyDeclaration(context: PropertyDeclarationContext, mods: Modifiers): PropertyDeclaration {
  const blocks = context.propertyBlock_list();
  return {
    ...positionOf(context),
    kind: 'property',
    modifiers: mods,
    type: typeRef(context.typeRef()),
    name: nameOf(context.id()),
    getter: accessor(blocks.find((part) => part.getter())),
    setter: accessor(blocks.find((part) => part.setter())),
  };
}

function accessor(context: PropertyBlockContext | undefined): Accessor | null {
  if (!context) return null;
  const at = positionOf(context);
  const body = (context.getter() ?? context.setter()).block();
  return { ...at, modifiers: modifiers(context.modifier_list(), at), body: body ? block(body) : null };
}
