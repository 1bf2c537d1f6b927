import type { WriteError, WriteResult } from '../../../data/types.ts';
import type { ApexValue } from '../../abi.ts';
import { ApexList } from '../../runtime/index.ts';
import { dmlStatusCode } from './status-code.ts';
import { listOf } from './helpers.ts';

/** Database.Error. */
export class DatabaseError {
  readonly #error: WriteError;
  constructor(error: WriteError) {
    this.#error = error;
  }
  getmessage(): string {
    return this.#error.message;
  }
  getstatuscode(): ApexValue {
    return dmlStatusCode(this.#error.statusCode);
  }
  getfields(): ApexList {
    return listOf('String', [...this.#error.fields]);
  }
  tostring(): string {
    return `Database.Error[getFields=(${this.#error.fields.join(', ')});getMessage=${this.#error.message};getStatusCode=${this.#error.statusCode};]`;
  }
  toString(): string {
    return this.tostring();
  }
}

/** Database.SaveResult, and the base of the other results: they differ in name and `isCreated`. */
export class SaveResult {
  readonly apexName: string = 'Database.SaveResult';
  readonly result: WriteResult;
  constructor(result: WriteResult) {
    this.result = result;
  }
  issuccess(): boolean {
    return this.result.success;
  }
  getid(): string | null {
    return this.result.id;
  }
  geterrors(): ApexList {
    return listOf(
      'Database.Error',
      this.result.errors.map((error) => new DatabaseError(error)),
    );
  }
  tostring(): string {
    return `${this.apexName}[getErrors=(${this.result.errors.map((error) => new DatabaseError(error).tostring()).join(', ')});getId=${this.result.id};isSuccess=${this.result.success};]`;
  }
  toString(): string {
    return this.tostring();
  }
}
export class UpsertResult extends SaveResult {
  override readonly apexName = 'Database.UpsertResult';
  iscreated(): boolean {
    return this.result.created;
  }
}
export class DeleteResult extends SaveResult {
  override readonly apexName = 'Database.DeleteResult';
}
export class UndeleteResult extends SaveResult {
  override readonly apexName = 'Database.UndeleteResult';
}
export class EmptyRecycleBinResult extends SaveResult {
  override readonly apexName = 'Database.EmptyRecycleBinResult';
}
