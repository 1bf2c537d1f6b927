import type { Topic } from './types.ts';

export const switches: Topic = {
  source: 'Apex Developer Guide, Switch Statements',
  accepted: [
    {
      rule: 'switch on text',
      program: "void m(String s) { switch on s { when 'a', 'b' { } when null { } when else { } } }",
    },
    {
      rule: 'switch on numbers',
      program: 'void m(Integer i, Long l) { switch on i { when 1, -2 { } } switch on l { when 1L { } when else { } } }',
    },
    {
      rule: 'switch on records',
      program: 'void m(SObject s) { switch on s { when Account a { a.Name = null; } when null { } when else { } } }',
    },
    { rule: 'switch on enums', program: 'enum E { A, B } void m(E e) { switch on e { when A { } when B { } } }' },
    {
      rule: 'switch on an expression',
      program: 'void m(String s) { switch on s.length() { when 0 { } when else { } } }',
    },
  ],
  refused: [
    {
      rule: 'constants are no literals',
      program: 'static final Integer ONE = 1; void m(Integer i) { switch on i { when ONE { } } }',
      code: 'invalid-switch-enum',
      message: 'Field must be an enum reference',
    },
    {
      rule: 'switch on a Boolean',
      program: 'void m(Boolean b) { switch on b { when else { } } }',
      code: 'illegal-switch-expression-type',
      message: 'Boolean is not a valid switch expression type',
    },
    {
      rule: 'switch on a Decimal',
      program: 'void m(Decimal d) { switch on d { when 1 { } } }',
      code: 'illegal-switch-expression-type',
      message: 'Decimal is not a valid switch expression type',
    },
    {
      rule: 'switch on a Date',
      program: 'void m(Date d) { switch on d { when null { } } }',
      code: 'illegal-switch-expression-type',
      message: 'Date is not a valid switch expression type',
    },
    {
      rule: 'switch on a list',
      program: 'void m(List<String> l) { switch on l { when null { } } }',
      code: 'illegal-switch-expression-type',
      message: 'List<String> is not a valid switch expression type',
    },
    {
      rule: 'a value twice',
      program: 'void m(Integer i) { switch on i { when 1 { } when 1 { } } }',
      code: 'not-unique-when-value-or-type',
      message: '1 occurs as more than one when branch for this switch statement',
    },
    {
      rule: 'a value twice in one list',
      program: 'void m(Integer i) { switch on i { when 1, 1 { } } }',
      code: 'not-unique-when-value-or-type',
      message: '1 occurs as more than one when branch for this switch statement',
    },
    {
      rule: 'an enum constant twice',
      program: 'enum E { A } void m(E e) { switch on e { when A { } when A { } } }',
      code: 'not-unique-when-value-or-type',
      message: 'A occurs as more than one when branch for this switch statement',
    },
    {
      rule: 'a type twice',
      program: 'void m(SObject s) { switch on s { when Account a { } when Account b { } } }',
      code: 'not-unique-when-value-or-type',
      message: 'Account occurs as more than one when branch for this switch statement',
    },
    {
      rule: 'else is last',
      program: 'void m(Integer i) { switch on i { when else { } when 1 { } } }',
      code: 'when-else-not-last',
      message: "'when else' must be the last when block",
    },
    {
      rule: 'value of another type',
      program: "void m(Integer i) { switch on i { when 'a' { } } }",
      code: 'invalid-when-expression-type',
      message:
        'String value in when expression cannot be implicitly converted to the Integer type in switch expression',
    },
    {
      rule: 'qualified enum constant',
      program: 'enum E { A } void m(E e) { switch on e { when E.A { } } }',
      code: 'invalid-fully-qualified-enum',
      message: "Enum value used in 'when expression' should be unqualified",
    },
    {
      rule: 'unknown enum constant',
      program: 'enum E { A } void m(E e) { switch on e { when B { } } }',
      code: 'variable-does-not-exist',
      message: 'Variable does not exist: B',
    },
    {
      rule: 'a value among records',
      program: 'void m(SObject s) { switch on s { when 1 { } } }',
      code: 'illegal-non-when-type',
      message: "Switching on SObject types must be a 'when type variable' or 'when null'",
    },
    {
      rule: 'a variable as a value',
      program: 'void m(Integer i, Integer j) { switch on i { when j { } } }',
      code: 'variable-does-not-exist',
      message: 'Variable does not exist: j',
    },
    {
      rule: 'a field that is not constant',
      program: 'static Integer one = 1; void m(Integer i) { switch on i { when one { } } }',
      code: 'invalid-switch-enum',
      message: 'Field must be an enum reference',
    },
    { rule: 'no when', program: 'void m(Integer i) { switch on i { } }', code: 'syntax' },
    {
      rule: 'a type that cannot be',
      program: 'void m(Account s) { switch on s { when Contact c { } } }',
      code: 'illegal-switch-expression-type',
      message: 'Account is not a valid switch expression type',
    },
    {
      rule: 'code after a switch that always returns',
      program: 'Integer m(Integer i) { switch on i { when 1 { return 1; } when else { return 2; } } return 3; }',
      code: 'unreachable-statement',
      message: 'Unreachable statement',
    },
  ],
};
