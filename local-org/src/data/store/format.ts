import type { DatabaseSync } from 'node:sqlite';
import { DataError } from '../types.ts';

/** `PRAGMA application_id` of an org's file: the letters LORG. */
const APPLICATION_ID = 0x4c4f5247;
/** Raise it when older files cannot be read any more. */
const VERSION = 1;

const pragma = (sqlite: DatabaseSync, name: string): number =>
  Number(Object.values(sqlite.prepare(`PRAGMA ${name}`).get() ?? {})[0] ?? 0);

/** An empty file is new; one of another program or of another version is refused, with what to do. */
export function checkFormat(sqlite: DatabaseSync, file: string): void {
  const application = pragma(sqlite, 'application_id');
  const version = pragma(sqlite, 'user_version');
  const isEmpty = sqlite.prepare('SELECT 1 FROM sqlite_master LIMIT 1').get() === undefined;
  if (isEmpty && application === 0) return;
  if (application !== APPLICATION_ID)
    throw new DataError(
      'STATE_FOREIGN',
      `${file} is a SQLite file of another program. Choose another state directory with --state.`,
    );
  if (version !== VERSION)
    throw new DataError(
      'STATE_VERSION',
      `${file} was written by another version (format ${version}, this one reads ${VERSION}). Run \`local-org reset\` to start with a fresh org.`,
    );
}

export function writeFormat(sqlite: DatabaseSync): void {
  if (pragma(sqlite, 'application_id') === APPLICATION_ID) return;
  sqlite.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${VERSION}`);
}
