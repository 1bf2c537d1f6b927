import type { Accepted, Refused } from './corpus.ts';

/** What public projects compile in real orgs, each beside its nearest neighbour that is refused. */
export interface Widening extends Accepted {
  readonly refused: Omit<Refused, 'rule'>;
}

const SEEN = 'public projects: ';

export const WIDENINGS: readonly Widening[] = [
  {
    rule: `${SEEN}a type that is named like a field of the instance`,
    program: 'enum Op { A, B } Op op; static Op m() { return Op.A; }',
    refused: {
      code: 'invalid-non-static-variable-context',
      program: 'enum Op { A, B } Op op; static Op m() { return Op.C; }',
    },
  },
  {
    rule: `${SEEN}a type that is named like a local variable of it`,
    program: 'void m() { LoggingLevel loggingLevel = LoggingLevel.DEBUG; loggingLevel = LoggingLevel.INFO; }',
    refused: {
      code: 'UNKNOWN_PLATFORM_MEMBER',
      program: 'void m() { LoggingLevel loggingLevel; loggingLevel = LoggingLevel.LOUD; }',
    },
  },
  {
    rule: `${SEEN}a class of the platform that is named like a property with another member`,
    program: 'public static Other Test { get; set; } class Other { } Boolean m() { return Test.isRunningTest(); }',
    refused: {
      code: 'invalid-method-not-found',
      program: 'public static Other Test { get; set; } class Other { } Boolean m() { return Test.isNone(); }',
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
      code: 'method-types-clash',
      program: 'interface Source { Object get(); } class Text implements Source { public void get() { } }',
    },
  },
  {
    rule: `${SEEN}a wider parameter than an interface asks for`,
    program: 'interface Sink { void put(String s); } class Wide implements Sink { public void put(Object o) { } }',
    refused: {
      code: 'class-must-implement-method',
      program: 'interface Sink { void put(Integer i); } class Wide implements Sink { public void put(Long l) { } }',
    },
  },
  {
    rule: `${SEEN}Object for the parameter of a comparator`,
    program: 'class ByNone implements Comparator<Boolean> { public Integer compare(Object a, Object b) { return 0; } }',
    refused: {
      code: 'class-must-implement-method',
      program:
        'class ByNone implements Comparator<Boolean> { public Integer compare(String a, String b) { return 0; } }',
    },
  },
  {
    rule: `${SEEN}a list of one object for a list of SObject`,
    program:
      'interface Handler { void run(List<SObject> all); } class Own implements Handler { public void run(List<Account> all) { } }',
    refused: {
      code: 'class-must-implement-method',
      program:
        'interface Handler { void run(List<SObject> all); } class Own implements Handler { public void run(List<String> all) { } }',
    },
  },
  {
    rule: `${SEEN}toString of an interface is that of Object`,
    program: 'interface Named { String toString(); } class Plain implements Named { }',
    refused: {
      code: 'class-must-implement-method',
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
];
