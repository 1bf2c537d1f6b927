import type {
  AnnotationContext,
  CreatedNameContext,
  FormalParametersContext,
  ModifierContext,
  QualifiedNameContext,
  TypeListContext,
  TypeRefContext,
} from '@apexdevtools/apex-parser';
import type { Annotation, Modifiers, Parameter, Position, TypeName, TypeRef } from './ast.ts';
import { nameOf, positionOf } from './tree.ts';
import { multilineValue, stringValue } from './strings.ts';

export function typeRef(context: TypeRefContext): TypeRef {
  const names = context.typeName_list().map((part) => {
    const id = part.id();
    const name = id ? id.getText() : part.getChild(0).getText();
    return { ...positionOf(part), name, args: typeArguments(part.typeArguments()?.typeList()) };
  });
  return { ...positionOf(context), names, dimensions: context.arraySubscripts()?.LBRACK_list().length ?? 0 };
}

export function typeArguments(list: TypeListContext | null | undefined): TypeRef[] {
  return list ? list.typeRef_list().map(typeRef) : [];
}

export function createdType(context: CreatedNameContext): TypeRef {
  const names = context.idCreatedNamePair_list().map((pair): TypeName => {
    return { ...positionOf(pair), name: pair.anyId().getText(), args: typeArguments(pair.typeList()) };
  });
  return { ...positionOf(context), names, dimensions: 0 };
}

export function qualifiedType(context: QualifiedNameContext): TypeRef {
  const names = context.id_list().map((id): TypeName => ({ ...positionOf(id), name: id.getText(), args: [] }));
  return { ...positionOf(context), names, dimensions: 0 };
}

export function arrayOf(element: TypeRef): TypeRef {
  return { ...element, dimensions: element.dimensions + 1 };
}

export function modifiers(contexts: readonly ModifierContext[], at: Position): Modifiers {
  const keywords: string[] = [];
  const annotations: Annotation[] = [];
  for (const context of contexts) {
    const found = context.annotation();
    if (found) annotations.push(annotation(found));
    else keywords.push(keywordText(context));
  }
  const [first] = contexts;
  return { ...(first ? positionOf(first) : at), keywords, annotations };
}

function keywordText(context: ModifierContext): string {
  return (context.children ?? []).map((child) => child.getText().toLowerCase()).join(' ');
}

function annotation(context: AnnotationContext): Annotation {
  const parameters = new Map<string, string | boolean | number | null>();
  const single = context.elementValue();
  if (single) parameters.set('value', literalValue(single.getText()));
  for (const pair of context.elementValuePairs()?.elementValuePair_list() ?? [])
    parameters.set(pair.id().getText().toLowerCase(), literalValue(pair.elementValue().getText()));
  return { ...positionOf(context), name: context.id().getText(), parameters };
}

function literalValue(text: string): string | boolean | number | null {
  if (text.startsWith("'''")) return multilineValue(text);
  if (text.startsWith("'")) return stringValue(text);
  const lower = text.toLowerCase();
  if (lower === 'true' || lower === 'false') return lower === 'true';
  return lower === 'null' ? null : Number(text);
}

export function parameters(context: FormalParametersContext): Parameter[] {
  const list = context.formalParameterList()?.formalParameter_list() ?? [];
  return list.map((parameter) => {
    const at = positionOf(parameter);
    const name = nameOf(parameter.id());
    return { ...at, modifiers: modifiers(parameter.modifier_list(), at), type: typeRef(parameter.typeRef()), name };
  });
}
