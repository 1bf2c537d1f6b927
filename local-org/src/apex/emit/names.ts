import type { ClassSymbol, FieldSymbol, MethodSymbol, Type } from '../types/model.ts';

/** `List<Account>` gives `list_account_`. */
function mangled(type: Type): string {
  return type.name.toLowerCase().replace(/\W/g, '_');
}

/** A private method of a class that may be extended is not overridden by a namesake below, so its name carries its class. */
export function methodName(method: MethodSymbol): string {
  const parameters = method.parameters.map((type) => `$${mangled(type)}`).join('');
  if (method.isConstructor) return `c_${parameters}`;
  const hidden =
    method.access === 'private' && !method.isStatic && !method.isVirtual && method.owner.isVirtual
      ? `$$${className(method.owner)}`
      : '';
  return `m_${method.name.toLowerCase()}${parameters}${hidden}`;
}

export function fieldName(field: FieldSymbol): string {
  return `${field.isStatic ? 's' : 'f'}_${ownName(field)}`;
}

/** A field does not override that of a parent: both are there, and each method uses the one that it sees. */
function ownName({ owner, name, isStatic }: FieldSymbol): string {
  const key = name.toLowerCase();
  for (let parent = owner.superType?.symbol; parent && !isStatic; parent = parent.superType?.symbol) {
    const hidden = parent.fields.get(key);
    if (hidden && !hidden.isStatic) return `${key}$$${className(owner)}`;
  }
  return key;
}

/** The storage behind a property with accessors. */
export function backingName(field: FieldSymbol): string {
  return `b_${ownName(field)}`;
}

/** The JavaScript name of an emitted class. */
export function className(symbol: ClassSymbol): string {
  return symbol.name.replaceAll('.', '$');
}

/** A property with neither body nor heirs is a plain field. */
export function hasAccessors(field: FieldSymbol): boolean {
  if (!field.property) return false;
  const { getter, setter } = field.property;
  return Boolean(getter?.declaration.body ?? setter?.declaration.body) || field.owner.isVirtual || !getter || !setter;
}

/** The field or relationship of a record, as a text of JavaScript; records know their fields by lower-cased names. */
export function fieldKey(name: string): string {
  return JSON.stringify(name.toLowerCase());
}
