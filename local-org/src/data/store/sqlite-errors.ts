import { DataError } from '../types.ts';

const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_NOTADB = 26;

function primaryCode(error: unknown): number | null {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code & 0xff : null;
}

/** What SQLite says, in the words of the platform where it has them. */
export function asDataError(error: unknown): unknown {
  switch (primaryCode(error)) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return new DataError('UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record');
    case SQLITE_FULL:
      return new DataError(
        'STORAGE_LIMIT_EXCEEDED',
        'The disk is full: nothing was written. Free space and try again.',
      );
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return new DataError(
        'STATE_CORRUPT',
        'The state file is damaged. Run `local-org reset` to start with a fresh org.',
      );
    default:
      return error;
  }
}

/** Why an org's file could not be opened. */
export function openFailure(error: unknown, file: string): unknown {
  if (error instanceof DataError) return error;
  const known = asDataError(error);
  if (known instanceof DataError && known.code === 'STATE_CORRUPT')
    return new DataError(
      known.code,
      `${file} is damaged or no SQLite file. Run \`local-org reset\` to start with a fresh org.`,
    );
  if (known instanceof DataError) return known;
  const reason = error instanceof Error ? error.message : String(error);
  return new DataError(
    'STATE_UNREADABLE',
    `${file} cannot be opened: ${reason}. Check that the directory exists and may be written.`,
  );
}
