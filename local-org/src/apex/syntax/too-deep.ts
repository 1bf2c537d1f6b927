/** The platform's words for code that nests too deep for its compiler (apex-language-support: expression.too.long). */
export const TOO_DEEP = 'Expression is too long, please split this expression into multiple statements';

/** Whether an error is the end of the stack: expressions and blocks are walked by recursion. */
export function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError && /call stack/.test(error.message);
}
