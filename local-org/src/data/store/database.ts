import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import type { Schema } from '../../schema/types.ts';
import type { CompiledQuery } from '../soql/compiled.ts';
import { runQuery } from '../soql/run.ts';
import { DataError } from '../types.ts';
import type { QueryRequest, QueryResult, WriteRequest, WriteResult } from '../types.ts';
import type { PublishedEvent } from '../dml/publish.ts';
import { runWrite } from '../dml/write.ts';
import { SqlFormulas } from '../formulas/sql.ts';
import { checkFormat, writeFormat } from './format.ts';
import { registerFunctions } from './functions.ts';
import { asDataError, openFailure } from './sqlite-errors.ts';
import { TableCatalog } from './tables.ts';

export interface OpenOptions {
  /** the org's file, or `:memory:` */
  readonly file: string;
  readonly schema: Schema;
  /** how long a write waits for another writer before it is UNABLE_TO_LOCK_ROW; 10 seconds unless said */
  readonly busyTimeoutMs?: number;
  /** refuse a file that does not exist */
  readonly mustExist?: boolean;
}

/**
 * One connection to an org's file. Not shared between threads: each opens its own. Reads see what is committed; the
 * first write of a transaction takes the org's only write lock and holds it until `commit` or `rollback`.
 */
export class OrgDatabase {
  readonly file: string;
  readonly sqlite: DatabaseSync;
  readonly tables: TableCatalog;
  /** SQL of the queries that this connection has run */
  readonly compiledQueries = new Map<string, CompiledQuery>();
  /** gets the platform events that a write publishes; without it they are gone */
  onPublish: ((events: readonly PublishedEvent[]) => void) | null = null;
  /** formula fields in SQL */
  readonly formulas: SqlFormulas;
  #schema: Schema;
  #inTransaction = false;
  #hasLock = false;
  /** rows written by this connection when it took the lock */
  #writtenBefore = 0;
  /** open ones, the oldest first */
  readonly #openSavepoints: string[] = [];
  /** a copy for tests: tables that it needed once stay, since each change of a table makes SQLite read all their DDL again */
  #isPrivate = false;
  readonly #statements = new Map<string, StatementSync>();
  #savepoints = 0;

  private constructor(sqlite: DatabaseSync, options: OpenOptions) {
    this.sqlite = sqlite;
    this.file = options.file;
    this.#schema = options.schema;
    this.tables = new TableCatalog(this);
    this.formulas = new SqlFormulas(this);
  }

  /** Opens or creates. Throws DataError STATE_CORRUPT, STATE_VERSION or STATE_FOREIGN when the file is not this program's. */
  static open(options: OpenOptions): OrgDatabase {
    const sqlite = openFile(options);
    try {
      sqlite.exec(`PRAGMA busy_timeout = ${Math.trunc(options.busyTimeoutMs ?? 10_000)}`);
      checkFormat(sqlite, options.file);
      sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = OFF');
      writeFormat(sqlite);
      registerFunctions(sqlite);
      return new OrgDatabase(sqlite, options);
    } catch (error) {
      sqlite.close();
      throw openFailure(error, options.file);
    }
  }

  get schema(): Schema {
    return this.#schema;
  }

  /** After a deploy: the same rows under the new metadata. */
  useSchema(schema: Schema): void {
    this.#schema = schema;
    this.compiledQueries.clear();
    this.formulas.forget();
    this.tables.forget();
  }

  get inTransaction(): boolean {
    return this.#inTransaction;
  }

  /** whether this transaction has written: callouts ask for it */
  get hasUncommittedWork(): boolean {
    return this.#hasLock;
  }

