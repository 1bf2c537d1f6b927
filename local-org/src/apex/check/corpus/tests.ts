import type { Topic } from './types.ts';

export const tests: Topic = {
  source: 'Apex Developer Guide, Testing Apex; IsTest and TestSetup Annotations',
  accepted: [
    {
      rule: 'tests',
      program:
        '@IsTest private class T { @TestSetup static void s() { } @IsTest static void a() { Assert.areEqual(1, 1); } }',
    },
    { rule: 'tests of old', program: '@IsTest private class T { static testMethod void a() { } }' },
    {
      rule: 'parameters of IsTest',
      program: '@IsTest(IsParallel=true) private class T { @IsTest static void a() { } }',
    },
    { rule: 'SeeAllData', program: '@IsTest(SeeAllData=true) private class T { @IsTest static void a() { } }' },
    {
      rule: 'a public test class with helpers',
      program: '@IsTest public class T { public static Integer help() { return 1; } class A { } }',
    },
    { rule: 'test class without modifier', program: '@IsTest class T { }' },
    {
      rule: 'runAs',
      program: '@IsTest private class T { @IsTest static void a() { System.runAs(new User()) { Integer i = 1; } } }',
    },
  ],
  refused: [
    {
      rule: 'a test method is static',
      program: '@IsTest private class T { @IsTest void a() { } }',
      code: 'modifier-requires',
      message: 'IsTest methods must be declared as static',
    },
    {
      rule: 'a test method has no arguments',
      program: '@IsTest private class T { @IsTest static void a(Integer i) { } }',
      code: 'test-method-cannot-have-params',
      message: 'Test methods must have no arguments',
    },
    {
      rule: 'a test method is in a test class',
      program: '@IsTest static void a() { }',
      code: 'modifier-requires',
      message: 'Defining type for IsTest methods must be declared as IsTest',
    },
    {
      rule: 'a testMethod is in a test class',
      program: 'static testMethod void a() { }',
      code: 'modifier-requires',
      message: 'Defining type for testMethod methods must be declared as IsTest',
    },
    {
      rule: 'a test setup is static',
      program: '@IsTest private class T { @TestSetup void a() { } }',
      code: 'modifier-requires',
      message: 'TestSetup methods must be declared as static',
    },
    {
      rule: 'a test setup has no arguments',
      program: '@IsTest private class T { @TestSetup static void a(Integer i) { } }',
      code: 'test-method-cannot-have-params',
      message: 'Test methods must have no arguments',
    },
    {
      rule: 'a test setup returns nothing',
      program: '@IsTest private class T { @TestSetup static Integer a() { return 1; } }',
      code: 'test-setup-must-return-void',
      message: 'Test setup method must return void',
    },
    {
      rule: 'a test setup is in a test class',
      program: '@TestSetup static void a() { }',
      code: 'modifier-requires',
      message: 'Defining type for TestSetup methods must be declared as IsTest',
    },
    {
      rule: 'one test setup',
      program: '@IsTest private class T { @TestSetup static void a() { } @TestSetup static void b() { } }',
      code: 'invalid-multiple-methods-with-modifier',
      message: 'Only one method per type can be defined with: TestSetup',
    },
    {
      rule: 'a test setup does not see all data',
      program: '@IsTest(SeeAllData=true) private class T { @TestSetup static void a() { } }',
      code: 'test-setup-cannot-have-defining-type-see-all-data',
      message: 'Test class cannot be annotated with @isTest(SeeAllData=true)',
    },
    {
      rule: 'a test setup beside a method that sees all data',
      program:
        '@IsTest private class T { @TestSetup static void a() { } @IsTest(SeeAllData=true) static void b() { } }',
      code: 'test-setup-cannot-have-see-all-data',
      message:
        'Test class containing a test setup method cannot have any methods annotated with @isTest(SeeAllData=true)',
    },
    {
      rule: 'parallel tests do not see all data',
      program: '@IsTest(SeeAllData=true IsParallel=true) private class T { }',
      code: 'parallel-test-class-cannot-have-see-all-data',
      message:
        'Test class annotated with @isTest(IsParallel=true) cannot also be annotated with @isTest(SeeAllData=true)',
    },
    {
      rule: 'parallel tests have no method that sees all data',
      program: '@IsTest(IsParallel=true) private class T { @IsTest(SeeAllData=true) static void a() { } }',
      code: 'parallel-test-method-cannot-have-see-all-data',
      message:
        'Test class annotated with @isTest(IsParallel=true) cannot have any methods annotated with @isTest(SeeAllData=true)',
    },
    {
      rule: 'IsTest on a field',
      program: '@IsTest private class T { @IsTest static Integer a; }',
      code: 'modifier-is-not-allowed',
      message: 'IsTest is not allowed on fields',
    },
    {
      rule: 'IsTest on an interface',
      program: '@IsTest public interface T { }',
      code: 'modifier-is-not-allowed',
      message: 'IsTest is not allowed on interfaces',
    },
    {
      rule: 'IsTest on an enum',
      program: '@IsTest public enum T { A }',
      code: 'modifier-is-not-allowed',
      message: 'IsTest is not allowed on enums',
    },
    {
      rule: 'IsTest on an inner class',
      program: '@IsTest class A { }',
      code: 'modifier-not-on-top-level-type',
      message: 'IsTest can only be used on a top level type',
    },
    {
      rule: 'a test class is no exception',
      program: '@IsTest private class TException extends Exception { }',
      code: 'test-class-must-not-be-exception',
      message: 'Only top-level non-exception class types can be marked as tests',
    },
    {
      rule: 'unknown parameter of IsTest',
      program: '@IsTest(Fast=true) private class T { }',
      code: 'annotation-property-not-supported',
    },
    {
      rule: 'TestSetup with parameters',
      program: '@IsTest private class T { @TestSetup(x=true) static void a() { } }',
      code: 'annotation-property-not-supported',
      message: 'No such property, x, defined on this annotation: TestSetup',
    },
    {
      rule: 'a test method is not a setup',
      program: '@IsTest private class T { @IsTest @TestSetup static void a() { } }',
      code: 'modifier-cannot-be',
      message: 'TestSetup methods cannot be IsTest',
    },
  ],
};
