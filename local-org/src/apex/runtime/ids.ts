/** Salesforce record ids: 15 characters with case, or 18 with a checksum. */
import { StringException } from './exceptions.ts';

const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

export function isIdText(text: string): boolean {
  return (
    /^[a-zA-Z0-9]{15}$/.test(text) ||
    (/^[a-zA-Z0-9]{18}$/.test(text) && checksum(text.slice(0, 15)) === text.slice(15).toUpperCase())
  );
}

/** Three characters that tell the case of the first fifteen. */
export function checksum(id15: string): string {
  let suffix = '';
  for (let block = 0; block < 3; block++) {
    let bits = 0;
    for (let at = 0; at < 5; at++) if (/[A-Z]/.test(id15[block * 5 + at])) bits |= 1 << at;
    suffix += SUFFIX[bits];
  }
  return suffix;
}

/** The 18-character form; throws StringException "Invalid id: …". */
export function toId(text: string): string {
  if (/^[a-zA-Z0-9]{15}$/.test(text)) return text + checksum(text);
  if (/^[a-zA-Z0-9]{18}$/.test(text)) {
    const restored = restoreCase(text);
    if (restored) return restored;
  }
  throw new StringException(`Invalid id: ${text}`);
}

/** The suffix tells which letters are capitals, so an id whose case was lost comes back. */
function restoreCase(text: string): string | null {
  let id15 = '';
  const suffix = text.slice(15).toUpperCase();
  for (let at = 0; at < 15; at++) {
    const bits = SUFFIX.indexOf(suffix[Math.floor(at / 5)]);
    if (bits < 0) return null;
    id15 += bits & (1 << (at % 5)) ? text[at].toUpperCase() : text[at].toLowerCase();
  }
  return id15 + suffix;
}
