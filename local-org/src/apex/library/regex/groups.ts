/** Numbers of groups: JavaScript counts also those that only stand for an atomic group. */

const OPEN = '\uE000';
const CLOSE = '\uE001';

/** A reference to a group by its number in Java, until it is known how JavaScript counts. */
export function reference(group: number): string {
  return OPEN + group + CLOSE;
}

/** By number in Java (0 is the whole match): the number in JavaScript. */
export function groupIndexes(source: string): number[] {
  const indexes = [0];
  let seen = 0;
  for (const [, name] of source
    .matchAll(/\\[\s\S]|\((?:\?<([a-zA-Z]\w*)>|(?!\?))/g)
    .filter(([text]) => text[0] === '(')) {
    seen++;
    if (!name?.startsWith('atomic')) indexes.push(seen);
  }
  return indexes;
}

/** A group that does not exist matches nothing, as in Java. */
export function placeReferences(source: string, indexes: readonly number[]): string {
  return source.replace(new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g'), (_, group: string) => {
    const index = indexes[Number(group)];
    return index === undefined ? '(?!)' : `\\${index}`;
  });
}
