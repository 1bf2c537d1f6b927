/** What `local-org check --json` prints and every compiler of the org yields. Lines and columns count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
}

export interface ComponentFile {
  /** as in a metadata-format zip: `classes/A.cls` */ readonly path: string;
  readonly bytes: Uint8Array;
}
export interface Component {
  readonly type: string;
  readonly fullName: string;
  readonly files: readonly ComponentFile[];
  /** where a problem is reported, keyed by `ComponentFile.path`: the source file of `check`, or the path in the zip */
  readonly sources: Readonly<Record<string, string>>;
}
