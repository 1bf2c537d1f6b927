import type { AuraMethodSymbol, RestResourceSymbol, UnitSymbols } from '../abi.ts';
import type { Annotation, TriggerDeclaration } from '../syntax/index.ts';
import type { ClassSymbol, MethodSymbol } from '../types/model.ts';
import { annotationNamed } from '../types/user.ts';
import { invocableMethod } from './invocable-symbols.ts';
import { methodName } from './names.ts';

const NONE = {
  ...{ isTest: false, testMethods: [], testSetupMethods: [], seeAllData: false, parallel: false },
  ...{ auraEnabled: [], rest: null, invocable: [], trigger: null },
};
const VERBS = { httpget: 'GET', httppost: 'POST', httpput: 'PUT', httppatch: 'PATCH', httpdelete: 'DELETE' } as const;

export function anonymousSymbols(): UnitSymbols {
  return NONE;
}

export function triggerSymbols(declaration: TriggerDeclaration): UnitSymbols {
  return { ...NONE, trigger: { object: declaration.object.text, events: declaration.events } };
}

export function classSymbols(symbol: ClassSymbol): UnitSymbols {
  const methods = [...symbol.methods.values()].flat();
  const annotation = symbol.declaration && annotationNamed(symbol.declaration.modifiers, 'istest');
  const tests = methods.filter(isTestMethod);
  return {
    isTest: symbol.isTest,
    testMethods: tests.map((method) => ({
      name: method.name,
      seeAllData: flag(annotationOf(method, 'istest'), 'seealldata'),
      line: method.declaration?.line ?? 1,
    })),
    testSetupMethods: methods.filter((method) => method.annotations.has('testsetup')).map((method) => method.name),
    seeAllData: flag(annotation ?? undefined, 'seealldata'),
    parallel: flag(annotation ?? undefined, 'isparallel'),
    auraEnabled: methods.filter((method) => method.annotations.has('auraenabled') && method.isStatic).map(auraMethod),
    rest: restResource(symbol, methods),
    invocable: methods.filter((method) => method.annotations.has('invocablemethod')).map(invocableMethod),
    trigger: null,
  };
}

function isTestMethod(method: MethodSymbol): boolean {
  const keywords = method.declaration?.modifiers.keywords ?? [];
  return method.isStatic && (method.annotations.has('istest') || keywords.includes('testmethod'));
}

function annotationOf(method: MethodSymbol, name: string): Annotation | undefined {
  return method.declaration ? annotationNamed(method.declaration.modifiers, name) : undefined;
}

function flag(annotation: Annotation | undefined, name: string): boolean {
  return annotation?.parameters.get(name) === true;
}

function parametersOf(method: MethodSymbol): { name: string; type: string }[] {
  return method.parameters.map((type, index) => ({ name: method.parameterNames[index] ?? '', type: type.name }));
}

function auraMethod(method: MethodSymbol): AuraMethodSymbol {
  const cacheable = flag(annotationOf(method, 'auraenabled'), 'cacheable');
  return {
    name: method.name,
    jsName: methodName(method),
    cacheable,
    parameters: parametersOf(method),
    returns: method.returns.name,
  };
}

function restResource(symbol: ClassSymbol, methods: readonly MethodSymbol[]): RestResourceSymbol | null {
  const annotation = symbol.declaration && annotationNamed(symbol.declaration.modifiers, 'restresource');
  const urlMapping = annotation?.parameters.get('urlmapping');
  if (typeof urlMapping !== 'string') return null;
  const found = methods.flatMap((method) => {
    const verbs = Object.entries(VERBS).filter(([name]) => method.annotations.has(name));
    return verbs.map(([, verb]) => ({
      verb,
      jsName: methodName(method),
      parameters: parametersOf(method),
      returns: method.returns.name,
    }));
  });
  return { urlMapping, methods: found };
}
