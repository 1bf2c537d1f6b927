import type { Position } from '../syntax/index.ts';
import { RESERVED } from './reserved-words.ts';

type Report = (at: Position, code: string, message: string) => void;

/** Names of types, variables and enum constants; methods may have reserved names. */
export function checkName(name: string, at: Position, report: Report): void {
  if (RESERVED.has(name.toLowerCase()))
    report(at, 'invalid-reserved-name-identifier', `Identifier name is reserved: ${name}`);
  else checkCharacters(name, at, report);
}

/** Of every name, also of methods: letters, digits and single underscores between them. */
export function checkCharacters(name: string, at: Position, report: Report): void {
  if (/^_|__|_$|\$/.test(name)) report(at, 'invalid-character-identifier', `Invalid character in identifier: ${name}`);
  else if (name.length > 255) report(at, 'identifier-too-long', `Identifier name is too long: ${name}`);
}
