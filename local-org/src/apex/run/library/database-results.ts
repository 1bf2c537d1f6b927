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
  get message(): string {
    return this.getmessage();
  }
  get statuscode(): ApexValue {
    return this.getstatuscode();
  }
  get fields(): ApexList {
    return this.getfields();
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
  /** `result.success` and its companions are properties too */
  get success(): boolean {
    return this.issuccess();
  }
  get id(): string | null {
    return this.getid();
  }
  get errors(): ApexList {
    return this.geterrors();
  }
  issuccess(): boolean {
    return this.result.success;
  }
  /** a record that was not saved has none here; the exception of a statement names it */
  getid(): string | null {
    return this.result.success ? this.result.id : null;
  }
  geterrors(): ApexList {
    return listOf(
      'Database.Error',
      this.result.errors.map((error) => new DatabaseError(error)),
    );
  }
  tostring(): string {
    return `${this.apexName}[getErrors=(${this.result.errors.map((error) => new DatabaseError(error).tostring()).join(', ')});getId=${this.getid()};isSuccess=${this.result.success};]`;
  }
  toString(): string {
    return this.tostring();
  }
}
export class UpsertResult extends SaveResult {
  override readonly apexName = 'Database.UpsertResult';
  get created(): boolean {
    return this.iscreated();
  }
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
