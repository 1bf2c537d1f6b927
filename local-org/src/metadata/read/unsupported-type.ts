import type { Problem } from '../types.ts';

/** A component of a type that the Metadata API knows and this org cannot deploy. */
export function unsupportedType(file: string, type: string): Problem {
  const code = 'UNSUPPORTED_METADATA_TYPE';
  return { file, line: 1, column: 1, severity: 'error', code, message: `${code}: this org cannot deploy ${type}` };
}
