import type { Position } from '../syntax/index.ts';
import { RESERVED } from './reserved-words.ts';

type Report = (at: Position, code: string, message: string) => void;

/** Names of types and variables; methods may have reserved names. */
export function checkName(name: string, at: Position, report: Report): void {
  if (RESERVED.has(name.toLowerCase()))
    report(at, 'invalid-reserved-name-identifier', `Identifier name is reserved: ${name}`);
  else if (/^_|__|_$/.test(name))
    report(at, 'invalid-character-identifier', `Invalid character in identifier: ${name}`);
  else if (name.length > 255) report(at, 'identifier-too-long', `Identifier name is too long: ${name}`);
}
