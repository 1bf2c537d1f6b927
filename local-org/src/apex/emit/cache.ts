import type { CompiledUnit } from '../abi.ts';
import type { Problem } from '../../metadata/types.ts';

/** What compiling one file gave, found again as long as the file and all that it can see of others are the same. */
export interface CachedFile {
  readonly problems: readonly Problem[];
  readonly unit: CompiledUnit | null;
}
export interface CompileCache {
  get(key: string): CachedFile | undefined;
  set(key: string, value: CachedFile): void;
  /** JSON, for a file */
  serialize(): string;
}

/** In memory; `stored` is what `serialize` gave an earlier process. */
export function createCompileCache(stored?: string): CompileCache {
  const entries = new Map<string, CachedFile>(
    stored === undefined ? [] : (JSON.parse(stored) as [string, CachedFile][]),
  );
  const used = new Set<string>();
  return {
    get(key) {
      if (entries.has(key)) used.add(key);
      return entries.get(key);
    },
    set(key, value) {
      used.add(key);
      entries.set(key, value);
    },
    serialize: () => JSON.stringify([...entries].filter(([key]) => used.has(key))),
  };
}
