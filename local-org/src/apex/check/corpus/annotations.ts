import type { Topic } from './types.ts';

export const annotations: Topic = {
  source: 'Apex Developer Guide, Annotations',
  accepted: [
    {
      rule: 'AuraEnabled',
      program:
        "@AuraEnabled(cacheable=true scope='global') public static String m(Integer i) { return ''; } @AuraEnabled public Integer a { get; set; } @AuraEnabled public Integer getB() { return 1; }",
    },
    { rule: 'continuation', program: '@AuraEnabled(continuation=true) public static Object m() { return null; }' },
    {
      rule: 'Future',
      program: '@Future(callout=true) public static void m(Set<Id> ids, List<String> names, Integer n) { }',
    },
    {
      rule: 'InvocableMethod',
      program:
        "@InvocableMethod(label='x' description='y' category='z') public static List<String> m(List<Id> ids) { return null; }",
    },
    {
      rule: 'InvocableVariable',
      program:
        "public class A { @InvocableVariable(label='x' required=true) public String a; } @InvocableMethod public static void m(List<A> l) { }",
    },
    { rule: 'RemoteAction', program: '@RemoteAction public static String m(String s) { return s; }' },
    { rule: 'SuppressWarnings', program: "@SuppressWarnings('PMD') void m() { @SuppressWarnings('x') Integer a; }" },
    { rule: 'ReadOnly', program: '@ReadOnly @RemoteAction public static void m() { }' },
    { rule: 'JsonAccess', program: "@JsonAccess(serializable='always' deserializable='never') public class T { }" },
    {
      rule: 'NamespaceAccessible',
      program: '@NamespaceAccessible public class T { @NamespaceAccessible public void m() { } }',
    },
    { rule: 'Deprecated', program: 'global class T { @Deprecated global void m() { } }' },
    {
      rule: 'TestVisible',
      program: '@TestVisible private Integer a; @TestVisible private void m() { } @TestVisible private class A { }',
    },
    { rule: 'annotations in any case', program: '@auraenabled @testvisible public static void m() { }' },
    {
      rule: 'REST',
      program:
        "@RestResource(urlMapping='/a/*') global class T { @HttpGet global static String a() { return RestContext.request.requestURI; } @HttpPost global static void b(String s, Integer i) { } @HttpPut global static void c() { } @HttpPatch global static void d() { } @HttpDelete global static void e() { } }",
    },
    { rule: 'Deprecated where nothing is global', program: '@Deprecated public void m() { }' },
    { rule: 'TestVisible on what all see', program: '@TestVisible public void m() { }' },
  ],
  refused: [
    {
      rule: 'unknown annotation',
      program: '@Nope void m() { }',
      code: 'invalid-unresolved-annotation',
      message: 'Annotation does not exist: Nope',
    },
    {
      rule: 'unknown property',
      program: '@AuraEnabled(nope=true) public static void m() { }',
      code: 'annotation-property-not-supported',
      message: 'No such property, nope, defined on this annotation: AuraEnabled',
    },
    {
      rule: 'an annotation twice',
      program: '@AuraEnabled @AuraEnabled public static void m() { }',
      code: 'duplicate-modifier',
      message: 'Duplicate modifier: AuraEnabled',
    },
    {
      rule: 'AuraEnabled on a class',
      program: '@AuraEnabled public class T { }',
      code: 'modifier-is-not-allowed',
      message: 'AuraEnabled is not allowed on classes',
    },
    {
      rule: 'AuraEnabled on a private method',
      program: '@AuraEnabled private static void m() { }',
      code: 'modifier-require-at-least',
      message: 'AuraEnabled methods require at least one of the following global, public',
    },
    {
      rule: "AuraEnabled on an object's method with arguments",
      program: '@AuraEnabled public Integer getA(Integer i) { return 1; }',
      code: 'non-static-aura-method-cannot-have-params',
      message: 'Non static AuraEnabled methods may not have parameters',
    },
    {
      rule: "AuraEnabled on an object's method without get",
      program: '@AuraEnabled public Integer a() { return 1; }',
      code: 'non-static-aura-method-must-begin-with-get',
      message: "Non static AuraEnabled methods must be named with a prefix 'get'",
    },
    {
      rule: 'AuraEnabled overloads',
      program: '@AuraEnabled public static void m() { } @AuraEnabled public static void m(Integer i) { }',
      code: 'aura-overloaded-method',
      message: 'Overload of AuraEnabled method: m overload is not permitted',
    },
    {
      rule: 'AuraEnabled with a set as an argument',
      program: '@AuraEnabled public static void m(Set<String> s) { }',
      code: 'method-does-not-support-parameter-type',
      message: 'AuraEnabled methods do not support parameter type of Set<String>',
    },
    {
      rule: 'cacheable on a field',
      program: '@AuraEnabled(cacheable=true) public Integer a { get; set; }',
      code: 'annotation-property-is-not-allowed',
      message: 'Annotation property, cacheable on AuraEnabled, is not allowed on properties',
    },
    {
      rule: 'Future with a result',
      program: '@Future public static Integer m() { return 1; }',
      code: 'method-does-not-support-return-type',
      message: 'Future methods do not support return type of Integer',
    },
    {
      rule: 'Future is static',
      program: '@Future public void m() { }',
      code: 'modifier-requires',
      message: 'Future methods must be declared as static',
    },
    {
      rule: 'Future with a record',
      program: '@Future public static void m(Account a) { }',
      code: 'method-does-not-support-parameter-type',
      message: 'Future methods do not support parameter type of Account',
    },
    {
      rule: 'Future with a class',
      program: 'class A { } @Future public static void m(A a) { }',
      code: 'method-does-not-support-parameter-type',
      message: 'Future methods do not support parameter type of T.A',
    },
    {
      rule: 'Future with an object',
      program: '@Future public static void m(Object a) { }',
      code: 'method-does-not-support-parameter-type',
      message: 'Future methods do not support parameter type of Object',
    },
    {
      rule: 'Future on a class',
      program: '@Future public class T { }',
      code: 'modifier-is-not-allowed',
      message: 'Future is not allowed on classes',
    },
    {
      rule: 'InvocableMethod is static',
      program: '@InvocableMethod public List<String> m(List<Id> ids) { return null; }',
      code: 'modifier-requires',
      message: 'InvocableMethod methods must be declared as static',
    },
    {
      rule: 'InvocableMethod is public',
      program: '@InvocableMethod private static void m(List<Id> ids) { }',
      code: 'modifier-require-at-least',
      message: 'InvocableMethod methods require at least one of the following global, public',
    },
    {
      rule: 'InvocableMethod takes a list',
      program: '@InvocableMethod public static void m(Id id1) { }',
      code: 'invocable-method-non-list-parameter',
      message:
        'Unsupported parameter type Id. Valid invocable parameters must be List types like List<T> where T is a supported type',
    },
    {
      rule: 'InvocableMethod takes one list',
      program: '@InvocableMethod public static void m(List<Id> a, List<Id> b) { }',
      code: 'invocable-method-single-param',
      message: 'Only one parameter is supported on methods with @Invocable annotation',
    },
    {
      rule: 'InvocableMethod returns a list',
      program: "@InvocableMethod public static String m(List<Id> a) { return ''; }",
      code: 'method-does-not-support-return-type',
      message: 'InvocableMethod methods do not support return type of String',
    },
    {
      rule: 'one InvocableMethod',
      program:
        '@InvocableMethod public static void m(List<Id> a) { } @InvocableMethod public static void n(List<Id> a) { }',
      code: 'invalid-multiple-methods-with-modifier',
      message: 'Only one method per type can be defined with: InvocableMethod',
    },
    {
      rule: 'InvocableMethod in a top-level class',
      program: 'class A { @InvocableMethod public void m(List<Id> a) { } }',
      code: 'modifier-requires',
      message: 'InvocableMethod methods must be declared as static',
    },
    {
      rule: 'InvocableVariable is public',
      program: '@InvocableVariable private String a;',
      code: 'modifier-require-at-least',
      message: 'InvocableVariable fields require at least one of the following global, public',
    },
    {
      rule: 'InvocableVariable is not static',
      program: '@InvocableVariable public static String a;',
      code: 'modifier-cannot-be',
      message: 'InvocableVariable fields cannot be static',
    },
    {
      rule: 'InvocableVariable is not final',
      program: "@InvocableVariable public final String a = 'x';",
      code: 'modifier-cannot-be',
      message: 'InvocableVariable fields cannot be final',
    },
    {
      rule: 'InvocableVariable of a map',
      program: '@InvocableVariable public Map<String, String> a;',
      code: 'field-does-not-support-type',
      message: 'InvocableVariable fields do not support type of Map<String,String>',
    },
    {
      rule: 'InvocableVariable on a method',
      program: '@InvocableVariable public void m() { }',
      code: 'modifier-is-not-allowed',
      message: 'InvocableVariable is not allowed on methods',
    },
    {
      rule: 'RemoteAction is static',
      program: "@RemoteAction public String m() { return ''; }",
      code: 'modifier-requires',
      message: 'RemoteAction methods must be declared as static',
    },
    {
      rule: 'RemoteAction is public',
      program: "@RemoteAction private static String m() { return ''; }",
      code: 'modifier-require-at-least',
      message: 'RemoteAction methods require at least one of the following global, public',
    },
    {
      rule: 'RemoteAction overloads with as many arguments',
      program: '@RemoteAction public static void m(String s) { } @RemoteAction public static void m(Integer i) { }',
      code: 'duplicate-remote-action-methods',
      message:
        'Remote Action does not support two remote action methods with the same name and same number of parameters',
    },
    {
      rule: 'ReadOnly alone',
      program: '@ReadOnly public static void m() { }',
      code: 'modifier-require-at-least',
      message:
        'ReadOnly methods require at least one of the following webService, RemoteAction, HttpGet, HttpPost, HttpPatch, HttpPut, HttpDelete',
    },
    {
      rule: 'JsonAccess without a parameter',
      program: '@JsonAccess public class T { }',
      code: 'annotation-jsonaccess-must-specify-control-parameter',
      message: 'At least one JSON serialization control parameter must be specified',
    },
    {
      rule: 'JsonAccess with an unknown value',
      program: "@JsonAccess(serializable='sometimes') public class T { }",
      code: 'annotation-property-bad-string-value',
      message: 'Annotation property, serializable on JsonAccess, unknown value: sometimes',
    },
    {
      rule: 'JsonAccess on a method',
      program: "@JsonAccess(serializable='always') public void m() { }",
      code: 'modifier-is-not-allowed',
      message: 'JsonAccess is not allowed on methods',
    },
    {
      rule: 'NamespaceAccessible in a private class',
      program: '@NamespaceAccessible public void m() { }',
      code: 'modifier-require-at-least',
      message:
        'Defining type for NamespaceAccessible methods require at least one of the following NamespaceAccessible, global',
    },
    {
      rule: 'REST without url',
      program: '@RestResource global class T { }',
      code: 'annotation-property-missing',
      message: 'Required property is missing: urlMapping',
    },
    {
      rule: 'REST url without a slash',
      program: "@RestResource(urlMapping='a') global class T { }",
      code: 'rest-resource-url-no-slash',
      message: "Rest Resource url must begin with a forward slash, '/'",
    },
    {
      rule: 'REST url is empty',
      program: "@RestResource(urlMapping='') global class T { }",
      code: 'rest-resource-url-empty',
      message: 'Rest Resource url cannot be empty',
    },
    {
      rule: 'REST wildcard inside a name',
      program: "@RestResource(urlMapping='/a*') global class T { }",
      code: 'rest-resource-url-illegal-wildcard-predecessor',
      message: "Rest Resource url wildcard, '*', must be preceded by a forward slash, '/'",
    },
    {
      rule: 'REST wildcard before a name',
      program: "@RestResource(urlMapping='/*a') global class T { }",
      code: 'rest-resource-url-illegal-wildcard-successor',
      message: "Rest Resource url wildcard, '*', must be followed by a forward slash, '/', or be the last character",
    },
    {
      rule: 'REST class is global',
      program: "@RestResource(urlMapping='/a') public class T { }",
      code: 'modifier-requires',
      message: 'RestResource classes must be declared as global',
    },
    {
      rule: 'REST method is global',
      program: "@RestResource(urlMapping='/a') global class T { @HttpGet public static void a() { } }",
      code: 'modifier-requires',
      message: 'HttpGet methods must be declared as global',
    },
    {
      rule: 'REST method is static',
      program: "@RestResource(urlMapping='/a') global class T { @HttpGet global void a() { } }",
      code: 'modifier-requires',
      message: 'HttpGet methods must be declared as static',
    },
    {
      rule: 'REST method in another class',
      program: 'global class T { @HttpGet global static void a() { } }',
      code: 'modifier-requires',
      message: 'Defining type for HttpGet methods must be declared as RestResource',
    },
    {
      rule: 'one method per verb',
      program:
        "@RestResource(urlMapping='/a') global class T { @HttpGet global static void a() { } @HttpGet global static void b() { } }",
      code: 'invalid-multiple-methods-with-modifier',
      message: 'Only one method per type can be defined with: HttpGet',
    },
    {
      rule: 'HttpGet has no arguments',
      program: "@RestResource(urlMapping='/a') global class T { @HttpGet global static void a(String s) { } }",
      code: 'invalid-method-with-parameters',
      message: 'HttpGet methods do not support parameters',
    },
    {
      rule: 'HttpDelete has no arguments',
      program: "@RestResource(urlMapping='/a') global class T { @HttpDelete global static void a(String s) { } }",
      code: 'invalid-method-with-parameters',
      message: 'HttpDelete methods do not support parameters',
    },
    {
      rule: 'HttpPost with a map of objects',
      program:
        "@RestResource(urlMapping='/a') global class T { @HttpPost global static void a(Map<Integer, String> s) { } }",
      code: 'method-does-not-support-parameter-type',
      message: 'HttpPost methods do not support parameter type of Map<Integer,String>',
    },
    {
      rule: 'REST result of a class that is not for it',
      program:
        "@RestResource(urlMapping='/a') global class T { @HttpGet global static Set<String> a() { return null; } }",
      code: 'method-does-not-support-return-type',
      message: 'HttpGet methods do not support return type of Set<String>',
    },
    {
      rule: 'inner REST class',
      program: "@RestResource(urlMapping='/a') global class A { }",
      code: 'modifier-requires',
      message: 'Enclosing type for global classes in apex classes must be declared as global',
    },
    {
      rule: 'HttpGet on a field',
      program: '@HttpGet public Integer a;',
      code: 'modifier-is-not-allowed',
      message: 'HttpGet is not allowed on fields',
    },
  ],
};
