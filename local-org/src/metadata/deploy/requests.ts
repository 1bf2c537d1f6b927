import { newComponentId } from '../store/component-ids.ts';
import { MetadataError } from '../errors.ts';
import { rowOf, rowsOf, text, type Connection, type SqlRow } from '../store/sql.ts';
import { readDeployOptions, type DeployOptions } from './options.ts';
import { NO_TESTS, type DeployResult, type DeployStatus } from './result.ts';

const TABLES = `CREATE TABLE IF NOT EXISTS _deploy (
  id TEXT PRIMARY KEY, zip BLOB NOT NULL, options TEXT NOT NULL, status TEXT NOT NULL, created_by TEXT NOT NULL,
  created_by_name TEXT NOT NULL, created_date TEXT NOT NULL, result TEXT, cancel_requested_by TEXT)`;

/** A deploy of ten days ago can no longer be quick-deployed. */
const QUICK_DEPLOY_DAYS = 10;

export interface DeployRequest {
  readonly id: string;
  readonly zip: Uint8Array;
  readonly options: DeployOptions;
  readonly userId: string;
}

export interface Requester {
  readonly userId: string;
  readonly name: string;
}

function createDeployTable(db: Connection): void {
  db.exec(TABLES);
}

/** Queues a deploy; the zip is read when the deploy runs. Returns its id. */
export function createDeploy(
  db: Connection,
  zip: Uint8Array,
  options: Readonly<Record<string, unknown>>,
  by: Requester,
  now: Date,
): string {
  createDeployTable(db);
  const id = newComponentId('DeployRequest');
  db.prepare('INSERT INTO _deploy VALUES (?,?,?,?,?,?,?,NULL,NULL)').run(
    id,
    zip,
    JSON.stringify(readDeployOptions(options)),
    'Pending',
    by.userId,
    by.name,
    now.toISOString(),
  );
  return id;
}

/** Quick deploy: a new deploy of what a validation that ran tests has proved. Returns its id. */
export function deployRecentValidation(db: Connection, validationId: string, by: Requester, now: Date): string {
  const validation = find(db, validationId);
  const result = savedResult(validation);
  const oldest = now.getTime() - QUICK_DEPLOY_DAYS * 86_400_000;
  const isUsable = result?.status === 'Succeeded' && result.checkOnly && Date.parse(result.createdDate) > oldest;
  if (!isUsable || result.numberTestsCompleted === 0)
    throw new MetadataError(
      'INVALID_ID_FIELD',
      `The provided validation ID is invalid or is not ready for a quick deploy: ${validationId}`,
    );
  const options = { ...optionsOf(validation), checkOnly: false, testLevel: 'NoTestRun', runTests: [] };
  return createDeploy(db, validation['zip'] as Uint8Array, options, by, now);
}

/** Asks a deploy to stop. One that has not started is canceled at once. */
export function cancelDeploy(
  db: Connection,
  id: string,
  by: Requester,
  now: Date,
): { readonly id: string; readonly done: boolean } {
  const row = find(db, id);
  const deployId = text(row['id']);
  if (savedResult(row)?.done) throw new MetadataError('INVALID_ID_FIELD', `Deployment already completed: ${deployId}`);
  db.prepare('UPDATE _deploy SET cancel_requested_by = ? WHERE id = ?').run(JSON.stringify(by), deployId);
  if (row['status'] !== 'Pending') return { id: deployId, done: false };
  const result = { ...deployResult(db, deployId), ...canceled(by), completedDate: now.toISOString() };
  saveResult(db, deployId, result);
  return { id: deployId, done: true };
}

export function cancelRequest(db: Connection, id: string): Requester | null {
  const by = find(db, id)['cancel_requested_by'];
  return typeof by === 'string' ? (JSON.parse(by) as Requester) : null;
}

