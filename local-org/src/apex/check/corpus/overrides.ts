import type { Topic } from './types.ts';

export const overrides: Topic = {
  source: 'Apex Developer Guide, Interfaces; Extending a Class; Using the virtual and abstract Modifiers',
  accepted: [
    { rule: 'interfaces', program: 'interface I { void a(); } class C implements I { public void a() { } }' },
    {
      rule: 'interfaces extend interfaces',
      program:
        'interface I { void a(); } interface J extends I { void b(); } class C implements J { public void a() { } public void b() { } }',
    },
    {
      rule: 'an implementation may return an heir',
      program:
        'interface I { SObject get(); I self(); } class C implements I { public Account get() { return null; } public C self() { return this; } }',
    },
    {
      rule: 'Comparable',
      program: 'class A implements Comparable { public Integer compareTo(Object o) { return 0; } }',
    },
    {
      rule: 'Comparator',
      program: 'class A implements Comparator<String> { public Integer compare(String a, String b) { return 0; } }',
    },
    {
      rule: 'Iterable',
      program:
        'class A implements Iterable<String> { public Iterator<String> iterator() { return null; } } void m() { for (String s : new A()) { } }',
    },
    {
      rule: 'Iterator',
      program:
        'class A implements Iterator<String> { public Boolean hasNext() { return false; } public String next() { return null; } }',
    },
    {
      rule: 'Batch Apex',
      program:
        'class A implements Database.Batchable<SObject> { public Database.QueryLocator start(Database.BatchableContext c) { return null; } public void execute(Database.BatchableContext c, List<Account> l) { } public void finish(Database.BatchableContext c) { } }',
    },
    {
      rule: 'Queueable and Schedulable',
      program:
        'class A implements Queueable, Schedulable { public void execute(QueueableContext c) { } public void execute(SchedulableContext c) { } }',
    },
    {
      rule: 'an overload is no override',
      program: 'virtual class A { public void x() { } } class B extends A { public void x(Integer i) { } }',
    },
    {
      rule: 'private methods of another class are not overridden',
      program: 'public class T extends U { private void x() { } }',
      beside: ['public virtual class U { private void x() { } }'],
    },
  ],
  refused: [
    {
      rule: 'private methods of the same file are not overridden',
      program: 'virtual class A { private void x() { } } class B extends A { private void x() { } }',
      code: 'non-virtual-methods-cannot-override',
      message: 'Non-virtual, non-abstract methods cannot be overridden: void T.B.x()',
    },
    {
      rule: 'a class has all methods of its interfaces',
      program: 'interface I { void a(); } class C implements I { }',
      code: 'interface-implementation-missing-method',
      message: 'Class T.C must implement the method: void T.I.a()',
    },
    {
      rule: 'a class has all methods of the parents of its interfaces',
      program: 'interface I { void a(); } interface J extends I { } class C implements J { }',
      code: 'interface-implementation-missing-method',
      message: 'Class T.C must implement the method: void T.I.a()',
    },
    {
      rule: 'a class has the parameters that its interface asks',
      program: 'interface I { void a(Integer i); } class C implements I { public void a(String s) { } }',
      code: 'interface-implementation-missing-method',
      message: 'Class T.C must implement the method: void T.I.a(Integer)',
    },
    {
      rule: 'a class has the result that its interface asks',
      program: 'interface I { void a(); } class C implements I { public Integer a() { return 1; } }',
      code: 'interface-implementation-missing-method',
      message: 'Class T.C must implement the method: void T.I.a()',
    },
    {
      rule: 'a class has all abstract methods',
      program: 'abstract class A { public abstract void x(); } class B extends A { }',
      code: 'class-must-implement-abstract-method',
      message: 'Class T.B must implement the abstract method: void T.A.x()',
    },
    {
      rule: 'Comparable is implemented',
      program: 'class A implements Comparable { }',
      code: 'interface-implementation-missing-method',
    },
    {
      rule: 'Queueable is implemented',
      program: 'class A implements Queueable { }',
      code: 'interface-implementation-missing-method',
    },
    {
      rule: 'an override says so',
      program: 'virtual class A { public virtual void x() { } } class B extends A { public void x() { } }',
      code: 'methods-must-override',
      message: 'Method must use the override keyword: void T.B.x()',
    },
    {
      rule: 'an override overrides',
      program: 'virtual class A { } class B extends A { public override void x() { } }',
      code: 'method-does-not-override',
      message: '@Override specified for non-overriding method: void T.B.x()',
    },
    {
      rule: 'only virtual methods are overridden',
      program: 'virtual class A { public void x() { } } class B extends A { public override void x() { } }',
      code: 'non-virtual-methods-cannot-override',
      message: 'Non-virtual, non-abstract methods cannot be overridden: void T.B.x()',
    },
    {
      rule: 'an override is not less visible',
      program: 'virtual class A { public virtual void x() { } } class B extends A { protected override void x() { } }',
      code: 'cannot-reduce-method-visibility-override',
      message: 'Cannot reduce the visibility of method: void T.B.x()',
    },
    {
      rule: 'an implementation is public',
      program: 'interface I { void a(); } class C implements I { private void a() { } }',
      code: 'interface-implementation-method-not-visible',
      message:
        'T.C: Overriding implementations of global or public interface methods must be global or public: void T.I.a()',
    },
    {
      rule: 'an override returns the same type',
      program:
        "virtual class A { public virtual Object x() { return 1; } } class B extends A { public override String x() { return ''; } }",
      code: 'method-types-clash',
    },
    {
      rule: 'abstract methods have no body',
      program: 'abstract class A { public abstract void x() { } }',
      code: 'abstract-methods-cannot-have-body',
      message: 'Abstract methods cannot have a body',
    },
    {
      rule: 'methods have a body',
      program: 'void m();',
      code: 'method-must-have-body',
      message: 'Method must have a body',
    },
    {
      rule: 'interface methods have no body',
      program: 'interface I { void a() { } }',
      code: 'syntax',
      message: "Expecting ';' but was: '{'",
    },
    {
      rule: 'interface methods have no access modifier',
      program: 'interface I { public void a(); }',
      code: 'modifier-is-not-allowed',
    },
    {
      rule: 'interface methods are not static',
      program: 'interface I { static void a(); }',
      code: 'modifier-is-not-allowed',
    },
    {
      rule: 'interfaces have no fields',
      program: 'interface I { Integer a; }',
      code: 'syntax',
      message: "Expecting '(' but was: ';'",
    },
    {
      rule: 'interfaces have no constructors',
      program: 'interface I { I(); }',
      code: 'syntax',
      message: "Unexpected token '('.",
    },
    {
      rule: 'abstract methods only in abstract classes',
      program: 'public abstract void m();',
      code: 'modifier-requires',
      message: 'Defining type for abstract methods must be declared as abstract',
    },
    {
      rule: 'abstract and static',
      program: 'abstract class A { public static abstract void x(); }',
      code: 'modifier-not-in-top-level-type',
      message: 'static can only be used on methods of a top level type',
    },
    {
      rule: 'virtual and static',
      program: 'public static virtual void m() { }',
      code: 'modifier-cannot-be',
      message: 'static methods cannot be virtual',
    },
    {
      rule: 'override and static',
      program: 'public static override void m() { }',
      code: 'modifier-cannot-be',
      message: 'static methods cannot be override',
    },
    {
      rule: 'abstract methods are not private',
      program: 'abstract class A { private abstract void x(); }',
      code: 'modifier-require-at-least',
      message: 'abstract methods require at least one of the following global, public, protected',
    },
    {
      rule: 'abstract methods need an access modifier',
      program: 'abstract class A { abstract void x(); }',
      code: 'modifier-require-at-least',
      message: 'abstract methods require at least one of the following global, public, protected',
    },
    {
      rule: 'super has no abstract body',
      program:
        'abstract class A { public abstract void x(); } class B extends A { public override void x() { super.x(); } }',
      code: 'invalid-abstract-method-call',
      message: 'Abstract method cannot be called directly: void T.A.x()',
    },
    {
      rule: 'super without a parent',
      program: 'void m() { super.m(); }',
      code: 'UNKNOWN_PLATFORM_MEMBER',
      message: 'Method does not exist or incorrect signature: void m() from the type Object',
    },
    {
      rule: 'super in a static method',
      program: 'virtual class A { } static void m() { super.toString(); }',
      code: 'invalid-super-static-context',
      message: 'Super cannot be referenced in a static context',
    },
  ],
};