  begin(): void {
    if (this.#inTransaction)
      throw new DataError('TRANSACTION_STATE', 'A transaction is already open on this connection.');
    this.#inTransaction = true;
  }

  commit(): void {
    if (this.#hasLock) this.#guard(() => this.sqlite.exec('COMMIT'));
    this.#end();
  }

  rollback(): void {
    if (this.#hasLock && this.sqlite.isTransaction) this.#undo('ROLLBACK');
    this.#end();
  }

  /** Runs in the open transaction, or in one of its own that is rolled back when `work` throws. */
  transaction<T>(work: () => T): T {
    if (this.#inTransaction) return work();
    this.begin();
    try {
      const result = work();
      this.commit();
      return result;
    } catch (error) {
      this.rollback();
      throw error;
    }
  }

  /** Takes the write lock; UNABLE_TO_LOCK_ROW when another connection keeps it longer than the busy timeout. */
  lock(): void {
    if (this.#hasLock) return;
    if (!this.#inTransaction) throw new DataError('TRANSACTION_STATE', 'A write needs an open transaction.');
    this.#guard(() => this.sqlite.exec('BEGIN IMMEDIATE'));
    this.#hasLock = true;
    this.#writtenBefore = this.#rowsWritten();
    this.tables.version();
  }

  /** Gives up a write lock under which no row was written and no savepoint is open; the transaction goes on. */
  releaseUnusedLock(): void {
    if (!this.#hasLock || this.#openSavepoints.length > 0 || this.#rowsWritten() !== this.#writtenBefore) return;
    this.#guard(() => this.sqlite.exec('COMMIT'));
    this.#hasLock = false;
  }

  /** Sets a savepoint in the open transaction; they nest. */
  savepoint(): string {
    this.lock();
    const name = `sp_${++this.#savepoints}`;
    this.sqlite.exec(`SAVEPOINT ${name}`);
    this.#openSavepoints.push(name);
    return name;
  }

  /** Undoes what came after the savepoint, which stays usable; later savepoints are gone. */
  rollbackTo(savepoint: string): void {
    this.#undo(`ROLLBACK TO ${checkName(savepoint)}`);
    this.#openSavepoints.length = this.#openSavepoints.indexOf(savepoint) + 1;
  }

  release(savepoint: string): void {
    this.sqlite.exec(`RELEASE ${checkName(savepoint)}`);
    this.#openSavepoints.length = Math.max(0, this.#openSavepoints.indexOf(savepoint));
  }

  /** SOQL in, rows out. `now` is what TODAY and the like count from. */
  query(request: QueryRequest & { readonly now?: number }): QueryResult {
    return this.#guard(() => runQuery(this, request));
  }

  /** One result per record, in order. Runs in the open transaction, or in one of its own. */
  write(request: WriteRequest): readonly WriteResult[] {
    return this.#guard(() => runWrite(this, request));
  }

  /** Prepares once per text. */
  prepare(sql: string): StatementSync {
    const found = this.#statements.get(sql);
    if (found !== undefined) return found;
    if (this.#statements.size > 500) this.#statements.clear();
    const statement = this.#guard(() => this.sqlite.prepare(sql));
    this.#statements.set(sql, statement);
    return statement;
  }

  /** An own table of another room; its name starts with `_`, `columns` is what stands between the brackets of its DDL. */
  ownTable(name: string, columns: string): void {
    if (!/^_[a-z0-9_]+$/.test(name))
      throw new DataError('INVALID_TABLE', `An own table is called _something, not ${name}.`);
    if (this.tables.exists(name)) return;
    this.#guard(() => this.sqlite.exec(`CREATE TABLE IF NOT EXISTS "${name}" (${columns})`));
    this.tables.forget();
  }

  /** A private copy with what this connection sees, quick enough for one per test worker. */
  copyTo(file: string): OrgDatabase {
    if (file === ':memory:') return this.#copyToMemory();
    this.#guard(() => this.sqlite.prepare('VACUUM INTO ?').run(file));
    return OrgDatabase.open({ file, schema: this.#schema });
  }

  close(): void {
    this.#statements.clear();
    if (this.sqlite.isOpen) this.sqlite.close();
  }

  #copyToMemory(): OrgDatabase {
    const copy = OrgDatabase.open({ file: ':memory:', schema: this.#schema });
    if (this.#hasLock || this.file === ':memory:') copy.tables.copyRowsOf(this);
    else copy.tables.copyFrom(this.file);
    copy.#isPrivate = true;
    return copy;
  }

  /** Tables that were made since are gone, and SQL that names them with them. */
  #undo(rollback: string): void {
    const before = this.tables.layout();
    this.sqlite.exec(rollback);
    if (this.tables.layout() === before) return;
    this.compiledQueries.clear();
    this.#statements.clear();
    this.tables.forget();
    if (this.#isPrivate) this.tables.remake();
  }

  #rowsWritten(): number {
    return Number(this.prepare('SELECT total_changes() AS count').get()?.['count'] ?? 0);
  }

  #end(): void {
    this.#inTransaction = false;
    this.#hasLock = false;
    this.#openSavepoints.length = 0;
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw asDataError(error);
    }
  }
}

function openFile(options: OpenOptions): DatabaseSync {
  try {
    return new DatabaseSync(options.file);
  } catch (error) {
    throw openFailure(error, options.file);
  }
}

function checkName(savepoint: string): string {
  if (!/^sp_\d+$/.test(savepoint)) throw new DataError('INVALID_SAVEPOINT', `No savepoint is called ${savepoint}.`);
  return savepoint;
}
