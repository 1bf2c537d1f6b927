import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OrgServerError, diskFull, isDiskFull } from './errors.ts';

/** Raise it together with a change that an older server cannot read. */
export const STATE_VERSION = 1;

export interface StatePaths {
  readonly directory: string;
  readonly manifest: string;
  readonly lock: string;
  readonly registry: string;
  readonly orgs: string;
  readonly keys: string;
}

export function statePaths(directory: string): StatePaths {
  return {
    directory,
    manifest: join(directory, 'state.json'),
    lock: join(directory, 'server.lock'),
    registry: join(directory, 'server.sqlite'),
    orgs: join(directory, 'orgs'),
    keys: join(directory, 'keys'),
  };
}

export function orgFile(paths: StatePaths, orgId: string): string {
  return join(paths.orgs, `${orgId}.sqlite`);
}

/** Makes the directory when it is new, and refuses one that this version cannot read. */
export function prepareState(paths: StatePaths): void {
  try {
    mkdirSync(paths.directory, { recursive: true });
    if (existsSync(paths.manifest)) checkManifest(paths);
    else createManifest(paths);
    mkdirSync(paths.orgs, { recursive: true });
    mkdirSync(paths.keys, { recursive: true, mode: 0o700 });
  } catch (error) {
    if (isDiskFull(error)) throw diskFull(paths.directory);
    if (error instanceof OrgServerError) throw error;
    throw unreadable(paths, error);
  }
}

function createManifest(paths: StatePaths): void {
  const strangers = readdirSync(paths.directory).filter((name) => name !== 'server.lock');
  if (strangers.length > 0) {
    throw new OrgServerError(
      'STATE_CORRUPT',
      `${paths.directory} holds files (${strangers.slice(0, 3).join(', ')}) but no state.json.`,
      'Choose an empty directory with --state, or remove this one with `local-org reset`.',
    );
  }
  const text = JSON.stringify({ version: STATE_VERSION, createdAt: new Date().toISOString() }, null, 2);
  writeWhole(paths.manifest, `${text}\n`);
}

function checkManifest(paths: StatePaths): void {
  const version = readVersion(paths.manifest);
  if (version === STATE_VERSION) return;
  const newer = version > STATE_VERSION;
  throw new OrgServerError(
    'STATE_VERSION',
    `The state in ${paths.directory} has version ${version}; this local-org reads version ${STATE_VERSION}.`,
    newer
      ? 'Use the newer local-org that wrote it, another --state directory, or `local-org reset`.'
      : 'Run `local-org reset` to start with an empty org, or use another --state directory.',
  );
}

function readVersion(file: string): number {
  try {
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version?: unknown };
    if (typeof version === 'number' && Number.isInteger(version)) return version;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw corrupt(file);
}

export function corrupt(file: string): OrgServerError {
  return new OrgServerError(
    'STATE_CORRUPT',
    `${file} is damaged and cannot be read.`,
    'Restore it from a copy, or run `local-org reset` to start with an empty org.',
  );
}

function unreadable(paths: StatePaths, error: unknown): OrgServerError {
  const reason = error instanceof Error ? error.message : String(error);
  return new OrgServerError(
    'STATE_UNREADABLE',
    `The state directory ${paths.directory} cannot be used: ${reason}`,
    'Check that it is a directory that you may write to, or choose another with --state.',
  );
}

/** Either the old content or the new one is there, also after a crash. */
export function writeWhole(file: string, content: string, mode = 0o644): void {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, content, { mode, flush: true });
  chmodSync(draft, mode);
  renameSync(draft, file);
}
