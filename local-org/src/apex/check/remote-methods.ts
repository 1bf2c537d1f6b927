import type { ClassSymbol, Type } from '../types/model.ts';
import { checkTypes, methodsWith } from './annotated.ts';
import type { Written } from './annotated.ts';
import type { Report } from './declarations.ts';
import { ANNOTATION_NAMES, shownKeyword } from './modifier-table.ts';
import { isCollection, isPrimitive, isServerOnly, parts } from './passable-types.ts';

/** Apex Developer Guide, "Future Annotation", "RemoteAction Annotation", "ReadOnly Annotation", "webservice Keyword". */
export function checkRemote(symbol: ClassSymbol, report: Report): void {
  checkFuture(symbol, report);
  for (const written of methodsWith(symbol, 'remoteaction'))
    checkTypes(written, 'RemoteAction', (type) => parts(type).every((part) => !isServerOnly(part)), report);
  for (const written of methodsWith(symbol, 'webservice')) checkTypes(written, 'webService', isSoap, report);
  for (const written of methodsWith(symbol, 'global')) checkTypes(written, 'global', isReachable, report);
  for (const written of methodsWith(symbol, 'readonly')) checkReadOnly(written, report);
  checkOverloads(symbol, report);
}

function checkFuture(symbol: ClassSymbol, report: Report): void {
  for (const { method, at } of methodsWith(symbol, 'future')) {
    if (method.returns.kind !== 'void')
      report(
        at,
        'method-does-not-support-return-type',
        `Future methods do not support return type of ${method.returns.name}`,
      );
    for (const type of method.parameters)
      if (type.kind !== 'error' && !isFlat(type))
        report(
          at,
          'method-does-not-support-parameter-type',
          `Future methods do not support parameter type of ${type.name}`,
        );
  }
}

/** Primitives, and lists, sets and maps of them. */
function isFlat(type: Type): boolean {
  return isPrimitive(type) || (isCollection(type, 'list', 'set', 'map') && type.args.every(isPrimitive));
}

function isSoap(type: Type): boolean {
  return parts(type).every(
    (part) =>
      part.key !== 'object' &&
      !isCollection(part, 'set', 'map') &&
      !isServerOnly(part) &&
      part.symbol?.kind !== 'interface',
  );
}

/** Other packages see only what is global. */
function isReachable(type: Type): boolean {
  return parts(type).every((part) => part.symbol?.origin !== 'user' || part.symbol.access === 'global');
}

const READERS = ['webservice', 'remoteaction', 'httpget', 'httppost', 'httppatch', 'httpput', 'httpdelete'];

function checkReadOnly({ method, at }: Written, report: Report): void {
  if (!method.isStatic) {
    if (isScheduled(method.owner, method.name)) return;
    const message =
      'Only WebService, RemoteAction or Schedulable.execute(SchedulableContext) methods can be marked ReadOnly';
    report(at, 'invalid-read-only', message);
    return;
  }
  const keywords = method.declaration?.modifiers.keywords ?? [];
  const isReader = READERS.some((word) => method.annotations.has(word) || keywords.includes(word));
  if (isReader || method.annotations.has('auraenabled')) return;
  const shown = READERS.map((word) => ANNOTATION_NAMES[word]?.name ?? shownKeyword(word)).join(', ');
  report(at, 'modifier-require-at-least', `ReadOnly methods require at least one of the following ${shown}`);
}

function isScheduled(owner: ClassSymbol, name: string): boolean {
  return name.toLowerCase() === 'execute' && owner.interfaces.some((type) => type.key === 'schedulable');
}

/** Callers name remote actions by name and number of arguments, and web services by name. */
function checkOverloads(symbol: ClassSymbol, report: Report): void {
  const actions = methodsWith(symbol, 'remoteaction').map(
    ({ method }) => `${method.name.toLowerCase()}/${method.parameters.length}`,
  );
  const at = symbol.declaration?.name;
  if (!at) return;
  if (new Set(actions).size < actions.length)
    report(
      at,
      'duplicate-remote-action-methods',
      'Remote Action does not support two remote action methods with the same name and same number of parameters',
    );
  const seen = new Set<string>();
  for (const { method } of methodsWith(symbol, 'webservice')) {
    const key = method.name.toLowerCase();
    const shown = `${method.returns.name} ${symbol.name}.${method.name}(${method.parameters.map((type) => type.name).join(', ')})`;
    if (seen.has(key))
      report(
        at,
        'duplicate-web-service-methods',
        `Web Service does not support two web service methods with the same name: ${shown}`,
      );
    seen.add(key);
  }
}
