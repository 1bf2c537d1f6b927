import { nullPointer, StringException } from '../../runtime/index.ts';

function need(text: string | null): string {
  return text ?? nullPointer();
}

function atIndex(text: string, index: number | null): number {
  if (index === null) return nullPointer();
  if (index < 0 || index >= text.length) throw new StringException(`String index out of range: ${index}`);
  return index;
}

function lastIndex(text: string, part: string, from: number | null | undefined): number {
  if (from === null) return nullPointer();
  if (from === undefined) return text.lastIndexOf(part);
  return from < 0 ? -1 : text.lastIndexOf(part, from);
}

function firstWhere(text: string, characters: string | null, wanted: boolean): number {
  const known = new Set(need(characters));
  let at = 0;
  for (const char of text) {
    if (known.has(char) === wanted) return at;
    at += char.length;
  }
  return -1;
}

function countMatches(text: string, part: string | null): number {
  return need(part) === '' ? 0 : text.split(part!).length - 1;
}

/** -1 when both are equal */
function indexOfDifference(text: string, other: string | null): number {
  if (other === null) return 0;
  if (text === other) return -1;
  let at = 0;
  while (at < text.length && at < other.length && text[at] === other[at]) at++;
  return at;
}

/** -1 above the threshold */
function levenshtein(text: string, other: string | null, threshold?: number | null): number {
  const target = need(other);
  let row = Array.from({ length: target.length + 1 }, (_, at) => at);
  for (let i = 1; i <= text.length; i++) {
    const next = [i];
    for (let j = 1; j <= target.length; j++) {
      const cost = text[i - 1] === target[j - 1] ? 0 : 1;
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + cost));
    }
    row = next;
  }
  const distance = row[target.length];
  if (threshold === null) return nullPointer();
  return threshold !== undefined && distance > threshold ? -1 : distance;
}

export const searchMethods = {
  contains: (text: string, part: string | null) => text.includes(need(part)),
  containsignorecase: (text: string, part: string | null) => text.toLowerCase().includes(need(part).toLowerCase()),
  startswith: (text: string, part: string | null) => text.startsWith(need(part)),
  startswithignorecase: (text: string, part: string | null) => text.toLowerCase().startsWith(need(part).toLowerCase()),
  endswith: (text: string, part: string | null) => text.endsWith(need(part)),
  endswithignorecase: (text: string, part: string | null) => text.toLowerCase().endsWith(need(part).toLowerCase()),
  indexof: (text: string, part: string | null, from: number | null = 0) =>
    text.indexOf(need(part), from ?? nullPointer()),
  indexofignorecase: (text: string, part: string | null, from: number | null = 0) =>
    text.toLowerCase().indexOf(need(part).toLowerCase(), from ?? nullPointer()),
  indexofchar: (text: string, code: number | null, from: number | null = 0) =>
    text.indexOf(String.fromCodePoint(code ?? nullPointer()), from ?? nullPointer()),
  lastindexof: (text: string, part: string | null, from?: number | null) => lastIndex(text, need(part), from),
  lastindexofignorecase: (text: string, part: string | null, from?: number | null) =>
    lastIndex(text.toLowerCase(), need(part).toLowerCase(), from),
  lastindexofchar: (text: string, code: number | null, from?: number | null) =>
    lastIndex(text, String.fromCodePoint(code ?? nullPointer()), from),
  indexofany: (text: string, characters: string | null) => firstWhere(text, characters, true),
  indexofanybut: (text: string, characters: string | null) => firstWhere(text, characters, false),
  indexofdifference: indexOfDifference,
  countmatches: countMatches,
  getlevenshteindistance: levenshtein,
  charat: (text: string, index: number | null) => text.charCodeAt(atIndex(text, index)),
  codepointat: (text: string, index: number | null) => text.codePointAt(atIndex(text, index))!,
  codepointbefore: (text: string, index: number | null) => {
    const before = atIndex(text, (index ?? nullPointer()) - 1);
    const low = text.charCodeAt(before);
    return low >= 0xdc00 && low <= 0xdfff && before > 0 ? text.codePointAt(before - 1)! : low;
  },
  codepointcount: (text: string, start: number | null, end: number | null) =>
    [...text.slice(start ?? nullPointer(), end ?? nullPointer())].length,
  offsetbycodepoints: (text: string, index: number | null, count: number | null) => {
    const start = index ?? nullPointer();
    const steps = count ?? nullPointer();
    const points = steps >= 0 ? [...text.slice(start)].slice(0, steps) : [...text.slice(0, start)].slice(steps);
    if (points.length < Math.abs(steps)) throw new StringException(`String index out of range: ${steps}`);
    return start + Math.sign(steps) * points.join('').length;
  },
};
