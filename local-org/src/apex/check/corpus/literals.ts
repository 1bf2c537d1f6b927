import type { Topic } from './types.ts';

export const literals: Topic = {
  source: 'Apex Developer Guide, Primitive Data Types',
  accepted: [
    { rule: 'Integer literal range', program: 'Integer a = 2147483647; Integer b = -2147483647;' },
    { rule: 'Long literal range', program: 'Long a = 9223372036854775807L; Long b = -9223372036854775807L;' },
    { rule: 'decimal literals', program: 'Decimal a = 1.5; Double b = 1.5d; Decimal c = 0.1;' },
    { rule: 'string escapes', program: "String a = '\\b\\t\\n\\f\\r\\\"\\'\\\\ \\u0041';" },
    { rule: 'multiline strings', program: "String a = '''\nx\n''';" },
    { rule: 'an empty string', program: "String a = '';" },
    { rule: 'class literals', program: 'Type a = List<String>.class; Type b = T.class;' },
    { rule: 'Booleans in any case', program: 'Boolean a = TRUE; Boolean b = False;' },
  ],
  refused: [
    {
      rule: 'Integer literal out of range',
      program: 'Integer a = 2147483648;',
      code: 'illegal-integer-literal',
      message: 'Illegal integer',
    },
    {
      rule: 'the least Integer is no literal',
      program: 'Integer a = -2147483648;',
      code: 'illegal-integer-literal',
      message: 'Illegal integer',
    },
    {
      rule: 'Long literal out of range',
      program: 'Long a = 9223372036854775808L;',
      code: 'illegal-long-literal',
      message: 'Illegal long',
    },
    {
      rule: 'a plain number is an Integer',
      program: 'Long a = 3000000000;',
      code: 'illegal-integer-literal',
      message: 'Illegal integer',
    },
    { rule: 'unknown escape', program: "String a = '\\q';", code: 'syntax' },
    { rule: 'short unicode escape', program: "String a = '\\u12';", code: 'syntax' },
    {
      rule: 'unclosed string',
      program: "String a = 'x;",
      code: 'syntax',
      message: "Missing closing quote character ' on string.",
    },
    {
      rule: 'character outside of Apex',
      program: 'Integer a = 1 # 2;',
      code: 'syntax',
      message: "Found punctuation symbol or operator '#' that isn't valid in Apex.",
    },
    {
      rule: 'the remainder operator is not Apex',
      program: 'Integer a = 5 % 2;',
      code: 'syntax',
      message: "Found punctuation symbol or operator '%' that isn't valid in Apex.",
    },
    { rule: 'unclosed comment', program: '/* x', code: 'syntax' },
    {
      rule: 'text in double quotes',
      program: 'String a = "x";',
      code: 'syntax',
      message: "Unrecognized symbol '\"', which is not a valid Apex identifier.",
    },
    { rule: 'hexadecimal numbers', program: 'Integer a = 0x1F;', code: 'syntax', message: "Extra ';', at 'x1F'." },
    {
      rule: 'a missing semicolon',
      program: 'void m() { Integer a = 1 }',
      code: 'syntax',
      message: "Missing ';' at '}'",
    },
    {
      rule: 'a missing bracket',
      program: 'void m() { Integer a = (1; }',
      code: 'syntax',
      message: "Missing ')' at ';'",
    },
    {
      rule: 'a missing brace',
      program: 'void m() { if (true) { }',
      code: 'syntax',
      message: "Expecting '}' but was: '<EOF>'",
    },
    {
      rule: 'line break in a string',
      program: "String a = 'x\ny';",
      code: 'invalid-string-literal-illegal-linebreaks',
      message: 'Illegal string literal: Line breaks are not allowed in string literals',
    },
  ],
};
