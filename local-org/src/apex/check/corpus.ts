/** Small programs and the rule that each is about. `code` is the one problem of a refused program. */
export interface Accepted {
  readonly rule: string;
  readonly program: string;
}
export interface Refused extends Accepted {
  readonly code: string;
}
const GUIDE = 'Apex Developer Guide: ';
const WORDING = 'apex-language-support, messages_en_US: ';

export const ACCEPTED: readonly Accepted[] = [
  { rule: `${GUIDE}Rules of Conversion, Integer to Long`, program: 'Long a = 1;' },
  { rule: `${GUIDE}Rules of Conversion, Long to Double`, program: 'Double a = 1L;' },
  { rule: `${GUIDE}Rules of Conversion, Integer to Decimal`, program: 'Decimal a = 1;' },
  { rule: `${GUIDE}Rules of Conversion, Decimal and Double`, program: 'Double a = 1.5; Decimal b = a;' },
  { rule: `${GUIDE}Rules of Conversion, Id to String`, program: 'Id a; String b = a;' },
  { rule: `${GUIDE}Rules of Conversion, String to Id`, program: "Id a = '001000000000001';" },
  { rule: `${GUIDE}Object is the parent of all`, program: 'Object a = 1; Object b = new List<String>();' },
  { rule: `${GUIDE}casting down`, program: 'Object a = 1; Integer b = (Integer) a;' },
  { rule: `${GUIDE}numeric casts`, program: 'Decimal a = 1.5; Integer b = (Integer) a;' },
  { rule: `${GUIDE}Integer literal range`, program: 'Integer a = -2147483648; Integer b = 2147483647;' },
  { rule: `${GUIDE}Long literal`, program: 'Long a = -9223372036854775808L;' },
  { rule: `${GUIDE}names are case-insensitive`, program: 'Integer Abc = 1; Integer m() { return aBC; }' },
  { rule: `${GUIDE}string concatenation takes anything`, program: "String a = 'x' + 1 + true + null;" },
  { rule: `${GUIDE}compound assignment of text`, program: "void m() { String s = ''; s += 1; }" },
  { rule: `${GUIDE}null coalescing`, program: "String a = null ?? 'x';" },
  { rule: `${GUIDE}safe navigation`, program: 'String a; Integer b = a?.length();' },
  { rule: `${GUIDE}ternary with null`, program: 'Integer a = true ? 1 : null;' },
  { rule: `${GUIDE}ternary widens`, program: 'Decimal a = true ? 1 : 1.5;' },
  { rule: `${GUIDE}shifts`, program: 'Integer a = 1 << 3; Long b = 1L >>> 2; Integer c = -1 >> 1;' },
  { rule: `${GUIDE}bits of Booleans`, program: 'Boolean a = true & false | true ^ false;' },
  { rule: `${GUIDE}for loop`, program: 'void m() { for (Integer i = 0, j = 1; i < j; i++, j--) { continue; } }' },
  { rule: `${GUIDE}for each over a list`, program: "void m() { for (String s : new List<String>{ 'a' }) { break; } }" },
  { rule: `${GUIDE}for each over a set`, program: 'void m(Set<Id> a) { for (Id i : a) { } }' },
  { rule: `${GUIDE}SOQL for loop`, program: 'void m() { for (Account a : [SELECT Id FROM Account]) { } }' },
  {
    rule: `${GUIDE}SOQL for loop in chunks`,
    program: 'void m() { for (List<Account> a : [SELECT Id FROM Account]) { } }',
  },
  { rule: `${GUIDE}query to one record`, program: 'Account a = [SELECT Id FROM Account LIMIT 1];' },
  { rule: `${GUIDE}count query`, program: 'Integer a = [SELECT COUNT() FROM Account];' },
  {
    rule: `${GUIDE}aggregate query`,
    program: 'List<AggregateResult> a = [SELECT COUNT(Id) n FROM Account GROUP BY Name];',
  },
  {
    rule: `${GUIDE}binds`,
    program:
      "List<Account> m(Set<Id> ids) { return [SELECT Id FROM Account WHERE Id IN :ids AND Name = :('a' + 'b')]; }",
  },
  { rule: `${GUIDE}field of a query`, program: 'String a = [SELECT Name FROM Account LIMIT 1].Name;' },
  { rule: `${GUIDE}parent relationship`, program: 'String m(Contact c) { return c.Account.Name; }' },
  { rule: `${GUIDE}child relationship`, program: 'Integer m(Account a) { return a.Contacts.size(); }' },
  { rule: `${GUIDE}record construction`, program: "Account a = new Account(Name = 'x', AnnualRevenue = 5);" },
  {
    rule: `${GUIDE}field tokens`,
    program: 'Schema.SObjectField a = Account.Name; Schema.SObjectType b = Account.SObjectType;',
  },
  { rule: `${GUIDE}describe`, program: 'Boolean a = Schema.SObjectType.Account.fields.Name.isAccessible();' },
  { rule: `${GUIDE}class literal`, program: 'Type a = List<String>.class; Type b = T.class;' },
  {
    rule: `${GUIDE}map initialiser`,
    program: "Map<String, List<Integer>> a = new Map<String, List<Integer>>{ 'a' => new List<Integer>{ 1 } };",
  },
  { rule: `${GUIDE}arrays`, program: "String[] a = new String[]{ 'x' }; Integer[] b = new Integer[3];" },
  { rule: `${GUIDE}map of records`, program: 'Map<Id, Account> a = new Map<Id, Account>([SELECT Id FROM Account]);' },
  { rule: `${GUIDE}list of another collection`, program: 'List<String> m(Set<Id> a) { return new List<String>(a); }' },
  {
    rule: `${GUIDE}switch on text`,
    program: "void m(String s) { switch on s { when 'a', 'b' { } when null { } when else { } } }",
  },
  {
    rule: `${GUIDE}switch on records`,
    program: 'void m(SObject s) { switch on s { when Account a { a.Name = null; } when else { } } }',
  },
  { rule: `${GUIDE}switch on enums`, program: 'enum E { A, B } void m(E e) { switch on e { when A { } when B { } } }' },
  { rule: `${GUIDE}all ways return`, program: 'Integer m(Boolean b) { if (b) { return 1; } else { return 2; } }' },
  { rule: `${GUIDE}throw ends a method`, program: "Integer m() { throw new IllegalArgumentException('x'); }" },
  { rule: `${GUIDE}try returns`, program: 'Integer m() { try { return 1; } catch (Exception e) { return 2; } }' },
  {
    rule: `${GUIDE}exceptions`,
    program: 'class AException extends Exception { } void m() { throw new AException(new AException()); }',
  },
  { rule: `${GUIDE}interfaces`, program: 'interface I { void a(); } class C implements I { public void a() { } }' },
  {
    rule: `${GUIDE}abstract classes`,
    program: 'abstract class A { abstract void x(); } class B extends A { override void x() { } }',
  },
  { rule: `${GUIDE}super`, program: 'virtual class A { A(Integer i) { } } class B extends A { B() { super(1); } }' },
  {
    rule: `${GUIDE}inner classes see private statics`,
    program: 'private static Integer n = 1; class A { Integer m() { return n; } }',
  },
  {
    rule: `${GUIDE}properties`,
    program: 'public Integer a { get; private set; } public Integer b { get { return a; } set { a = value; } }',
  },
  { rule: `${GUIDE}final in constructor`, program: 'final Integer a; T() { a = 1; }' },
  { rule: `${GUIDE}static and instance blocks`, program: 'static Integer a; Integer b; static { a = 1; } { b = 2; }' },
  {
    rule: `${GUIDE}Iterable`,
    program:
      'class A implements Iterable<String> { public Iterator<String> iterator() { return null; } } void m() { for (String s : new A()) { } }',
  },
  {
    rule: `${GUIDE}Comparable`,
    program: 'class A implements Comparable { public Integer compareTo(Object o) { return 0; } }',
  },
  {
    rule: `${GUIDE}Batch Apex`,
    program:
      'class A implements Database.Batchable<SObject> { public Database.QueryLocator start(Database.BatchableContext c) { return null; } public void execute(Database.BatchableContext c, List<Account> l) { } public void finish(Database.BatchableContext c) { } }',
  },
  {
    rule: `${GUIDE}DML in user mode`,
    program: 'void m(List<Account> a) { insert as user a; update as system a; upsert a Id; delete a; }',
  },
  {
    rule: `${GUIDE}overloads by static type`,
    program: "void m(Object o) { } Integer m(String s) { return 1; } Integer n = m('x');",
  },
  {
    rule: `${GUIDE}enum methods`,
    program: "enum E { A } E a = E.valueOf('A'); Integer b = E.A.ordinal(); List<E> c = E.values();",
  },
  { rule: `${GUIDE}dates and integers`, program: 'Date a = Date.today() + 1; Datetime b = Date.today();' },
  {
    rule: `${GUIDE}tests`,
    program:
      '@IsTest private class T { @TestSetup static void s() { } @IsTest static void a() { Assert.areEqual(1, 1); } }',
  },
  {
    rule: `${GUIDE}REST`,
    program:
      "@RestResource(urlMapping='/a/*') global class T { @HttpGet global static String a() { return RestContext.request.requestURI; } }",
  },
  { rule: "Summer '26 release notes: multiline strings", program: "String a = '''\nx\n''';" },
  {
    rule: 'apex-language-support, IdentifierValidator: primitive names are free',
    program: 'void m(Date date) { Time time; }',
  },
  {
    rule: `${GUIDE}Inserting and Updating Records, upsert by id`,
    program: 'void m(List<Account> a) { upsert a Account.Id; }',
  },
  {
    rule: `${GUIDE}overloads: null goes to the heir`,
    program: 'void a(Exception e) { } void a(DmlException e) { } void m() { a(null); }',
  },
  { rule: 'public projects: a class that is not virtual may have virtual methods', program: 'virtual void m() { }' },
  {
    rule: 'public projects: an inner enum may share its name with a field',
    program: 'enum Color { RED } Color color; static Color m() { return T.Color.RED; }',
  },
  {
    rule: 'public projects: an implementation may return an heir',
    program:
      'interface I { SObject get(); I self(); } class C implements I { public Account get() { return null; } public C self() { return this; } }',
  },
  {
    rule: `${GUIDE}Iterable: a set of anything is one of objects`,
    program: 'void a(Iterable<Object> x) { } void m(Set<String> s) { a(s); }',
  },
  { rule: `${GUIDE}Flow.Interview, names are the org's`, program: 'Flow.Interview.Anything a;' },
];

