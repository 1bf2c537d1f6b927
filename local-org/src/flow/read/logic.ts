import type { Test } from '../types.ts';

/** `1 and (2 or not 3)`, in which the numbers name the conditions; null when it is something else. */
export function parseLogic(text: string, tests: readonly Test[]): Test | null {
  const tokens = text.toLowerCase().match(/\d+|and|or|not|[()]|\S/g) ?? [];
  let position = 0;
  const one = (): Test | null => {
    const token = tokens[position++];
    if (token === 'not') {
      const inner = one();
      return inner && ((interview) => !inner(interview));
    }
    if (token === '(') {
      const inner = any();
      return tokens[position++] === ')' ? inner : null;
    }
    return tests[Number(token) - 1] ?? null;
  };
  const chain = (word: string, next: () => Test | null, isEvery: boolean) => (): Test | null => {
    const parts = [next()];
    while (tokens[position] === word) {
      position += 1;
      parts.push(next());
    }
    if (parts.includes(null)) return null;
    const found = parts as Test[];
    if (found.length === 1) return found[0] ?? null;
    return (interview) => (isEvery ? found.every((part) => part(interview)) : found.some((part) => part(interview)));
  };
  const all = chain('and', one, true);
  const any = chain('or', all, false);
  const result = any();
  return position === tokens.length ? result : null;
}
