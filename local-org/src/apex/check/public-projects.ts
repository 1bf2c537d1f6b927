/** What public projects compile in real orgs, each beside its nearest neighbour that is refused. */
export interface Widening {
  readonly rule: string;
  readonly program: string;
  readonly refused: { readonly code: string; readonly program: string };
}

const SEEN = "public projects and the platform's own compiler: ";

export const WIDENINGS: readonly Widening[] = [
  {
    rule: `${SEEN}in a static method a type that is named like a field of the instance`,
    program: 'enum Op { A, B } Op op; static Op m() { return Op.A; }',
    refused: {
      code: 'invalid-static-variable-context',
      program: 'enum Op { A, B } Op op; Op m() { return Op.A; }',
    },
  },
  {
    rule: `${SEEN}a type that is named like a variable of it, before the variable is there`,
    program: 'void m() { LoggingLevel loggingLevel = LoggingLevel.DEBUG; }',
    refused: {
      code: 'invalid-static-variable-context',
      program: 'void m() { LoggingLevel loggingLevel; loggingLevel = LoggingLevel.INFO; }',
    },
  },
  {
    rule: `${SEEN}statics of the class itself in a static method`,
    program: 'public virtual class T { static Integer a; static Integer m() { return a; } }',
    refused: {
      code: 'variable-does-not-exist',
      program: 'public virtual class T { static Integer a; class Heir extends T { Integer m() { return Heir.a; } } }',
    },
  },
  {
    rule: `${SEEN}a public override of a global method`,
    program:
      'global virtual class T { global virtual void m() { } class Heir extends T { public override void m() { } } }',
    refused: {
      code: 'cannot-reduce-method-visibility-override',
      program:
        'global virtual class T { global virtual void m() { } class Heir extends T { protected override void m() { } } }',
    },
  },
  {
    rule: `${SEEN}a final field assigned in the constructor of an heir`,
    program: 'virtual class P { protected final Integer a; } class Heir extends P { Heir() { this.a = 1; } }',
    refused: {
      code: 'invalid-final-field-assignment',
      program: 'virtual class P { protected final Integer a; } class Heir extends P { void m() { this.a = 1; } }',
    },
  },
  {
    rule: `${SEEN}any result where an interface asks for an Object`,
    program: 'interface Source { Object get(); } class Text implements Source { public String get() { return null; } }',
    refused: {
      code: 'interface-implementation-missing-method',
      program: 'interface Source { Object get(); } class Text implements Source { public void get() { } }',
    },
  },
  {
    rule: `${SEEN}a wider parameter than an interface asks for`,
    program: 'interface Sink { void put(String s); } class Wide implements Sink { public void put(Object o) { } }',
    refused: {
      code: 'interface-implementation-missing-method',
      program: 'interface Sink { void put(Long l); } class Wide implements Sink { public void put(Integer i) { } }',
    },
  },
  {
    rule: `${SEEN}Object for the parameter of a comparator`,
    program: 'class ByNone implements Comparator<Boolean> { public Integer compare(Object a, Object b) { return 0; } }',
    refused: {
      code: 'interface-implementation-missing-method',
      program:
        'class ByNone implements Comparator<Boolean> { public Integer compare(String a, String b) { return 0; } }',
    },
  },
  {
    rule: `${SEEN}a list of one object for a list of SObject`,
    program:
      'interface Handler { void run(List<SObject> all); } class Own implements Handler { public void run(List<Account> all) { } }',
    refused: {
      code: 'interface-implementation-missing-method',
      program:
        'interface Handler { void run(List<SObject> all); } class Own implements Handler { public void run(List<String> all) { } }',
    },
  },
  {
    rule: `${SEEN}toString of an interface is that of Object`,
    program: 'interface Named { String toString(); } class Plain implements Named { }',
    refused: {
      code: 'interface-implementation-missing-method',
      program: 'interface Named { String toText(); } class Plain implements Named { }',
    },
  },
  {
    rule: `${SEEN}a statement after a loop without end`,
    program: 'Integer m() { while (true) { } return null; }',
    refused: { code: 'unreachable-statement', program: 'Integer m() { throw new DmlException(); return null; }' },
  },
  {
    rule: `${SEEN}code after a loop without end is reached, so it needs its return`,
    program: 'Integer m() { for (;;) { return 1; } return 2; }',
    refused: { code: 'invalid-return-non-void', program: 'Integer m() { for (;;) { return 1; } }' },
  },
  {
    rule: `${SEEN}an iterable of anything as an argument`,
    program: 'void m(Iterable<String> a) { } void n(Iterable<Object> a) { m(a); }',
    refused: {
      code: 'illegal-assignment',
      program: 'void n(Iterable<Object> a) { Iterable<String> b = a; }',
    },
  },
  {
    rule: `${SEEN}a map of heirs`,
    program: 'void n(Map<String, Account> a) { Map<String, SObject> b = a; }',
    refused: {
      code: 'illegal-assignment',
      program: 'void n(Map<Id, Account> a) { Map<String, SObject> b = a; }',
    },
  },
  {
    rule: `${SEEN}a list of heirs`,
    program: 'void n(List<String> a) { List<Object> b = a; }',
    refused: { code: 'illegal-assignment', program: 'void n(Set<String> a) { Set<Object> b = a; }' },
  },
  {
    rule: `${SEEN}a Decimal becomes a Double where it is assigned`,
    program: 'void n(Decimal a) { Double b = a; }',
    refused: { code: 'invalid-method-not-found', program: 'void m(Double b) { } void n(Decimal a) { m(a); }' },
  },
  {
    rule: `${SEEN}a public method for one of an interface`,
    program: 'interface Source { void get(); } class Own implements Source { public void get() { } }',
    refused: {
      code: 'interface-implementation-method-not-visible',
      program: 'interface Source { void get(); } class Own implements Source { private void get() { } }',
    },
  },
  {
    rule: `${SEEN}an abstract class leaves a method of its interface to its heirs`,
    program:
      'interface Source { void get(); } abstract class Own implements Source { } class Heir extends Own { public void get() { } }',
    refused: {
      code: 'method-does-not-override',
      program:
        'interface Source { void get(); } abstract class Own implements Source { } class Heir extends Own { public override void get() { } }',
    },
  },
  {
    rule: `${SEEN}a cast to any interface`,
    program: 'Comparable m(List<String> a) { return (Comparable) a; }',
    refused: { code: 'incompatible-cast-types', program: 'Object m(List<Integer> a) { return (List<String>) a; }' },
  },
  {
    rule: `${SEEN}a list of wider elements`,
    program: 'Boolean m(List<Object> a) { return a instanceof List<String>; }',
    refused: {
      code: 'invalid-instanceof-always-true',
      program: 'Boolean m(List<String> a) { return a instanceof List<Object>; }',
    },
  },
  {
    rule: `${SEEN}a class beside an interface that it has`,
    program: 'interface I { } class A implements I { } Boolean m(I i, A a) { return i == a; }',
    refused: {
      code: 'invalid-comparison-types',
      program: 'interface I { } class A { } Boolean m(I i, A a) { return i == a; }',
    },
  },
  {
    rule: `${SEEN}a dynamic query narrows in a loop`,
    program: "void m() { for (Account a : Database.query('SELECT Id FROM Account')) { } }",
    refused: { code: 'invalid-loop-type', program: 'void m(List<SObject> l) { for (Account a : l) { } }' },
  },
  {
    rule: `${SEEN}records that are named like a class of static methods`,
    program:
      'BusinessHours a = new BusinessHours(Name = null); SObjectField f = BusinessHours.IsDefault; Datetime m() { return BusinessHours.nextStartDate(a.Id, null); }',
    refused: { code: 'field-does-not-exist', program: 'SObjectField f = BusinessHours.IsNone;' },
  },
  {
    rule: `${SEEN}what a polymorphic relationship holds is cast`,
    program: 'User m(Case c) { return (User) c.Owner; }',
    refused: { code: 'incompatible-cast-types', program: 'User m(Case c) { return (User) c.Contact; }' },
  },
  {
    rule: `${SEEN}the token of aggregate results`,
    program: 'Schema.AggregateResult a; Boolean m(SObjectType t) { return t == AggregateResult.SObjectType; }',
    refused: { code: 'field-does-not-exist', program: 'Object m() { return AggregateResult.Total; }' },
  },
  {
    rule: `${SEEN}a Visualforce component of the org with attributes`,
    program: "Object m() { return new Component.Card(title = 'x'); }",
    refused: { code: 'invalid-type', program: "Object m() { return new Component.One.Two.Three(title = 'x'); }" },
  },
  {
    rule: `${SEEN}a resource as a mock`,
    program: 'HttpCalloutMock m() { return new StaticResourceCalloutMock(); }',
    refused: { code: 'illegal-conversion', program: 'WebServiceMock m() { return new StaticResourceCalloutMock(); }' },
  },
];
