import type { SharingMode } from '../abi.ts';
import type { MethodDeclaration, PropertyDeclaration, TypeDeclaration } from '../syntax/index.ts';
import type { ClassSymbol, FieldSymbol, MethodSymbol } from '../types/model.ts';
import type { BoundAccessor, BoundClass, BoundInitializer, BoundMethod, LocalVariable } from './bound.ts';
import { BodyContext } from './context.ts';
import type { Checker } from './context.ts';
import { assignTo } from './convert.ts';
import { checkConstructor } from './constructors.ts';
import { checkDeclaration } from './declarations.ts';
import { bindValue } from './expressions.ts';
import { checkFlow } from './flow.ts';
import { bridgesOf } from './overrides.ts';
import { bindBlock } from './statements.ts';

/** Checks a class with all that is in it, and binds its bodies. */
export function bindClass(symbol: ClassSymbol, sharing: SharingMode, checker: Checker): BoundClass {
  const { declaration } = symbol;
  if (!declaration) throw new Error(`Apex check: ${symbol.name} has no source`);
  const own = symbol.sharing ?? (symbol.outer ? 'inherited' : sharing);
  checkDeclaration(symbol, checker);
  return {
    symbol,
    sharing: own,
    fields: [...symbol.fields.values()],
    accessors: bindAccessors(symbol, declaration, checker),
    methods: bindMethods(symbol, checker),
    initializers: bindInitializers(symbol, declaration, checker),
    bridges: bridgesOf(symbol, checker),
    inner: [...symbol.inner.values()].map((inner) => bindClass(inner, own, checker)),
  };
}

function bindMethods(symbol: ClassSymbol, checker: Checker): BoundMethod[] {
  const all = [...symbol.constructors, ...[...symbol.methods.values()].flat()];
  return all.map((method) => bindMethod(method, checker));
}

/** Also for what a trigger or anonymous Apex declares. */
export function bindMethod(method: MethodSymbol, checker: Checker): BoundMethod {
  const { declaration, owner } = method;
  const at = declaration ?? owner.declaration ?? { line: 1, column: 1 };
  const { returns } = method;
  const context = new BodyContext(checker, { owner, file: owner.file, isStatic: method.isStatic, method, returns });
  const parameters = declareParameters(method, declaration, context);
  const body = declaration?.body ? bindBlock(declaration.body, context) : null;
  if (body && checkFlow(body, context) && returns.kind !== 'void' && declaration)
    context.report(
      declaration.name,
      'invalid-return-non-void',
      `Missing return statement required return type: ${returns.name}`,
    );
  if (method.isConstructor) checkConstructor(method, body, context);
  return { line: at.line, column: at.column, symbol: method, parameters, body };
}

function declareParameters(
  method: MethodSymbol,
  declaration: MethodDeclaration | null,
  context: BodyContext,
): LocalVariable[] {
  return method.parameters.map((type, index) => {
    const parameter = declaration?.parameters[index];
    const isFinal = parameter?.modifiers.keywords.includes('final') === true;
    return context.declare(
      method.parameterNames[index] ?? `p${index}`,
      type,
      parameter?.name ?? { line: 1, column: 1 },
      isFinal,
    );
  });
}

function bindAccessors(symbol: ClassSymbol, declaration: TypeDeclaration, checker: Checker): BoundAccessor[] {
  return declaration.members.flatMap((member) =>
    member.kind === 'property' ? bindProperty(symbol, member, checker) : [],
  );
}

function bindProperty(symbol: ClassSymbol, member: PropertyDeclaration, checker: Checker): BoundAccessor[] {
  const field = symbol.fields.get(member.name.text.toLowerCase());
  if (!field) return [];
  const found: BoundAccessor[] = [];
  for (const which of ['get', 'set'] as const) {
    const accessor = which === 'get' ? member.getter : member.setter;
    if (accessor) found.push(bindAccessor(field, which, accessor, checker));
  }
  return found;
}

function bindAccessor(
  field: FieldSymbol,
  which: 'get' | 'set',
  accessor: NonNullable<PropertyDeclaration['getter']>,
  checker: Checker,
): BoundAccessor {
  const { owner } = field;
  const returns = which === 'get' ? field.type : checker.universe.table.void;
  const context = new BodyContext(checker, { owner, file: owner.file, isStatic: field.isStatic, returns });
  const parameter = which === 'set' ? context.declare('value', field.type, accessor) : null;
  const body = accessor.body && bindBlock(accessor.body, context);
  if (body && checkFlow(body, context) && which === 'get')
    context.report(field, 'invalid-return-non-void', `Missing return statement required return type: ${returns.name}`);
  return { line: accessor.line, column: accessor.column, field, which, parameter, body };
}

function bindInitializers(symbol: ClassSymbol, declaration: TypeDeclaration, checker: Checker): BoundInitializer[] {
  const found: BoundInitializer[] = [];
  for (const member of declaration.members) {
    if (member.kind === 'field') {
      for (const declarator of member.declarators) {
        const field = symbol.fields.get(declarator.name.text.toLowerCase());
        if (!field || !declarator.initializer) continue;
        const context = new BodyContext(checker, { owner: symbol, file: symbol.file, isStatic: field.isStatic });
        context.initializing = declarator.name;
        const value = assignTo(bindValue(declarator.initializer, context), field.type, declarator, context);
        found.push({
          line: declarator.line,
          column: declarator.column,
          isStatic: field.isStatic,
          kind: 'field',
          field,
          value,
        });
      }
    }
    if (member.kind !== 'initializer') continue;
    const context = new BodyContext(checker, { owner: symbol, file: symbol.file, isStatic: member.isStatic });
    context.initializing = member;
    const body = bindBlock(member.body, context);
    found.push({ line: member.line, column: member.column, isStatic: member.isStatic, kind: 'block', body });
  }
  return found;
}
