import type { CompiledUnit } from '../abi.ts';
import type { Problem } from '../../metadata/types.ts';
import { readKept } from './cache.ts';
import type { CompileCache } from './cache.ts';

/** What compiling one file gave. */
export interface FileResult {
  readonly problems: readonly Problem[];
  readonly unit: CompiledUnit | null;
}

export function storeResult(cache: CompileCache, key: string, result: FileResult): void {
  cache.set(key, JSON.stringify(result));
}

/** The result for a file that may lie elsewhere now: the same class is deployed from one place and tested in another. */
export function readResult(cache: CompileCache, key: string, path: string): FileResult | null {
  const kept = readKept(cache, key, (text) => JSON.parse(text) as FileResult);
  if (kept === null) return null;
  const { problems, unit } = kept;
  return { problems: problems.map((problem) => ({ ...problem, file: path })), unit: unit && moved(unit, path) };
}

function moved(unit: CompiledUnit, path: string): CompiledUnit {
  if (unit.file === path) return unit;
  const map = JSON.parse(unit.map) as { file: string; sources: string[] };
  return { ...unit, file: path, map: JSON.stringify({ ...map, file: `${path}.js`, sources: [path] }) };
}
