import { ApexList, nullPointer, T_LIST_OF_STRING } from '../../runtime/index.ts';
import { compile } from '../regex/pattern.ts';
import { replaceAllText, replaceFirstText, splitText } from '../regex/replace.ts';

function need<T>(value: T | null): T {
  return value ?? nullPointer();
}

const PLAIN = /^[a-zA-Z0-9 ,;:@#%&=_~`"'<>/!-]+$/;

function split(text: string, pattern: string | null, limit: number | null = 0): ApexList {
  const count = need(limit);
  if (count === 0 && text !== '' && PLAIN.test(need(pattern)))
    return new ApexList(T_LIST_OF_STRING, trimmed(text.split(pattern!)));
  return new ApexList(T_LIST_OF_STRING, splitText(compile(need(pattern)), text, count));
}

function trimmed(parts: string[]): string[] {
  while (parts.length > 0 && parts.at(-1) === '') parts.pop();
  return parts;
}

export const regexMethods = {
  replace: (text: string, part: string | null, replacement: string | null) => {
    const by = need(replacement);
    return text.replaceAll(need(part), () => by);
  },
  replaceall: (text: string, pattern: string | null, replacement: string | null) =>
    replaceAllText(compile(need(pattern)), text, need(replacement)),
  replacefirst: (text: string, pattern: string | null, replacement: string | null) =>
    replaceFirstText(compile(need(pattern)), text, need(replacement)),
  split,
};
