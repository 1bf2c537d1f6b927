/** What the parser generator says about a text, in the platform's words (apex-language-support: messages_en_US). */
export function platformMessage(message: string): string {
  for (const [pattern, words] of RULES) {
    const match = pattern.exec(message);
    if (match) return words(match[1] ?? '', match[2] ?? '');
  }
  return message;
}

type Words = (found: string, expected: string) => string;

const unexpected: Words = (found) => `Unexpected token '${found}'.`;

const RULES: readonly (readonly [RegExp, Words])[] = [
  [/^missing '([^{]+)' at '(.*)'$/s, (expected, found) => `Missing '${expected}' at '${found}'`],
  [/^missing .* at '(.*)'$/s, unexpected],
  [/^(?:mismatched|extraneous) input '(<EOF>)' expecting .*'}'/s, (found) => `Expecting '}' but was: '${found}'`],
  [
    /^mismatched input '(.*)' expecting '([^']+)'$/s,
    (found, expected) => `Expecting '${expected}' but was: '${found}'`,
  ],
  [/^extraneous input '(.*)' expecting '([^']+)'$/s, (found, expected) => `Extra '${expected}', at '${found}'.`],
  [/^(?:mismatched|extraneous) input '(.*)' expecting /s, unexpected],
  [/^no viable alternative at input '(?:.*\s)?(\S+)'$/s, unexpected],
  [/^token recognition error at: '(.*)'$/s, unknownText],
];

/** A text that is no token: a string that does not end, or has an escape that does not exist, or a foreign character. */
function unknownText(text: string): string {
  if (/^'.*\\[^bfnrtu"'\\]?$/s.test(text) || /^'.*\\u[0-9a-f]{0,3}'?$/is.test(text))
    return `Illegal string literal: Invalid string literal ${text}. Illegal character sequence in string literal.`;
  if (/^'[^\n]*\n/.test(text)) return 'Line breaks are not allowed in string literals';
  if (text.startsWith("'")) return "Missing closing quote character ' on string.";
  if (text.startsWith('/*')) return 'Missing closing mark */ on multi-line comment.';
  if (text === '"') return `Unrecognized symbol '${text}', which is not a valid Apex identifier.`;
  if (/^\p{L}/u.test(text))
    return `Invalid identifier '${text}'. Apex identifiers must start with an ASCII letter (a-z or A-Z) followed by any number of ASCII letters (a-z or A-Z), digits (0 - 9), '_'.`;
  return `Found punctuation symbol or operator '${text}' that isn't valid in Apex.`;
}
