import type { Topic } from './types.ts';

export const enums: Topic = {
  source: 'Apex Developer Guide, Enums',
  accepted: [
    {
      rule: 'enum methods',
      program:
        "enum E { A } E a = E.valueOf('A'); Integer b = E.A.ordinal(); List<E> c = E.values(); String d = E.A.name();",
    },
    { rule: 'an empty enum', program: 'enum E { }' },
    {
      rule: 'enums in collections',
      program: 'enum E { A } Map<E, Set<E>> a = new Map<E, Set<E>>{ E.A => new Set<E>() };',
    },
    { rule: 'a top-level enum', program: 'public enum T { A, B }' },
    { rule: 'enums are compared', program: 'enum E { A } Boolean m(E value) { return value == E.A; }' },
  ],
  refused: [
    {
      rule: 'unknown constant',
      program: 'enum E { A } E value = E.B;',
      code: 'variable-does-not-exist',
      message: 'Variable does not exist: B',
    },
    {
      rule: 'constants are not assigned',
      program: 'enum E { A } void m() { E.A = null; }',
      code: 'invalid-final-field-assignment',
      message: 'Final members can only be assigned in their declaration, init blocks, or constructors: A',
    },
    { rule: 'enums have no methods', program: 'enum E { A; void m() { } }', code: 'syntax' },
    {
      rule: 'a constant with a leading underscore',
      program: 'enum E { _A }',
      code: 'invalid-character-identifier',
      message: 'Invalid character in identifier: _A',
    },
    {
      rule: 'an enum implements nothing',
      program: 'interface I { } enum E implements I { A }',
      code: 'syntax',
      message: "Expecting '{' but was: 'implements'",
    },
    { rule: 'a reserved constant', program: 'enum E { SELECT }', code: 'invalid-reserved-name-identifier' },
  ],
};