export function canceled(
  by: Requester,
): Pick<DeployResult, 'status' | 'done' | 'success' | 'canceledBy' | 'canceledByName'> {
  return { status: 'Canceled', done: true, success: false, canceledBy: by.userId, canceledByName: by.name };
}

/** Takes a pending deploy; throws when it does not exist, has run, or was canceled. */
export function startDeploy(db: Connection, id: string): DeployRequest {
  const row = find(db, id);
  if (row['status'] !== 'Pending')
    throw new MetadataError('INVALID_ID_FIELD', `Deploy ${id} is not pending but ${text(row['status'])}`);
  db.prepare("UPDATE _deploy SET status = 'InProgress' WHERE id = ?").run(text(row['id']));
  return {
    id: text(row['id']),
    zip: row['zip'] as Uint8Array,
    options: optionsOf(row),
    userId: text(row['created_by']),
  };
}

export function saveResult(db: Connection, id: string, result: DeployResult): void {
  db.prepare('UPDATE _deploy SET status = ?, result = ? WHERE id = ?').run(result.status, JSON.stringify(result), id);
}

/** What a process that was ended left behind: those deploys changed nothing and say so. */
export function recoverDeploys(db: Connection, now: Date): number {
  createDeployTable(db);
  const rows = rowsOf(db, "SELECT id FROM _deploy WHERE status IN ('InProgress', 'Pending')");
  for (const row of rows) {
    const id = text(row['id']);
    const end = {
      status: 'Failed',
      done: true,
      completedDate: now.toISOString(),
      errorStatusCode: 'UNKNOWN_EXCEPTION',
    } as const;
    saveResult(db, id, {
      ...deployResult(db, id),
      ...end,
      errorMessage: 'The org was stopped while this deploy was running. Nothing was deployed: deploy again.',
    });
  }
  return rows.length;
}

/** `DeployResult` as SOAP's checkDeployStatus and REST's deployRequest give it; ids of 15 or 18 characters. */
export function deployResult(db: Connection, id: string): DeployResult {
  const row = find(db, id);
  return savedResult(row) ?? pendingResult(row);
}

function pendingResult(row: SqlRow): DeployResult {
  const options = optionsOf(row);
  return {
    canceledBy: null,
    canceledByName: null,
    checkOnly: options.checkOnly,
    completedDate: null,
    createdBy: text(row['created_by']),
    createdByName: text(row['created_by_name']),
    createdDate: text(row['created_date']),
    details: { componentFailures: [], componentSuccesses: [], retrieveResult: null, runTestResult: NO_TESTS },
    done: false,
    errorMessage: null,
    errorStatusCode: null,
    id: text(row['id']),
    ignoreWarnings: options.ignoreWarnings,
    lastModifiedDate: text(row['created_date']),
    numberComponentErrors: 0,
    numberComponentsDeployed: 0,
    numberComponentsTotal: 0,
    numberTestErrors: 0,
    numberTestsCompleted: 0,
    numberTestsTotal: 0,
    rollbackOnError: options.rollbackOnError,
    runTestsEnabled: options.testLevel !== 'NoTestRun',
    startDate: null,
    stateDetail: null,
    status: text(row['status']) as DeployStatus,
    success: false,
    testLevel: options.testLevel,
  };
}

function find(db: Connection, id: string): SqlRow {
  createDeployTable(db);
  const row = rowOf(db, 'SELECT * FROM _deploy WHERE substr(id, 1, 15) = ?', id.slice(0, 15));
  if (!row)
    throw new MetadataError(
      'INVALID_CROSS_REFERENCE_KEY',
      `INVALID_CROSS_REFERENCE_KEY: invalid cross reference id: ${id}`,
    );
  return row;
}

function optionsOf(row: SqlRow): DeployOptions {
  return JSON.parse(text(row['options'])) as DeployOptions;
}

function savedResult(row: SqlRow): DeployResult | null {
  const saved = row['result'];
  return typeof saved === 'string' ? (JSON.parse(saved) as DeployResult) : null;
}
