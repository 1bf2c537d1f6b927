import type { CompiledUnit } from '../abi.ts';

/**
 * Code of a unit that counts its lines in `$.coverage[index][line]`. A counter takes the place of a comment of the same
 * length, so that the source map fits both; code that does not count pays nothing.
 */
export function withCoverage(unit: CompiledUnit, index: number): string {
  return `const $K=$.coverage[${index}];${unit.code}`.replace(/\/\*K\[(\d+)\]\*\//g, '$$K[$1]++;');
}
