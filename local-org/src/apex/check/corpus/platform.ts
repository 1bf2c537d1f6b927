import type { Topic } from './types.ts';

export const platform: Topic = {
  source: 'Apex Reference Guide, System, Database, Schema and Messaging namespaces',
  accepted: [
    {
      rule: 'static methods of the platform',
      program:
        "String a = String.join(new List<String>{ 'a' }, ','); Integer b = Math.max(1, 2); Decimal c = Decimal.valueOf('1');",
    },
    {
      rule: 'namespaces may be said',
      program: 'Schema.Account a; System.Http b; void m() { System.debug(System.Math.max(1, 2)); }',
    },
    { rule: "Flow.Interview, names are the org's", program: 'Flow.Interview.Anything a;' },
    { rule: 'labels', program: 'String a = Label.Something; String b = System.Label.Other;' },
    { rule: 'pages', program: 'PageReference a = Page.Anything;' },
    {
      rule: 'enums of the platform',
      program: 'LoggingLevel a = LoggingLevel.ERROR; Schema.DisplayType b = Schema.DisplayType.STRING;',
    },
    {
      rule: 'inner types of the platform',
      program:
        'Database.DMLOptions a = new Database.DMLOptions(); Messaging.SingleEmailMessage b = new Messaging.SingleEmailMessage();',
    },
    {
      rule: 'a user class hides one of the platform',
      program: 'class Http { Integer n; } Integer m() { return new Http().n; }',
    },
  ],
  refused: [
    {
      rule: 'wrong arguments of the platform',
      program: 'String a = String.join(1);',
      code: 'invalid-method-not-found',
      message: 'Method does not exist or incorrect signature: void join(Integer) from the type String',
    },
    {
      rule: 'unknown method of the platform',
      program: "Integer a = 'x'.lengthOf();",
      code: 'UNKNOWN_PLATFORM_MEMBER',
      message: 'Method does not exist or incorrect signature: void lengthOf() from the type String',
    },
    {
      rule: 'unknown static method of the platform',
      program: 'Integer a = String.nope();',
      code: 'UNKNOWN_PLATFORM_MEMBER',
      message: 'Method does not exist or incorrect signature: void nope() from the type String',
    },
    {
      rule: 'unknown type of a namespace',
      program: 'Database.Nope a;',
      code: 'invalid-type',
      message: 'Invalid type: Database.Nope',
    },
    {
      rule: 'an instance method as a static one',
      program: 'Integer a = String.length();',
      code: 'invalid-non-static-method-context',
      message: 'Non static method cannot be referenced from a static context: Integer String.length()',
    },
    {
      rule: 'unknown constant',
      program: 'Object a = LoggingLevel.NOPE;',
      code: 'UNKNOWN_PLATFORM_MEMBER',
      message:
        'Variable does not exist: NOPE (LoggingLevel has no such member up to API 65, and the later ones known to the local org do not include it)',
    },
    { rule: 'a class without that constructor', program: "Object a = new Http('x');", code: 'unknown-constructor' },
  ],
};
