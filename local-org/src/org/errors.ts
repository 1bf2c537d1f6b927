export type OrgServerErrorCode =
  | 'STATE_VERSION'
  | 'STATE_CORRUPT'
  | 'STATE_LOCKED'
  | 'STATE_UNREADABLE'
  | 'DISK_FULL'
  | 'PORT_TAKEN'
  | 'NOT_RUNNING'
  | 'INVALID_ARGUMENT'
  | 'ORG_NOT_FOUND'
  | 'SEED_FAILED'
  | 'TEST_RUN_FAILED';

/** A failure of the server itself (not of a request), with what can be done about it. */
export class OrgServerError extends Error {
  readonly code: OrgServerErrorCode;
  readonly remedy: string;
  constructor(code: OrgServerErrorCode, message: string, remedy: string) {
    super(message);
    this.name = 'OrgServerError';
    this.code = code;
    this.remedy = remedy;
  }
}

/** SQLite and the file system say "full" in different ways. */
export function isDiskFull(error: unknown): boolean {
  const { code, errcode } = (error ?? {}) as { code?: string; errcode?: number };
  return code === 'ENOSPC' || code === 'EDQUOT' || errcode === 13;
}

export function diskFull(directory: string): OrgServerError {
  return new OrgServerError(
    'DISK_FULL',
    `No space is left on the disk of ${directory}.`,
    'Free some space and start again; what was committed is kept.',
  );
}
