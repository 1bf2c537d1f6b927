import type { DatabaseSync } from 'node:sqlite';

/** SQL functions that the compiler of SOQL uses. */
export function registerFunctions(sqlite: DatabaseSync): void {
  sqlite.function('fold', { deterministic: true }, (value) =>
    typeof value === 'string' ? value.toLowerCase() : value,
  );
  sqlite.function('has_item', { deterministic: true }, (value, item) => (hasItem(value, item) ? 1 : 0));
}

/** Multi-select picklists keep their values as `a;b`. */
function hasItem(value: unknown, item: unknown): boolean {
  if (typeof value !== 'string' || typeof item !== 'string') return false;
  const wanted = item.toLowerCase();
  return value.split(';').some((part) => part.trim().toLowerCase() === wanted);
}
