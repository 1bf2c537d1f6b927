import { readManifest } from '../read/package-xml.ts';
import type { ComponentRef } from '../components.ts';
import type { MetadataContext } from '../deploy/context.ts';
import { MetadataError } from '../errors.ts';
import { prepareMetadataTypes } from '../fields/prepare.ts';
import { zip } from '../read/zip.ts';
import { ComponentStore } from '../store/component-store.ts';
import { newComponentId } from '../store/component-ids.ts';
import { rowOf, text, type Connection, type SqlRow } from '../store/sql.ts';
import type { Problem } from '../types.ts';
import { fileProperties, type FileProperties } from './file-properties.ts';
import { packageFiles } from './package.ts';
import { selectComponents } from './select.ts';

/** `RetrieveRequest` of the Metadata API. */
export interface RetrieveRequest {
  readonly members: readonly ComponentRef[];
  /** e.g. `67.0` */
  readonly version: string;
  readonly singlePackage: boolean;
}

/** `RetrieveResult` of the Metadata API; `zipFile` is base64. */
export interface RetrieveResult {
  readonly done: boolean;
  readonly errorMessage: string | null;
  readonly errorStatusCode: string | null;
  readonly fileProperties: readonly FileProperties[];
  readonly id: string;
  readonly messages: readonly { readonly fileName: string; readonly problem: string }[];
  readonly status: 'Pending' | 'InProgress' | 'Succeeded' | 'Failed';
  readonly success: boolean;
  readonly zipFile: string;
}

function createRetrieveTable(db: Connection): void {
  db.exec(
    'CREATE TABLE IF NOT EXISTS _retrieve (id TEXT PRIMARY KEY, request TEXT NOT NULL, status TEXT NOT NULL, user_id TEXT NOT NULL, result TEXT)',
  );
}

/** Queues a retrieve; returns its id. */
export function createRetrieve(db: Connection, request: RetrieveRequest, userId: string): string {
  createRetrieveTable(db);
  const id = newComponentId('RetrieveRequest');
  db.prepare('INSERT INTO _retrieve VALUES (?,?,?,?,NULL)').run(id, JSON.stringify(request), 'Pending', userId);
  return id;
}

/** The members of a package.xml, for clients that send the file. */
export function readRetrieveManifest(packageXml: string): ComponentRef[] {
  const problems: Problem[] = [];
  const { members } = readManifest(
    { path: 'package.xml', file: 'package.xml', bytes: new TextEncoder().encode(packageXml) },
    problems,
  );
  const [first] = problems;
  if (first) throw new MetadataError('INVALID_MANIFEST', `package.xml:${first.line}: ${first.message}`);
  return [...members];
}

/** Renders what was asked for from the org's state. */
export async function runRetrieve(context: MetadataContext, id: string): Promise<{ readonly succeeded: boolean }> {
  const db = context.db.sqlite;
  const row = find(db, id);
  const request = JSON.parse(text(row['request'])) as RetrieveRequest;
  const fields = await prepareMetadataTypes();
  const store = new ComponentStore(db);
  const { found, missing } = selectComponents(store, request.members);
  const files = packageFiles(store, found, fields, request.version, context.org.id);
  const folder = request.singlePackage ? '' : 'unpackaged/';
  const asked = { userId: text(row['user_id']), at: context.now() };
  const bytes = zip(new Map(files.map((file) => [folder + file.path, file.bytes])));
  const result: RetrieveResult = {
    ...pending(text(row['id'])),
    done: true,
    status: 'Succeeded',
    success: true,
    fileProperties: files.map((file) => fileProperties(context.db, file, folder, asked)),
    messages: missing.map((ref) => ({
      fileName: `${folder}package.xml`,
      problem: `Entity of type '${ref.type}' named '${ref.fullName}' cannot be found`,
    })),
    zipFile: Buffer.from(bytes).toString('base64'),
  };
  db.prepare("UPDATE _retrieve SET status = 'Succeeded', result = ? WHERE id = ?").run(
    JSON.stringify(result),
    result.id,
  );
  return { succeeded: true };
}

/** `RetrieveResult` as checkRetrieveStatus gives it; ids of 15 or 18 characters. */
export function retrieveResult(db: Connection, id: string): RetrieveResult {
  const row = find(db, id);
  const saved = row['result'];
  return typeof saved === 'string' ? (JSON.parse(saved) as RetrieveResult) : pending(text(row['id']));
}

function pending(id: string): RetrieveResult {
  const none = { errorMessage: null, errorStatusCode: null, fileProperties: [], messages: [], zipFile: '' };
  return { ...none, done: false, id, status: 'Pending', success: false };
}

function find(db: Connection, id: string): SqlRow {
  createRetrieveTable(db);
  const row = rowOf(db, 'SELECT * FROM _retrieve WHERE substr(id, 1, 15) = ?', id.slice(0, 15));
  if (!row)
    throw new MetadataError(
      'INVALID_CROSS_REFERENCE_KEY',
      `INVALID_CROSS_REFERENCE_KEY: invalid cross reference id: ${id}`,
    );
  return row;
}