export const REFUSED: readonly Refused[] = [
  { rule: `${GUIDE}Rules of Conversion`, code: 'illegal-assignment', program: "Integer a = 'x';" },
  { rule: `${GUIDE}no narrowing`, code: 'illegal-assignment', program: 'Integer a = 1L;' },
  {
    rule: `${GUIDE}no narrowing of Decimal`,
    code: 'illegal-assignment',
    program: 'void m() { Integer a = 1; a += 1.5; }',
  },
  { rule: `${GUIDE}no text to Boolean`, code: 'illegal-assignment', program: "Boolean a = 'true';" },
  { rule: `${GUIDE}sets are invariant`, code: 'illegal-assignment', program: 'Set<String> a = new Set<Integer>();' },
  { rule: `${GUIDE}records need a cast`, code: 'illegal-assignment', program: 'SObject s; Account a = s;' },
  {
    rule: `${GUIDE}a query gives its own type`,
    code: 'illegal-assignment',
    program: 'Contact a = [SELECT Id FROM Account];',
  },
  { rule: `${WORDING}variable.does.not.exist`, code: 'variable-does-not-exist', program: 'Integer a = b;' },
  { rule: `${WORDING}invalid.unresolved.type`, code: 'invalid-type', program: 'Foo a;' },
  { rule: `${WORDING}invalid.unresolved.type, argument`, code: 'invalid-type', program: 'List<Foo> a;' },
  { rule: `${WORDING}invalid.method.not.found`, code: 'invalid-method-not-found', program: 'void m() { n(); }' },
  {
    rule: `${WORDING}invalid.method.not.found, arguments`,
    code: 'invalid-method-not-found',
    program: "void n(Integer i) { } void m() { n('x'); }",
  },
  {
    rule: `${WORDING}invalid.method.not.found, platform arguments`,
    code: 'invalid-method-not-found',
    program: 'String a = String.join(1);',
  },
  {
    rule: 'a member that no version up to the known ones has',
    code: 'UNKNOWN_PLATFORM_MEMBER',
    program: "Integer a = 'x'.lengthOf();",
  },
  { rule: `${WORDING}duplicate.variable`, code: 'duplicate-variable', program: 'void m(Integer a) { String A; }' },
  { rule: `${WORDING}duplicate.field`, code: 'duplicate-field', program: 'Integer a; String A;' },
  {
    rule: `${WORDING}method.already.exists`,
    code: 'method-already-exists',
    program: 'void m(Integer a) { } void M(Integer b) { }',
  },
  {
    rule: `${WORDING}invalid.return.non.void`,
    code: 'invalid-return-non-void',
    program: 'Integer m(Boolean b) { if (b) { return 1; } }',
  },
  { rule: `${WORDING}invalid.return.void`, code: 'invalid-return-void', program: 'void m() { return 1; }' },
  {
    rule: `${WORDING}unreachable.statement`,
    code: 'unreachable-statement',
    program: 'Integer m() { return 1; Integer a; }',
  },
  {
    rule: `${WORDING}unreachable.statement in a loop`,
    code: 'unreachable-statement',
    program: 'void m() { while (true) { break; Integer a; } }',
  },
  { rule: `${WORDING}invalid.break`, code: 'invalid-break', program: 'void m() { break; }' },
  { rule: `${WORDING}invalid.continue`, code: 'invalid-continue', program: 'void m() { continue; }' },
  { rule: `${WORDING}invalid.condition.type`, code: 'invalid-condition-type', program: 'void m() { if (1) { } }' },
  { rule: `${WORDING}invalid.logical.type`, code: 'invalid-logical-type', program: 'Boolean a = true && 1;' },
  { rule: `${WORDING}invalid.comparison.types`, code: 'invalid-comparison-types', program: "Boolean a = 1 == 'x';" },
  { rule: `${WORDING}invalid.inequality.type`, code: 'invalid-inequality-type', program: 'Boolean a = true < false;' },
  {
    rule: `${WORDING}invalid.numeric.arguments.expression`,
    code: 'invalid-arithmetic-arguments',
    program: 'Integer a = 1 - true;',
  },
  {
    rule: `${WORDING}invalid.shift.operator.arguments`,
    code: 'invalid-shift-operator-arguments',
    program: 'Decimal a = 1.5 << 1;',
  },
  {
    rule: `${WORDING}invalid.boolean.prefix.operand`,
    code: 'invalid-boolean-prefix-operand',
    program: 'Boolean a = !1;',
  },
  {
    rule: `${WORDING}invalid.numeric.postfix.operand`,
    code: 'invalid-increment-operand',
    program: "void m() { String a = 'x'; a++; }",
  },
  {
    rule: `${WORDING}invalid.expression.assignment`,
    code: 'invalid-expression-assignment',
    program: 'void m() { 1 = 2; }',
  },
  {
    rule: `${WORDING}invalid.expression.statement`,
    code: 'invalid-expression-statement',
    program: 'void m() { 1 + 2; }',
  },
  {
    rule: `${WORDING}invalid.final.field.assignment`,
    code: 'invalid-final-field-assignment',
    program: 'final Integer a = 1; void m() { a = 2; }',
  },
  { rule: `${WORDING}incompatible.cast.types`, code: 'incompatible-cast-types', program: "Integer a = (Integer) 'x';" },
  {
    rule: `${WORDING}incompatible.ternary.expression.types is for void`,
    code: 'incompatible-ternary-types',
    program: 'void v() { } void m() { Object o = true ? v() : 1; }',
  },
  { rule: `${WORDING}illegal.integer.literal`, code: 'illegal-integer-literal', program: 'Integer a = 2147483648;' },
  { rule: `${WORDING}illegal.long.literal`, code: 'illegal-long-literal', program: 'Long a = 9223372036854775808L;' },
  {
    rule: `${WORDING}invalid.reserved.name.identifier`,
    code: 'invalid-reserved-name-identifier',
    program: 'Integer select;',
  },
  {
    rule: `${WORDING}variable.does.not.exist, of an instance in a static method`,
    code: 'variable-does-not-exist',
    program: 'Integer a; static Integer m() { return a; }',
  },
  {
    rule: `${WORDING}invalid.non.static.method.context`,
    code: 'invalid-non-static-method-context',
    program: 'void a() { } static void m() { a(); }',
  },
  {
    rule: `${WORDING}invalid.static.method.context`,
    code: 'invalid-static-method-context',
    program: 'static void a() { } void m() { new T().a(); }',
  },
  {
    rule: `${WORDING}invalid.this.static.context`,
    code: 'invalid-this-static-context',
    program: 'static T m() { return this; }',
  },
  {
    rule: `${WORDING}invalid.new.abstract`,
    code: 'invalid-new-abstract',
    program: 'abstract class A { } A a = new A();',
  },
  {
    rule: `${WORDING}type.not.constructable`,
    code: 'type-not-constructable',
    program: 'interface I { } I a = new I();',
  },
  {
    rule: `${WORDING}unknown.constructor`,
    code: 'unknown-constructor',
    program: 'class A { A(Integer i) { } } A a = new A();',
  },
  {
    rule: `${WORDING}invalid.default.constructor`,
    code: 'invalid-default-constructor',
    program: 'virtual class A { A(Integer i) { } } class B extends A { }',
  },
  {
    rule: `${WORDING}invalid.super.call`,
    code: 'invalid-super-call',
    program: 'virtual class A { } class B extends A { B() { Integer i; super(); } }',
  },
  {
    rule: `${WORDING}invalid.final.super.type`,
    code: 'invalid-final-super-type',
    program: 'class A { } class B extends A { }',
  },
  { rule: `${WORDING}circular.definition`, code: 'circular-definition', program: 'virtual class A extends A { }' },
  { rule: `${WORDING}invalid.interface`, code: 'invalid-interface', program: 'class A { } class B implements A { }' },
  {
    rule: `${GUIDE}a class has all methods of its interfaces`,
    code: 'interface-implementation-missing-method',
    program: 'interface I { void a(); } class C implements I { }',
  },
  {
    rule: `${GUIDE}a class has all abstract methods`,
    code: 'class-must-implement-abstract-method',
    program: 'abstract class A { public abstract void x(); } class B extends A { }',
  },
  {
    rule: `${WORDING}methods.must.override`,
    code: 'methods-must-override',
    program: 'virtual class A { public virtual void x() { } } class B extends A { public void x() { } }',
  },
  {
    rule: `${WORDING}method.does.not.override`,
    code: 'method-does-not-override',
    program: 'virtual class A { } class B extends A { public override void x() { } }',
  },
  {
    rule: `${WORDING}non.virtual.methods.cannot.override`,
    code: 'non-virtual-methods-cannot-override',
    program: 'virtual class A { public void x() { } } class B extends A { public override void x() { } }',
  },
  {
    rule: `${WORDING}interface.implementation.method.not.visible`,
    code: 'interface-implementation-method-not-visible',
    program: 'interface I { void a(); } class C implements I { private void a() { } }',
  },
  {
    rule: `${WORDING}abstract.methods.cannot.have.body`,
    code: 'abstract-methods-cannot-have-body',
    program: 'abstract class A { abstract void x() { } }',
  },
  { rule: `${WORDING}method.must.have.body`, code: 'method-must-have-body', program: 'void m();' },
  {
    rule: `${WORDING}invalid.inner.type.no.inner.types`,
    code: 'invalid-inner-type-no-inner-types',
    program: 'class A { class B { } }',
  },
  {
    rule: `${WORDING}modifier.not.in.top.level.type`,
    code: 'modifier-not-in-top-level-type',
    program: 'class A { static Integer a; }',
  },
  {
    rule: `${WORDING}declarations.single.scope`,
    code: 'declarations-single-scope',
    program: 'public private Integer a;',
  },
  { rule: `${WORDING}invalid.throw.exception`, code: 'invalid-throw-exception', program: "void m() { throw 'x'; }" },
  {
    rule: `${WORDING}invalid.catch.exception`,
    code: 'invalid-catch-exception',
    program: 'void m() { try { } catch (String e) { } }',
  },
  {
    rule: `${WORDING}invalid.catch.duplicate.exception`,
    code: 'invalid-catch-duplicate-exception',
    program: 'void m() { try { } catch (DmlException a) { } catch (DmlException b) { } }',
  },
  {
    rule: `${WORDING}invalid.exception.must.end.with.exception`,
    code: 'invalid-exception-must-end-with-exception',
    program: 'class A extends Exception { }',
  },
  {
    rule: `${WORDING}loop.must.iterate.over.collection`,
    code: 'loop-must-iterate-over-collection',
    program: 'void m() { for (Integer i : 5) { } }',
  },
  {
    rule: `${WORDING}invalid.loop.type`,
    code: 'invalid-loop-type',
    program: 'void m(List<String> a) { for (Integer i : a) { } }',
  },
  { rule: `${WORDING}invalid.dml.type`, code: 'invalid-dml-type', program: "void m() { insert 'x'; }" },
  {
    rule: `${WORDING}field.does.not.exist`,
    code: 'field-does-not-exist',
    program: 'Object m(Account a) { return a.Nope__c; }',
  },
  {
    rule: `${WORDING}field.does.not.exist in a creation`,
    code: 'field-does-not-exist',
    program: "Account a = new Account(Nope = 'x');",
  },
  {
    rule: `${WORDING}duplicate.field.init`,
    code: 'duplicate-field-init',
    program: "Account a = new Account(Name = 'x', name = 'y');",
  },
  {
    rule: 'SOQL and SOSL Reference: INVALID_FIELD',
    code: 'INVALID_FIELD',
    program: 'List<Account> a = [SELECT Nope FROM Account];',
  },
  {
    rule: `${WORDING}illegal.switch.expression.type`,
    code: 'illegal-switch-expression-type',
    program: 'void m(Boolean b) { switch on b { when else { } } }',
  },
  {
    rule: `${WORDING}not.unique.when.value.or.type`,
    code: 'not-unique-when-value-or-type',
    program: 'void m(Integer i) { switch on i { when 1 { } when 1 { } } }',
  },
  {
    rule: `${WORDING}when.else.not.last`,
    code: 'when-else-not-last',
    program: 'void m(Integer i) { switch on i { when else { } when 1 { } } }',
  },
  {
    rule: `${WORDING}invalid.when.expression.type`,
    code: 'invalid-when-expression-type',
    program: "void m(Integer i) { switch on i { when 'a' { } } }",
  },
  {
    rule: `${WORDING}invalid.list.index.type`,
    code: 'invalid-list-index-type',
    program: "void m(List<String> a) { a['x'] = 'y'; }",
  },
  { rule: `${WORDING}invalid.list.type`, code: 'invalid-list-type', program: 'Object m(Integer a) { return a[0]; }' },
  {
    rule: `${WORDING}invalid.list.initial.expression.type`,
    code: 'invalid-initial-expression-type',
    program: "List<Integer> a = new List<Integer>{ 'x' };",
  },
  {
    rule: `${WORDING}invalid.initial.value.type`,
    code: 'invalid-initial-value-type',
    program: "Map<String, Integer> a = new Map<String, Integer>{ 'a' => 'b' };",
  },
  {
    rule: `${WORDING}test.method.cannot.have.params`,
    code: 'test-method-cannot-have-params',
    program: '@IsTest private class T { @IsTest static void a(Integer i) { } }',
  },
  { rule: `${WORDING}annotation.not.supported`, code: 'annotation-not-supported', program: '@Nope void m() { }' },
  {
    rule: `${WORDING}annotation.property.not.supported`,
    code: 'annotation-property-not-supported',
    program: '@AuraEnabled(nope=true) public static void m() { }',
  },
  {
    rule: `${WORDING}toplevel.must.be.public.or.global`,
    code: 'toplevel-must-be-public-or-global',
    program: 'private class T { }',
  },
  {
    rule: `${WORDING}rest.resource.url.no.slash`,
    code: 'rest-resource-url-no-slash',
    program: "@RestResource(urlMapping='a') global class T { }",
  },
  { rule: 'apex-parser: a statement needs its semicolon', code: 'syntax', program: 'void m() { Integer a = 1 }' },
  {
    rule: `${GUIDE}Expression Operators, null has no order`,
    code: 'invalid-comparison-types',
    program: 'Boolean a = null > 1;',
  },
  {
    rule: `${WORDING}invalid.reserved.name.identifier, of a local`,
    code: 'invalid-reserved-name-identifier',
    program: 'void m() { Integer number = 1; }',
  },
  {
    rule: `${WORDING}invalid.reserved.name.identifier, of a parameter`,
    code: 'invalid-reserved-name-identifier',
    program: 'void m(String package) { }',
  },
  {
    rule: `${WORDING}invalid.instanceof.always.true`,
    code: 'invalid-instanceof-always-true',
    program: 'Boolean m(DmlException e) { return e instanceof Exception; }',
  },
  {
    rule: `${WORDING}ambiguous.method.signature`,
    code: 'ambiguous-method-signature',
    program: 'void a(Account x) { } void a(Contact x) { } void m() { a(null); }',
  },
  {
    rule: `${WORDING}upsert.requires.concrete.type`,
    code: 'upsert-requires-concrete-type',
    program: 'void m(List<SObject> a) { upsert a Name; }',
  },
  {
    rule: `${WORDING}upsert.invalid.field`,
    code: 'upsert-invalid-field',
    program: 'void m(List<Account> a) { upsert a Nope__c; }',
  },
];
