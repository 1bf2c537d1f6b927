import type { ClassSymbol, Type } from '../types/model.ts';
import { isSObject } from '../types/conversions.ts';
import { checkSingle, fieldsWith, methodsWith } from './annotated.ts';
import type { Written } from './annotated.ts';
import type { Report } from './declarations.ts';
import { isCollection, isPrimitive, isRecordOrPrimitive, isServerOnly } from './passable-types.ts';

/** Apex Developer Guide, "InvocableMethod Annotation" and "InvocableVariable Annotation". */
export function checkInvocable(symbol: ClassSymbol, report: Report): void {
  for (const written of methodsWith(symbol, 'invocablemethod')) checkMethod(written, report);
  checkSingle(symbol, 'invocablemethod', 'InvocableMethod', report);
  for (const field of fieldsWith(symbol, 'invocablevariable')) {
    if (field.property || field.type.kind === 'error' || isVariable(field.type)) continue;
    const message = `InvocableVariable fields do not support type of ${field.type.name}`;
    report(field, 'field-does-not-support-type', message);
  }
}

function checkMethod({ method, at }: Written, report: Report): void {
  if ([...method.annotations].some((name) => !['invocablemethod', 'deprecated', 'suppresswarnings'].includes(name)))
    report(
      at,
      'invocable-method-can-only-have-deprecated',
      'The only annotation that can be used with InvocableMethod is Deprecated',
    );
  const [parameter, second] = method.parameters;
  if (second)
    report(
      at,
      'invocable-method-single-param',
      'Only one parameter is supported on methods with @Invocable annotation',
    );
  else if (parameter && parameter.kind !== 'error') checkParameter(parameter, at, report);
  const { returns } = method;
  if (returns.kind === 'void' || returns.kind === 'error' || isRequestList(returns)) return;
  const message = `InvocableMethod methods do not support return type of ${returns.name}`;
  report(at, 'method-does-not-support-return-type', message);
}

function checkParameter(type: Type, at: Written['at'], report: Report): void {
  if (!isCollection(type, 'list'))
    report(
      at,
      'invocable-method-non-list-parameter',
      `Unsupported parameter type ${type.name}. Valid invocable parameters must be List types like List<T> where T is a supported type`,
    );
  else if (!isRequestList(type))
    report(
      at,
      'method-does-not-support-parameter-type',
      `InvocableMethod methods do not support parameter type of ${type.name}`,
    );
}

/** Lists, or lists of lists, of primitives, records, or classes with invocable variables. */
function isRequestList(type: Type): boolean {
  if (!isCollection(type, 'list')) return false;
  const [element] = type.args;
  if (!element) return false;
  const inner = isCollection(element, 'list') ? element.args[0] : element;
  return inner !== undefined && (inner.kind === 'error' || isRecordOrPrimitive(inner) || isRequestClass(inner));
}

function isRequestClass({ symbol }: Type): boolean {
  if (symbol?.origin !== 'user' || symbol.kind !== 'class') return false;
  const isReachable = symbol.access === 'public' || symbol.access === 'global';
  return isReachable && fieldsWith(symbol, 'invocablevariable').length > 0;
}

function isVariable(type: Type): boolean {
  if (isCollection(type, 'list')) {
    const [element] = type.args;
    if (!element) return false;
    return isCollection(element, 'list') ? isSingle(element.args[0]) : isSingle(element);
  }
  return isSingle(type);
}

function isSingle(type: Type | undefined): boolean {
  if (!type) return false;
  if (isPrimitive(type) || isSObject(type)) return true;
  return type.key !== 'object' && type.args.length === 0 && !isServerOnly(type);
}
