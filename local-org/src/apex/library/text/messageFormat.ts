import type { ApexValue } from '../../abi.ts';
import { IllegalArgumentException, textOf, unsupported } from '../../runtime/index.ts';

/** Java's MessageFormat as String.format uses it: `''` is a quote, `'…'` is literal, `{n}` an argument, which becomes text once. */
export function messageFormat(pattern: string, values: readonly ApexValue[]): string {
  const texts = values.map(textOf);
  let out = '';
  let quoted = false;
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at];
    if (char === "'") {
      if (pattern[at + 1] === "'") {
        out += "'";
        at++;
      } else quoted = !quoted;
    } else if (char === '{' && !quoted) {
      const end = closing(pattern, at);
      out += argument(pattern.slice(at + 1, end), texts);
      at = end;
    } else out += char;
  }
  return out;
}

function closing(pattern: string, open: number): number {
  let depth = 0;
  for (let at = open; at < pattern.length; at++) {
    if (pattern[at] === '{') depth++;
    else if (pattern[at] === '}' && --depth === 0) return at;
  }
  throw new IllegalArgumentException('Unmatched braces in the pattern.');
}

function argument(text: string, texts: readonly string[]): string {
  const [position, format] = text.split(',', 2) as [string, string | undefined];
  if (!/^\s*\d+\s*$/.test(position)) throw new IllegalArgumentException(`can't parse argument number: ${position}`);
  if (format !== undefined) return unsupported(`System.String.format_${format.trim()}`);
  const index = Number(position);
  return texts[index] ?? `{${index}}`;
}
