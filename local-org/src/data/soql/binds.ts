import type { BindValue } from '../types.ts';

/** What the SQL depends on of the values that come later. */
export interface BindShapes {
  /** some text has characters outside ASCII, so comparison has to fold case itself */
  readonly unicode: boolean;
  /** lower-cased names of binds that are null or contain it */
  readonly withNull: ReadonlySet<string>;
  /** lower-cased names of binds that are collections */
  readonly lists: ReadonlySet<string>;
  readonly key: string;
}

export function bindShapes(soql: string, binds: Readonly<Record<string, BindValue>>): BindShapes {
  const withNull = new Set<string>();
  const lists = new Set<string>();
  let unicode = isUnicode(soql);
  for (const [name, value] of Object.entries(binds)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (Array.isArray(value)) lists.add(name.toLowerCase());
    if (values.includes(null)) withNull.add(name.toLowerCase());
    unicode ||= values.some((item) => typeof item === 'string' && isUnicode(item));
  }
  const key = `${unicode ? 'u' : 'a'} ${[...withNull].sort().join(',')} ${[...lists].sort().join(',')}`;
  return { unicode, withNull, lists, key };
}

function isUnicode(text: string): boolean {
  return /[^\x00-\x7f]/.test(text);
}
