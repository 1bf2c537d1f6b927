import { randomInt } from 'node:crypto';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The 18-character form of a 15- or 18-character id: three characters tell which letters are upper case. */
export function to18(id: string): string {
  const base = id.slice(0, 15);
  let suffix = '';
  for (let chunk = 0; chunk < 3; chunk++) {
    let bits = 0;
    for (let i = 0; i < 5; i++) if (/[A-Z]/.test(base[chunk * 5 + i])) bits |= 1 << i;
    suffix += CHECK[bits];
  }
  return base + suffix;
}

export function isId(text: string): boolean {
  return /^[a-zA-Z0-9]{15}(?:[A-Z0-5]{3})?$/.test(text);
}

export function sameId(left: string, right: string): boolean {
  return left.slice(0, 15) === right.slice(0, 15);
}

/** A random id of 18 characters with the given key prefix. */
export function randomId(prefix: string): string {
  let id = prefix;
  while (id.length < 15) id += BASE62[randomInt(62)];
  return to18(id);
}
