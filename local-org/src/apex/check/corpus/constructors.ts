import type { Topic } from './types.ts';

export const constructors: Topic = {
  source: 'Apex Developer Guide, Using Constructors; Using the super and this Keywords',
  accepted: [
    { rule: 'super', program: 'virtual class A { A(Integer i) { } } class B extends A { B() { super(1); } }' },
    { rule: 'this with arguments', program: 'Integer a; T() { this(1); } T(Integer a) { this.a = a; }' },
    { rule: 'the default constructor', program: 'class A { } A a = new A();' },
    {
      rule: 'a parent with a default constructor',
      program: 'virtual class A { } class B extends A { B(Integer i) { } }',
    },
    {
      rule: 'arguments of this are static',
      program: 'static Integer n() { return 1; } T() { this(n()); } T(Integer i) { }',
    },
  ],
  refused: [
    {
      rule: 'unknown constructor',
      program: 'class A { A(Integer i) { } } A a = new A();',
      code: 'unknown-constructor',
      message: 'Constructor not defined: [T.A].<Constructor>()',
    },
    {
      rule: 'constructor with another argument',
      program: "class A { A(Integer i) { } } A a = new A('x');",
      code: 'unknown-constructor',
      message: 'Constructor not defined: [T.A].<Constructor>(String)',
    },
    {
      rule: 'no default constructor of the parent',
      program: 'virtual class A { A(Integer i) { } } class B extends A { }',
      code: 'invalid-default-constructor',
      message: 'No default constructor available in super type: T.A',
    },
    {
      rule: 'no default constructor of the parent of a constructor',
      program: 'virtual class A { A(Integer i) { } } class B extends A { B() { } }',
      code: 'invalid-default-constructor',
      message: 'No default constructor available in super type: T.A',
    },
    {
      rule: 'super comes first',
      program: 'virtual class A { } class B extends A { B() { Integer i; super(); } }',
      code: 'invalid-super-call',
      message: "Call to 'super()' must be the first statement in a constructor method",
    },
    {
      rule: 'this comes first',
      program: 'T() { Integer i; this(i); } T(Integer i) { }',
      code: 'invalid-this-call',
      message: "Call to 'this()' must be the first statement in a constructor method",
    },
    {
      rule: 'super in a method',
      program: 'virtual class A { } class B extends A { void m() { super(); } }',
      code: 'invalid-super-call',
      message: "Call to 'super()' must be the first statement in a constructor method",
    },
    {
      rule: 'this in a method',
      program: 'T(Integer i) { } void m() { this(1); }',
      code: 'invalid-this-call',
      message: "Call to 'this()' must be the first statement in a constructor method",
    },
    {
      rule: 'super with wrong arguments',
      program: "virtual class A { A(Integer i) { } } class B extends A { B() { super('x'); } }",
      code: 'unknown-constructor',
      message: 'No constructor defined: void <init>(String)',
    },
    {
      rule: 'this with wrong arguments',
      program: "T() { this('x'); } T(Integer i) { }",
      code: 'unknown-constructor',
      message: 'No constructor defined: void <init>(String)',
    },
    {
      rule: 'a constructor with another name',
      program: 'public Other() { }',
      code: 'invalid-constructor-name',
      message: 'Invalid constructor name: Other',
    },
    {
      rule: 'instance variables before this',
      program: 'Integer a; T() { this(a); } T(Integer i) { }',
      code: 'illegal-instance-variable-reference-in-constructor',
      message: 'Cannot reference instance variables in a constructor invocation: a',
    },
    {
      rule: 'instance methods before this',
      program: 'Integer n() { return 1; } T() { this(n()); } T(Integer i) { }',
      code: 'illegal-instance-method-reference-in-constructor',
      message: 'Cannot reference instance methods in a constructor invocation: Integer T.n()',
    },
    {
      rule: 'instance variables before super',
      program: 'virtual class A { A(Integer i) { } } class B extends A { Integer a; B() { super(a); } }',
      code: 'illegal-instance-variable-reference-in-constructor',
      message: 'Cannot reference instance variables in a constructor invocation: a',
    },
    { rule: 'an abstract constructor', program: 'abstract class A { public abstract A(); }', code: 'syntax' },
    {
      rule: 'name and value for a class',
      program: 'class A { Integer n; } A a = new A(n = 1);',
      code: 'invalid-name-value-pair-constructor',
      message: 'Invalid constructor syntax, name=value pairs can only be used for SObjects: T.A',
    },
    {
      rule: 'arguments for a record',
      program: "Account a = new Account('x');",
      code: 'invalid-normal-constructor',
      message: 'Type requires name=value pair construction: Account',
    },
    {
      rule: 'system exception constructor again',
      program: 'class AException extends Exception { AException(String s) { } }',
      code: 'invalid-exception-constructor-already-defined',
      message: 'System exception constructor already defined: void <init>(String)',
    },
  ],
};
