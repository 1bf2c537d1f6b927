import assert from 'node:assert/strict';
import { openSchema } from '../../schema/index.ts';
import type { CustomSchema, Schema, Shape } from '../../schema/index.ts';
import { internalAccess, loadUserAccess, OrgDatabase, seedOrg } from '../index.ts';
import type { Access, BindValue, QueryResult, QueryRow, Scalar, WriteRequest, WriteResult } from '../index.ts';

export const NOW = Date.parse('2026-11-21T10:00:00.000Z');

/** A seeded org in memory with short words for what tests do. */
export class TestOrg {
  readonly database: OrgDatabase;
  readonly schema: Schema;
  readonly adminId: string;
  readonly adminProfileId: string;

  constructor(options: { file?: string; shape?: Shape; custom?: CustomSchema } = {}) {
    const { file = ':memory:', shape = 'enterprise', custom } = options;
    this.schema = openSchema(custom === undefined ? { shape } : { shape, custom });
    this.database = OrgDatabase.open({ file, schema: this.schema, busyTimeoutMs: 50 });
    const seeded = seedOrg(this.database, this.schema, { orgName: 'Test', username: 'admin@example.com', now: NOW });
    this.adminId = seeded.adminUserId;
    this.adminProfileId = seeded.adminProfileId;
  }

  get internal(): Access {
    return internalAccess(this.adminId);
  }

  /** Apex in system mode, as the administrator */
  get system(): Access {
    return { mode: 'system', user: loadUserAccess(this.database, this.adminId), sharing: false };
  }

  as(userId: string): Access {
    return { mode: 'user', user: loadUserAccess(this.database, userId), sharing: true };
  }

  write(
    operation: WriteRequest['operation'],
    type: string,
    records: readonly Record<string, Scalar>[],
    more: Partial<WriteRequest> = {},
  ): readonly WriteResult[] {
    const input = records.map(({ Id, ...fields }) => ({ type, fields, ...(typeof Id === 'string' ? { id: Id } : {}) }));
    return this.database.write({ operation, records: input, allOrNone: false, access: this.system, now: NOW, ...more });
  }

  /** Inserts and returns the ids; fails the test when a record is refused. */
  insert(type: string, ...records: Record<string, Scalar>[]): string[] {
    return this.ids(this.write('insert', type, records));
  }

  insertInternally(type: string, ...records: Record<string, Scalar>[]): string[] {
    return this.ids(this.write('insert', type, records, { access: this.internal }));
  }

  ids(results: readonly WriteResult[]): string[] {
    for (const result of results) assert.ok(result.success, `the record is accepted: ${JSON.stringify(result.errors)}`);
    return results.map((result) => result.id ?? '');
  }

  query(soql: string, binds: Record<string, BindValue> = {}, access: Access = this.system): QueryResult {
    return this.database.query({ soql, access, binds, now: NOW });
  }

  /** The rows as plain values. */
  rows(soql: string, binds: Record<string, BindValue> = {}, access: Access = this.system): QueryRow['values'][] {
    return this.query(soql, binds, access).rows.map((row) => row.values);
  }

  /** The first column of each row. */
  column(soql: string, binds: Record<string, BindValue> = {}, access: Access = this.system): unknown[] {
    return this.rows(soql, binds, access).map((values) => Object.values(values)[0]);
  }

  /** A user of a profile, by default one that may do nothing. */
  user(username: string, profile = 'Minimum Access - Salesforce'): string {
    const [profileId] = this.column('SELECT Id FROM Profile WHERE Name = :profile', { profile });
    const [id = ''] = this.insertInternally('User', {
      Username: username,
      LastName: username,
      Alias: 'test',
      Email: username,
      ProfileId: String(profileId),
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'en_US',
      LocaleSidKey: 'en_US',
      TimeZoneSidKey: 'GMT',
    });
    return id;
  }
}

/** The code and message of the error that `work` throws. */
export function refusal(work: () => unknown): { code: string; message: string } {
  try {
    work();
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return { code: code ?? 'none', message };
  }
  return assert.fail('an error is thrown');
}
