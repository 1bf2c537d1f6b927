import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexException } from '../runtime/index.ts';
import { compile, matchesText } from './regex/pattern.ts';
import { replaceAllText } from './regex/replace.ts';

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
    ['(?i)(?:first|last|given|family|full)_?-?name', 'firstName', true],
    ['(?i)[a-cX]+', 'ABCx', true],
    ['(?i)[^a]', 'A', false],
    ['(?i)ä', 'Ä', false],
    ['(?iu)ä', 'Ä', true],
    ['(?i)\\p{Lower}+', 'aB', true],
    ['(?i)(a)\\1', 'aA', true],
    ['(?i:a)b', 'Ab', true],
    ['(?i:a)b', 'AB', false],
    ['(?i)a(?-i)b', 'AB', false],
    ['(?i)\\x41\\u0042', 'ab', true],
    ['(?i)[\\x41-C]', 'b', true],
    ['a*+a', 'aaa', false],
    ['a*+b', 'aaab', true],
    ['(?>a|ab)c', 'abc', false],
    ['(?>a|ab)(c)\\1', 'acc', true],
    ['(x)(?>(a)++)(b)\\3\\1', 'xaabbx', true],
    ['[a\\-z]+', 'a-z', true],
    ['[a\\-z]', 'b', false],
    ['[+--]', ',', true],
    ['[\\w-]', '-', true],
    ['\\Gab', 'ab', true],
  ];
  for (const [pattern, text, expected] of rows)
    assert.equal(matchesText(compile(pattern), text), expected, `${pattern} on ${text}`);
});

test('what Java refuses, and what JavaScript cannot do, is said by name', () => {
  const rows: [string, RegExp][] = [
    ['a\\G', /UNSUPPORTED_REGEX_LAST_MATCH_ANCHOR/],
    ['[a', /Unclosed character class/],
    ['[z-a]', /Illegal character range/],
    ['a)', /Unmatched closing/],
    ['*', /Dangling meta character '\*'/],
    ['a{', /Illegal repetition/],
    ['(a', /Unclosed group/],
  ];
  for (const [pattern, message] of rows) {
    assert.throws(
      () => compile(pattern),
      (error) => error instanceof ApexException && message.test(error.tostring()),
      pattern,
    );
  }
});

test('groups keep their numbers beside atomic ones', () => {
  const matcher = compile('(a)(?>b+)(c)').matcher('abbc');
  assert.ok(matcher.matches(), 'it matches');
  assert.deepEqual([matcher.groupcount(), matcher.group(2), matcher.start(2)], [2, 'c', 3], 'the second group');
  assert.equal(replaceAllText(compile('(a)b++(c)'), 'abbc', '$2$1'), 'ca', 'in a replacement');
  assert.equal(replaceAllText(compile('(?<x>a)b'), 'ab', '${x}${x}'), 'aa', 'by name');
});

test('hitEnd and requireEnd say what more text could change', () => {
  const rows: [pattern: string, text: string, hit: boolean, required: boolean][] = [
    ['a+', 'aa', true, false],
    ['ab', 'ab', false, false],
    ['abc', 'ab', true, false],
    ['abc', 'xy', false, false],
    ['ab$', 'ab', true, true],
    ['[0-9]{3}', '12', true, false],
  ];
  for (const [pattern, text, hit, required] of rows) {
    const matcher = compile(pattern).matcher(text);
    matcher.lookingat();
    assert.deepEqual([matcher.hitend(), matcher.requireend()], [hit, required], `${pattern} on ${text}`);
  }
});

test('a region bounds a match in the way that it is told', () => {
  const matcher = compile('^b$').matcher('abc');
  assert.ok(!matcher.find(), 'not in the whole text');
  assert.ok(matcher.region(1, 2).find(), 'anchors hold at the ends of the region');
  assert.equal(matcher.start(), 1, 'places are those of the text');
  const within = compile('(?<=a)b(?=c)').matcher('abc');
  assert.ok(!within.region(1, 2).find(), 'lookarounds do not see beyond it');
  within.usetransparentbounds(true).useanchoringbounds(false);
  assert.ok(within.region(1, 2).find(), 'unless it is transparent');
  const next = compile('\\Ga').matcher('aaba');
  assert.deepEqual([next.find(), next.find(), next.find()], [true, true, false], 'each where the last one ended');
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
