/** Blocks between two looks at the clock: a look costs about a microsecond. */
const BLOCKS = 10_000;
/** The first statement of a block of a method or loop bears a comment with its line. */
const BLOCK_START = /\{(\n*)(\/\*K\[(\d+)\]\*\/)/g;

/**
 * Code whose blocks, and so all loops and calls, look at the CPU limit now and then. The call takes the place of a comment
 * of the same length, so that the source map fits; with coverage it counts the line that the comment stands for.
 */
export function withClock(code: string, counts: boolean): string {
  const count = counts ? '$K[n]++;' : '';
  const clock = `'use strict';let $left=${BLOCKS};function $k(n){${count}if(--$left<0){$left=${BLOCKS};$.checkCpu();}}`;
  const ticking = code.replace(BLOCK_START, (_all, lines: string, comment: string, line: string) => {
    return `{${lines}${(counts ? `$k(${line});` : '$k();').padEnd(comment.length)}`;
  });
  return `${clock}${ticking}`;
}
