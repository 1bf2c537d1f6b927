import { randomInt } from 'node:crypto';

/**
 * Record ids: a key prefix of three characters, three of the instance, nine of the record; case matters in these 15. The
 * form of 18 characters adds three that tell which letters are capitals, for places that lose the case.
 */
export const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const INSTANCE = 'gK0';
const RECORD_LENGTH = 9;

/** The 18-character form of a 15- or 18-character id, which is taken as it is. */
export function to18(id: string): string {
  const base = id.slice(0, 15);
  return base + checkSuffix(base);
}

/** 18 characters from 15 or 18 in whatever case; null when it is no id. */
export function toId18(id: string): string | null {
  if (!/^[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?$/.test(id)) return null;
  const full = to18(id);
  return id.length === 15 || id.slice(15).toUpperCase() === full.slice(15) ? full : restoreCase(id);
}

/** Whether the text has the form of an id; what its check characters say is not asked. */
export function isId(text: string): boolean {
  return /^[a-zA-Z0-9]{15}(?:[A-Z0-5]{3})?$/.test(text);
}

export function sameId(left: string, right: string): boolean {
  return left.slice(0, 15) === right.slice(0, 15);
}

/** The id of a record by its number in the org. */
export function idOfNumber(prefix: string, number: number): string {
  return to18(prefix + INSTANCE + base62(number).padStart(RECORD_LENGTH, '0'));
}

/** An id for what no table of the org counts. */
export function randomId(prefix: string): string {
  let id = prefix + INSTANCE;
  while (id.length < 15) id += BASE62[randomInt(BASE62.length)];
  return to18(id);
}

function base62(value: number): string {
  let digits = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) digits = BASE62[rest % 62] + digits;
  return digits;
}

function checkSuffix(base: string): string {
  let checks = '';
  for (let from = 0; from < 15; from += 5) {
    let bits = 0;
    for (let at = 0; at < 5; at++) if (/[A-Z]/.test(base[from + at] ?? '')) bits |= 1 << at;
    checks += CHECK[bits];
  }
  return checks;
}

/** An 18-character id whose letters lost their case still says which they were. */
function restoreCase(id: string): string | null {
  const checks = id.slice(15).toUpperCase();
  let base = '';
  for (let at = 0; at < 15; at++) {
    const bits = CHECK.indexOf(checks[Math.floor(at / 5)] ?? '');
    if (bits < 0) return null;
    const letter = id[at] ?? '';
    base += (bits >> (at % 5)) & 1 ? letter.toUpperCase() : letter.toLowerCase();
  }
  return checkSuffix(base) === checks ? base + checks : null;
}
