import type { ClassSymbol } from '../types/model.ts';
import { annotationNamed, isExceptionSymbol } from '../types/user.ts';
import { checkSingle, isSet, methodsWith } from './annotated.ts';
import type { Report } from './declarations.ts';

/** Apex Developer Guide, "IsTest Annotation" and "TestSetup Annotation". */
export function checkTestClass(symbol: ClassSymbol, report: Report): void {
  const { declaration } = symbol;
  if (!declaration) return;
  const setups = methodsWith(symbol, 'testsetup');
  for (const { method, at } of setups)
    if (method.returns.kind !== 'void') report(at, 'test-setup-must-return-void', 'Test setup method must return void');
  const tests = new Set(
    ['testsetup', 'istest', 'testmethod'].flatMap((word) => methodsWith(symbol, word)).map(({ method }) => method),
  );
  for (const { declaration: at, parameters } of tests)
    if (at && parameters.length > 0)
      report(at.name, 'test-method-cannot-have-params', 'Test methods must have no arguments');
  checkSingle(symbol, 'testsetup', 'TestSetup', report);
  const isTest = annotationNamed(declaration.modifiers, 'istest') !== undefined;
  if (isTest && isExceptionSymbol(symbol))
    report(
      declaration.name,
      'test-class-must-not-be-exception',
      'Only top-level non-exception class types can be marked as tests',
    );
  checkData(symbol, setups.length > 0, report);
}

/** Tests that see the org's data share it, so that they have no setup of their own and are not parallel. */
function checkData(symbol: ClassSymbol, hasSetup: boolean, report: Report): void {
  const at = symbol.declaration?.name;
  if (!at) return;
  const seesAll = isSet(symbol, 'istest', 'seealldata');
  const methodSeesAll = methodsWith(symbol, 'istest').some(({ method }) => {
    const annotation = method.declaration && annotationNamed(method.declaration.modifiers, 'istest');
    return annotation?.parameters.get('seealldata') === true;
  });
  const isParallel = isSet(symbol, 'istest', 'isparallel');
  if (hasSetup && seesAll)
    report(
      at,
      'test-setup-cannot-have-defining-type-see-all-data',
      'Test class cannot be annotated with @isTest(SeeAllData=true)',
    );
  if (hasSetup && methodSeesAll)
    report(
      at,
      'test-setup-cannot-have-see-all-data',
      'Test class containing a test setup method cannot have any methods annotated with @isTest(SeeAllData=true)',
    );
  if (isParallel && seesAll)
    report(
      at,
      'parallel-test-class-cannot-have-see-all-data',
      'Test class annotated with @isTest(IsParallel=true) cannot also be annotated with @isTest(SeeAllData=true)',
    );
  if (isParallel && methodSeesAll)
    report(
      at,
      'parallel-test-method-cannot-have-see-all-data',
      'Test class annotated with @isTest(IsParallel=true) cannot have any methods annotated with @isTest(SeeAllData=true)',
    );
}
