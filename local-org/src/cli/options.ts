import { resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Shape } from '../schema/types.ts';
import { OrgServerError } from '../org/errors.ts';

export const DEFAULT_STATE = '.local-org';
const SHAPES: readonly Shape[] = ['developer', 'enterprise', 'enterprise-event-monitoring'];

/** Flags as given; an unknown one is an INVALID_ARGUMENT that names it. */
export function parseFlags<T extends ParseArgsConfig['options'] & object>(argv: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: false, strict: true }).values;
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error));
  }
}

export function invalid(message: string): OrgServerError {
  return new OrgServerError('INVALID_ARGUMENT', message, 'See `local-org --help`.');
}

export function stateDirectory(flag: string | undefined): string {
  return resolve(flag ?? DEFAULT_STATE);
}

export function portNumber(flag: string | undefined, name = '--port'): number {
  if (flag === undefined) return 0;
  const port = Number(flag);
  if (!/^\d+$/.test(flag) || port > 65535) throw invalid(`${name} must be a number from 0 to 65535, not "${flag}".`);
  return port;
}

export function shapeName(flag: string | undefined): Shape {
  if (flag === undefined) return 'developer';
  const shape = SHAPES.find((name) => name === flag);
  if (!shape) throw invalid(`--shape must be one of ${SHAPES.join(', ')}, not "${flag}".`);
  return shape;
}
