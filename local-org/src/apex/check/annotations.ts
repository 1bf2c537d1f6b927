import type { Annotation, MethodDeclaration } from '../syntax/index.ts';
import { annotationNamed } from '../types/user.ts';
import type { ClassSymbol } from '../types/model.ts';
import type { Report } from './declarations.ts';

/** Apex Developer Guide, "Annotations". Lower-cased names to their parameters. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  auraenabled: ['cacheable', 'continuation', 'scope'],
  deprecated: [],
  future: ['callout', 'limits'],
  invocablemethod: ['label', 'description', 'category', 'callout', 'configurationeditor', 'iconname', 'capabilitytype'],
  invocablevariable: ['label', 'description', 'required', 'defaultvalue', 'placeholdertext', 'datatype'],
  istest: ['seealldata', 'isparallel', 'oninstall', 'critical', 'testfor'],
  jsonaccess: ['serializable', 'deserializable'],
  namespaceaccessible: [],
  readonly: ['usereplica'],
  remoteaction: [],
  suppresswarnings: ['value'],
  testsetup: [],
  testvisible: [],
  restresource: ['urlmapping'],
  httpdelete: [],
  httpget: [],
  httppatch: [],
  httppost: [],
  httpput: [],
  namespaceaccessor: [],
};
const VERBS = ['httpdelete', 'httpget', 'httppatch', 'httppost', 'httpput'];

export function checkAnnotations(symbol: ClassSymbol, report: Report): void {
  const { declaration } = symbol;
  if (!declaration) return;
  for (const annotation of declaration.modifiers.annotations) checkKnown(annotation, report);
  checkRest(symbol, report);
  const setups: MethodDeclaration[] = [];
  for (const member of declaration.members) {
    if (member.kind === 'initializer' || member.kind === 'type') continue;
    for (const annotation of member.modifiers.annotations) checkKnown(annotation, report);
    if (member.kind === 'method') checkMethod(member, symbol, setups, report);
  }
  if (setups.length > 1 && setups[1])
    report(
      setups[1],
      'invalid-multiple-methods-with-modifier',
      'Only one method per type can be defined with: TestSetup',
    );
}

function checkKnown(annotation: Annotation, report: Report): void {
  const parameters = KNOWN[annotation.name.toLowerCase()];
  if (!parameters)
    return report(annotation, 'annotation-not-supported', `Annotation is not valid in your org: ${annotation.name}`);
  for (const name of annotation.parameters.keys())
    if (!parameters.includes(name))
      report(
        annotation,
        'annotation-property-not-supported',
        `No such property, ${name}, defined on this annotation: ${annotation.name}`,
      );
}

function checkMethod(
  method: MethodDeclaration,
  symbol: ClassSymbol,
  setups: MethodDeclaration[],
  report: Report,
): void {
  const { modifiers } = method;
  const isStatic = modifiers.keywords.includes('static') || modifiers.keywords.includes('testmethod');
  const has = (name: string): boolean => annotationNamed(modifiers, name) !== undefined;
  const isTest = has('istest') || modifiers.keywords.includes('testmethod');
  if (isTest || has('testsetup')) {
    if (!isStatic)
      report(method, 'modifier-requires', `${isTest ? 'testMethod' : 'TestSetup'} methods must be declared as static`);
    if (method.parameters.length > 0)
      report(method, 'test-method-cannot-have-params', 'Test methods must have no arguments');
    if (method.returns) report(method, 'test-method-must-return-void', 'Test methods must return void');
    if (!symbol.isTest)
      report(
        method,
        'modifier-illegal-defining-type',
        'Defining type for testMethod methods must be declared as IsTest',
      );
  }
  if (has('testsetup')) setups.push(method);
  if (has('future')) {
    if (!isStatic) report(method, 'modifier-requires', 'Future methods must be declared as static');
    if (method.returns)
      report(
        method,
        'method-does-not-support-return-type',
        `Future methods do not support return type of ${method.returns.names.map((part) => part.name).join('.')}`,
      );
  }
  if (has('auraenabled') && !isStatic && method.parameters.length > 0)
    report(
      method,
      'non-static-aura-method-cannot-have-params',
      'Non static AuraEnabled methods may not have parameters',
    );
  if (has('invocablemethod') && !isStatic)
    report(method, 'modifier-requires', 'InvocableMethod methods must be declared as static');
  for (const verb of VERBS)
    if (has(verb) && !isStatic) report(method, 'modifier-requires', `${verb} methods must be declared as static`);
}

function checkRest(symbol: ClassSymbol, report: Report): void {
  const { declaration } = symbol;
  const annotation = declaration && annotationNamed(declaration.modifiers, 'restresource');
  if (!annotation) return;
  const url = annotation.parameters.get('urlmapping');
  if (typeof url !== 'string')
    return report(annotation, 'annotation-property-missing', 'Required property is missing: urlMapping');
  if (url === '') report(annotation, 'rest-resource-url-empty', 'Rest Resource url cannot be empty');
  else if (!url.startsWith('/'))
    report(annotation, 'rest-resource-url-no-slash', "Rest Resource url must begin with a forward slash, '/'");
  else if (/[^/]\*/.test(url))
    report(
      annotation,
      'rest-resource-url-illegal-wildcard-predecessor',
      "Rest Resource url wildcard, '*', must be preceded by a forward slash, '/'",
    );
  else if (/\*[^/]/.test(url))
    report(
      annotation,
      'rest-resource-url-illegal-wildcard-successor',
      "Rest Resource url wildcard, '*', must be followed by a forward slash, '/', or be the last character",
    );
  if (url.length > 255)
    report(annotation, 'rest-resource-url-too-long', 'Rest Resource url cannot be longer than 255 characters');
}
