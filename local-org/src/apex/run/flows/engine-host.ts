import { createWorld } from '../../../data/index.ts';
import {
  DataError,
  type Access,
  type QueryResult,
  type RecordInput,
  type WriteRequest,
  type WriteResult,
} from '../../../data/types.ts';
import { FlowFault, type FlowHost, type FlowValue } from '../../../flow/index.ts';
import type { Scalar, World } from '../../../formula/index.ts';
import type { ApexValue } from '../../abi.ts';
import { typeOf } from '../../runtime/index.ts';
import { callApexAction, findApexAction, inputTypes } from '../actions/apex-action.ts';
import { ChangeRecorder } from '../change-events.ts';
import type { Engine } from '../engine.ts';
import { mayRun } from '../jobs/aura.ts';
import { catchable } from '../triggers.ts';
import { apexValueOf, flowValueOf } from './flow-values.ts';

type Automation = (recorder: ChangeRecorder) => Pick<WriteRequest, 'triggers' | 'flows'>;

/** Flows of the running transaction: their reading and writing counts against its limits. */
export class EngineFlowHost implements FlowHost {
  readonly #engine: Engine;
  readonly #access: Access;
  readonly #automation: Automation;
  #world: World | undefined;

  constructor(engine: Engine, access: Access, automation: Automation) {
    this.#engine = engine;
    this.#access = access;
    this.#automation = automation;
  }

  query(soql: string, binds: Readonly<Record<string, Scalar>>, isFirst: boolean): QueryResult {
    const { limits } = this.#engine.transaction;
    if (isFirst) limits.use('queries');
    try {
      const result = this.#engine.db.query({ soql, binds, access: this.#access });
      limits.use('queryRows', result.readRows);
      return result;
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      throw new FlowFault(
        `This error occurred when the flow tried to look up records: ${error.code}: ${error.message}.`,
      );
    }
  }

  write(operation: 'insert' | 'update' | 'delete', records: readonly RecordInput[]): readonly WriteResult[] {
    const engine = this.#engine;
    const { transaction } = engine;
    transaction.limits.use('dmlStatements');
    transaction.limits.use('dmlRows', records.length);
    transaction.uncommitted = true;
    const recorder = new ChangeRecorder();
    const results = engine.db.write({
      operation,
      records: records.map((record) => this.#writable(record, operation)),
      allOrNone: false,
      access: this.#access,
      ...this.#automation(recorder),
      now: engine.hooks.now(),
    });
    recorder.publish(engine, new Set(results.filter(({ success }) => success).map(({ id }) => id)));
    return results;
  }

  /** A record that was read and is written back brings fields that only the org sets. */
  #writable(record: RecordInput, operation: string): RecordInput {
    const object = this.#engine.db.schema.object(record.type);
    if (object === undefined || operation === 'delete') return { ...record, fields: {} };
    const fields = Object.entries(record.fields).filter(([name]) => {
      const field = object.fields.get(name.toLowerCase());
      return operation === 'insert' ? field?.createable === true : field?.updateable === true;
    });
    return { ...record, fields: Object.fromEntries(fields) };
  }

  callApex(
    className: string,
    inputs: readonly Readonly<Record<string, FlowValue>>[],
  ): readonly Readonly<Record<string, FlowValue>>[] {
    const engine = this.#engine;
    const action = findApexAction(engine, className);
    if (action === null) throw new FlowFault(`An Apex error occurred: the action ${className} is not there.`);
    // Apex Developer Guide, "InvocableMethod Annotation": the running user must have access to the class.
    if (!mayRun(engine, className))
      throw new FlowFault(`An Apex error occurred: You do not have access to the Apex class named: ${className}`);
    const types = inputTypes(engine, action);
    const savepoint = engine.db.savepoint();
    try {
      const calls = inputs.map(
        (values): ReadonlyMap<string, ApexValue> =>
          new Map(
            Object.entries(values).map(([name, value]) => {
              const key = name.toLowerCase();
              return [key, apexValueOf(engine, value, types.get(key) ?? typeOf('Object'))];
            }),
          ),
      );
      const outputs = callApexAction(engine, action, calls);
      engine.db.release(savepoint);
      return outputs.map((one) => Object.fromEntries(one.map(([name, value]) => [name, flowValueOf(value)])));
    } catch (error) {
      const exception = catchable(error);
      if (exception === null) throw error;
      engine.db.rollbackTo(savepoint);
      engine.db.release(savepoint);
      throw new FlowFault(`An Apex error occurred: ${exception.tostring()}`, { cause: error });
    }
  }

  checkCpu(): void {
    this.#engine.transaction.limits.checkCpu();
  }

  world(): World {
    const { db, transaction, hooks } = this.#engine;
    return (this.#world ??= createWorld(db, transaction.user, hooks.now()));
  }
}
