import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexException } from '../runtime/index.ts';
import { compile, matchesText, replaceAllText } from './regex/matcher.ts';

test('Java expressions match as in Java', () => {
  const rows: [string, string, boolean][] = [
    ['(?i)abc', 'ABC', true],
    ['a(?i)b', 'aB', true],
    ['a(?i)b', 'AB', false],
    ['\\p{Alpha}+\\p{Punct}', 'abc-', true],
    ['[a-z&&[^aeiou]]+', 'xyz', true],
    ['[a-z&&[^aeiou]]+', 'xaz', false],
    ['\\Qa.b\\E', 'a.b', true],
    ['\\Qa.b\\E', 'axb', false],
    ['[\\w.+-]+@[\\w-]+\\.[a-z]{2,}', 'a.b+c@d-e.org', true],
    ['\\s', '\u00a0', false],
    ['.', '\n', false],
    ['(?s).', '\n', true],
    ['(?<year>\\d{4})-\\k<year>', '2026-2026', true],
    ['(a)\\1', 'aa', true],
    ['[^\\]\\[]+', 'ab', true],
    ['[_\'"]', "'", true],
    ['\\x41\\u0042', 'AB', true],
    ['^[a-zA-Z0-9._|\\\\%#~`=?&/$^*!}{+-]+$', 'a}{', true],
    ['(?x) a b # comment', 'ab', true],
    ['\\p{L}+', 'äß', true],
  ];
  for (const [pattern, text, expected] of rows)
    assert.equal(matchesText(compile(pattern), text), expected, `${pattern} on ${text}`);
});

test('what JavaScript cannot do is said by name', () => {
  const rows: [string, RegExp][] = [
    ['a++', /UNSUPPORTED_REGEX_POSSESSIVE_QUANTIFIER/],
    ['(?>a)', /UNSUPPORTED_REGEX_ATOMIC_GROUP/],
    ['[a', /Unclosed character class/],
    ['a)', /Unmatched closing/],
    ['*', /Invalid regex/],
  ];
  for (const [pattern, message] of rows) {
    assert.throws(
      () => compile(pattern),
      (error) => error instanceof ApexException && message.test(error.tostring()),
      pattern,
    );
  }
});

test('Matcher walks, groups and replaces', () => {
  const matcher = compile('(\\w)(\\d)?').matcher('a1b');
  assert.ok(matcher.find(), 'first match');
  assert.deepEqual(
    [matcher.group(), matcher.group(1), matcher.group(2), matcher.start(), matcher.end()],
    ['a1', 'a', '1', 0, 2],
    'its groups',
  );
  assert.ok(matcher.find(), 'second match');
  assert.equal(matcher.group(2), null, 'a group that took no part');
  assert.ok(!matcher.find(), 'no third');
  assert.throws(() => matcher.group(), /No match found/, 'no match, no group');
  assert.equal(matcher.reset().groupcount(), 2, 'groupCount');
  assert.ok(compile('ab').matcher('abc').lookingat(), 'lookingAt is about the start');
  assert.ok(!compile('ab').matcher('abc').matches(), 'matches is about the whole');
  assert.ok(compile('b').matcher('abc').region(1, 2).matches(), 'region');
  assert.equal(replaceAllText(compile('(a)(b)'), 'abab', '$2\\$$1'), 'b$ab$a', 'groups and escapes in the replacement');
  assert.equal(replaceAllText(compile('x*'), 'ab', '-'), '-a-b-', 'empty matches');
});
