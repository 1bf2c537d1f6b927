import { nullPointer } from '../../runtime/index.ts';

const some = (pattern: RegExp) => (text: string) => pattern.test(text);

function set(characters: string | null): Set<string> {
  return new Set(characters ?? nullPointer());
}

export const checkMethods = {
  isalllowercase: some(/^\p{Ll}+$/u),
  isalluppercase: some(/^\p{Lu}+$/u),
  isalpha: some(/^\p{L}+$/u),
  isalphaspace: some(/^[\p{L} ]*$/u),
  isalphanumeric: some(/^[\p{L}\p{Nd}]+$/u),
  isalphanumericspace: some(/^[\p{L}\p{Nd} ]*$/u),
  isasciiprintable: some(/^[ -~]*$/),
  isnumeric: some(/^\p{Nd}+$/u),
  isnumericspace: some(/^[\p{Nd} ]*$/u),
  iswhitespace: some(/^\s*$/),
  containswhitespace: some(/\s/),
  containsany: (text: string, characters: string | null) => {
    const wanted = set(characters);
    return [...text].some((char) => wanted.has(char));
  },
  containsnone: (text: string, characters: string | null) => {
    const unwanted = set(characters);
    return ![...text].some((char) => unwanted.has(char));
  },
  containsonly: (text: string, characters: string | null) => {
    const allowed = set(characters);
    return [...text].every((char) => allowed.has(char));
  },
};
