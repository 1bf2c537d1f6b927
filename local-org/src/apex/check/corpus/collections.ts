import type { Topic } from './types.ts';

export const collections: Topic = {
  source: 'Apex Developer Guide, Collections',
  accepted: [
    {
      rule: 'map initialiser',
      program: "Map<String, List<Integer>> a = new Map<String, List<Integer>>{ 'a' => new List<Integer>{ 1 } };",
    },
    { rule: 'arrays', program: "String[] a = new String[]{ 'x' }; Integer[] b = new Integer[3];" },
    { rule: 'map of records', program: 'Map<Id, Account> a = new Map<Id, Account>([SELECT Id FROM Account]);' },
    { rule: 'list of a set', program: 'List<Id> m(Set<Id> a) { return new List<Id>(a); }' },
    { rule: 'set of a list', program: 'Set<String> m(List<String> a) { return new Set<String>(a); }' },
    {
      rule: 'map of another map',
      program: 'Map<String, Integer> m(Map<String, Integer> a) { return new Map<String, Integer>(a); }',
    },
    { rule: 'list of a size', program: 'List<Integer> a = new List<Integer>(5);' },
    { rule: 'elements by index', program: 'Integer m(List<Integer> a) { a[0] = 1; return a[0]; }' },
    {
      rule: 'lists of lists',
      program: 'List<List<String>> a = new List<List<String>>(); String m() { return a[0][1]; }',
    },
    {
      rule: 'a set of anything is iterable',
      program: 'void a(Iterable<Object> x) { } void m(Set<String> s) { a(s); }',
    },
  ],
  refused: [
    {
      rule: 'a list of another set',
      program: 'List<String> m(Set<Id> a) { return new List<String>(a); }',
      code: 'invalid-list-initializer',
      message: 'Invalid initializer type Set<Id> found for List<String>: expected an Integer or a List of type String',
    },
    {
      rule: 'a set of another list',
      program: 'Set<Integer> m(List<String> a) { return new Set<Integer>(a); }',
      code: 'invalid-set-initializer',
      message:
        'Invalid initializer type List<String> found for Set<Integer>: expected a List or a Set of type: Integer',
    },
    {
      rule: 'a map of another map',
      program: 'Map<String, Integer> m(Map<Integer, Integer> a) { return new Map<String, Integer>(a); }',
      code: 'invalid-map-initializer',
      message:
        'Invalid initializer type Map<Integer,Integer> found for Map<String,Integer>: expected a Map with the same key and value types, or a valid SObject List',
    },
    {
      rule: 'index is an Integer',
      program: "void m(List<String> a) { a['x'] = 'y'; }",
      code: 'invalid-list-index-type',
      message: 'List index must be of type Integer: String',
    },
    {
      rule: 'only lists have an index',
      program: 'Object m(Integer a) { return a[0]; }',
      code: 'invalid-list-type',
      message: 'Expression must be a list type: Integer',
    },
    {
      rule: 'maps have no index',
      program: "Object m(Map<String, String> a) { return a['x']; }",
      code: 'invalid-list-type',
      message: 'Expression must be a list type: Map<String,String>',
    },
    {
      rule: 'element of another type',
      program: "List<Integer> a = new List<Integer>{ 'x' };",
      code: 'invalid-initial-expression-type',
      message: 'Initial expression is of incorrect type, expected: Integer but was: String',
    },
    {
      rule: 'set element of another type',
      program: "Set<Integer> a = new Set<Integer>{ 'x' };",
      code: 'invalid-initial-expression-type',
      message: 'Initial expression is of incorrect type, expected: Integer but was: String',
    },
    {
      rule: 'array element of another type',
      program: "Integer[] a = new Integer[]{ 'x' };",
      code: 'invalid-initial-expression-type',
      message: 'Initial expression is of incorrect type, expected: Integer but was: String',
    },
    {
      rule: 'map key of another type',
      program: 'Map<String, Integer> a = new Map<String, Integer>{ 1 => 1 };',
      code: 'invalid-initial-key-type',
      message: 'Invalid key type Integer for String',
    },
    {
      rule: 'map value of another type',
      program: "Map<String, Integer> a = new Map<String, Integer>{ 'a' => 'b' };",
      code: 'invalid-initial-value-type',
      message: 'Invalid value type String for Integer',
    },
    {
      rule: 'a list has one argument',
      program: 'List<String, String> a;',
      code: 'invalid-parameterized-type-count',
      message: 'Invalid type argument count for List: expected 1 but found 2',
    },
    {
      rule: 'a map has two arguments',
      program: 'Map<String> a;',
      code: 'invalid-parameterized-type-count',
      message: 'Invalid type argument count for Map: expected 2 but found 1',
    },
    { rule: 'a list needs its argument', program: 'List a;', code: 'no-type-arguments-for-parameterized-type' },
    {
      rule: 'a map needs its arguments',
      program: 'Map m() { return null; }',
      code: 'no-type-arguments-for-parameterized-type',
    },
    { rule: 'text has no arguments', program: 'String<Integer> a;', code: 'type-arguments-for-non-parameterized-type' },
    {
      rule: 'a class has no arguments',
      program: 'class A { } A<String> a;',
      code: 'type-arguments-for-non-parameterized-type',
      message: 'Type arguments provided for a non-parameterized type: T.A',
    },
    {
      rule: 'a wrong element to add',
      program: "void m(List<Integer> a) { a.add('x'); }",
      code: 'invalid-method-not-found',
      message: 'Method does not exist or incorrect signature: void add(String) from the type List<Integer>',
    },
    {
      rule: 'a wrong key to put',
      program: 'void m(Map<Id, Account> a) { a.put(1, null); }',
      code: 'invalid-method-not-found',
      message: 'Method does not exist or incorrect signature: void put(Integer, NULL) from the type Map<Id,Account>',
    },
    {
      rule: 'a wrong map to putAll',
      program: 'void m(Map<String, Integer> a, Map<String, String> b) { a.putAll(b); }',
      code: 'invalid-method-not-found',
      message:
        'Method does not exist or incorrect signature: void putAll(Map<String,String>) from the type Map<String,Integer>',
    },
    {
      rule: 'a wrong list to addAll',
      program: 'void m(List<Integer> a, List<String> b) { a.addAll(b); }',
      code: 'invalid-method-not-found',
      message: 'Method does not exist or incorrect signature: void addAll(List<String>) from the type List<Integer>',
    },
    {
      rule: 'array size is an Integer',
      program: "Integer[] a = new Integer['x'];",
      code: 'invalid-list-initializer',
      message: 'Invalid initializer type String found for List<Integer>: expected an Integer or a List of type Integer',
    },
    {
      rule: 'types nest at most so deep',
      program: 'List<List<List<List<List<List<List<List<List<List<List<String>>>>>>>>>>> a;',
      code: 'parameterized-type-too-deep',
      message:
        'Exceeded max parameterized type depth: List<List<List<List<List<List<List<List<List<List<List<String>>>>>>>>>>>, depth: 9',
    },
    {
      rule: 'arguments of a list initialiser',
      program: "List<Integer> a = new List<Integer>('x');",
      code: 'invalid-list-initializer',
      message: 'Invalid initializer type String found for List<Integer>: expected an Integer or a List of type Integer',
    },
    {
      rule: 'a list of SObject is not made of nothing concrete',
      program: 'void m(List<Account> a) { new Map<String, Integer>(a); }',
      code: 'invalid-map-initializer',
      message:
        'Invalid initializer type List<Account> found for Map<String,Integer>: expected a Map with the same key and value types, or a valid SObject List',
    },
  ],
};
