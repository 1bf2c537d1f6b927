import { StringException } from '../../runtime/index.ts';
import type { ApexPattern } from './pattern.ts';

/** As Java: limit 0 drops empty ends, a positive one bounds the parts, a negative one keeps all. */
export function splitText(pattern: ApexPattern, input: string, limit: number): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of input.matchAll(pattern.search())) {
    const end = match.index + match[0].length;
    if (end === 0) continue;
    if (limit > 0 && parts.length === limit - 1) break;
    if (match[0] === '' && match.index >= input.length) break;
    parts.push(input.slice(from, match.index));
    from = end;
  }
  if (parts.length === 0) return [input];
  parts.push(input.slice(from));
  if (limit === 0) while (parts.length > 0 && parts.at(-1) === '') parts.pop();
  return parts;
}

type Match = RegExpExecArray | RegExpMatchArray;

/** Java's replacement: `$1`, `${name}`, and `\` before a literal character. */
export function expand(replacement: string, match: Match, groups: readonly number[]): string {
  return replacement.replace(
    /\\([\s\S])|\$(?:(\d+)|\{([a-zA-Z][a-zA-Z0-9]*)\})|([\\$])/g,
    (_, literal, digits, name, bad) => {
      if (literal !== undefined) return literal as string;
      if (bad !== undefined)
        throw new StringException(bad === '$' ? 'Illegal group reference' : 'character to be escaped is missing');
      if (name !== undefined) return named(match, name as string);
      return numbered(match, digits as string, groups);
    },
  );
}

function named(match: Match, name: string): string {
  if (!match.groups || !(name in match.groups)) throw new StringException(`No group with name {${name}}`);
  return match.groups[name] ?? '';
}

/** as many digits as make an existing group */
function numbered(match: Match, digits: string, groups: readonly number[]): string {
  let used = 1;
  while (used < digits.length && Number(digits.slice(0, used + 1)) < groups.length) used++;
  const group = Number(digits.slice(0, used));
  const index = groups[group];
  if (index === undefined) throw new StringException(`No group ${group}`);
  return (match[index] ?? '') + digits.slice(used);
}

export function replaceAllText(pattern: ApexPattern, input: string, replacement: string): string {
  let out = '';
  let from = 0;
  for (const match of input.matchAll(pattern.search())) {
    out += input.slice(from, match.index) + expand(replacement, match, pattern.groups);
    from = match.index + match[0].length;
  }
  return out + input.slice(from);
}

export function replaceFirstText(pattern: ApexPattern, input: string, replacement: string): string {
  const regex = pattern.search();
  regex.lastIndex = 0;
  const match = regex.exec(input);
  if (!match) return input;
  const expanded = expand(replacement, match, pattern.groups);
  return input.slice(0, match.index) + expanded + input.slice(match.index + match[0].length);
}
