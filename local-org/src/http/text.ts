/** A value from a request or a row as text; what is neither text, number nor boolean is the fallback. */
export function textOr(value: unknown, fallback = ''): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : fallback;
}
