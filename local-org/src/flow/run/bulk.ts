import type { QueryRow, RecordInput, Scalar, WriteResult } from '../../data/types.ts';
import {
  FlowFault,
  type ActionStep,
  type FlowRecord,
  type FlowStep,
  type LookupStep,
  type WriteStep,
} from '../types.ts';
import { fail, type Position } from './interviews.ts';

type StepNamed = (name: string | null) => FlowStep | null;

/** Does an element for all interviews that wait at it; a failure takes the fault connector, or ends the interview. */
export function performTogether(positions: readonly Position[], stepNamed: StepNamed): void {
  const step = positions[0]?.step;
  if (!step) return;
  const done = (position: Position): void => void (position.step = stepNamed(step.next));
  const failed = (position: Position, fault: FlowFault): void => {
    position.interview.fault = fault.message;
    if (step.fault === null) fail(position, fault);
    else position.step = stepNamed(step.fault);
  };
  const outcome = { done, failed };
  if (step.kind === 'lookup') lookUp(step, positions, outcome);
  else if (step.kind === 'write') write(step, positions, outcome);
  else if (step.kind === 'action') call(step, positions, outcome);
}

interface Outcome {
  readonly done: (position: Position) => void;
  readonly failed: (position: Position, fault: FlowFault) => void;
}

/** Runs what may fail for one interview; the others go on. */
function attempt(position: Position, { failed }: Outcome, body: () => void): void {
  try {
    body();
  } catch (error) {
    if (!(error instanceof FlowFault)) throw error;
    failed(position, error);
  }
}

function lookUp(step: LookupStep, positions: readonly Position[], outcome: Outcome): void {
  positions.forEach((position, index) =>
    attempt(position, outcome, () => {
      step.store(position.interview, find(step, position, index === 0));
      outcome.done(position);
    }),
  );
}

function find(step: Pick<LookupStep, 'query' | 'object'>, { interview }: Position, isFirst: boolean): FlowRecord[] {
  const { soql, binds } = step.query(interview);
  return interview.host.query(soql, binds, isFirst).rows.map(recordOf);
}

function recordOf({ type, id, values }: QueryRow): FlowRecord {
  const fields: Record<string, Scalar> = id === undefined ? {} : { Id: id };
  for (const [name, value] of Object.entries(values))
    if (value === null || typeof value !== 'object') fields[name] = value;
  return { type, fields };
}

const VERBS = { insert: 'create', update: 'update', delete: 'delete' } as const;

function write(step: WriteStep, positions: readonly Position[], outcome: Outcome): void {
  const batches = positions.flatMap((position, index) => {
    let records: readonly FlowRecord[] | null = null;
    attempt(position, outcome, () => {
      const found = step.find === null ? [] : find(step.find, position, index === 0);
      records = step.records(position.interview, found);
    });
    return records === null ? [] : [{ position, records: records as readonly FlowRecord[] }];
  });
  const all = batches.flatMap(({ records }) => records);
  const [first] = batches;
  const results =
    all.length === 0 || !first ? [] : first.position.interview.host.write(step.operation, all.map(inputOf));
  let start = 0;
  for (const { position, records } of batches) {
    const own = results.slice(start, (start += records.length));
    const failure = own.find(({ success }) => !success);
    if (failure !== undefined) outcome.failed(position, new FlowFault(messageOf(step, failure)));
    else {
      step.stored(
        position.interview,
        records,
        own.map(({ id }) => id),
      );
      outcome.done(position);
    }
  }
}

function inputOf({ type, fields }: FlowRecord): RecordInput {
  const { Id, ...others } = fields;
  return { type, fields: others, ...(typeof Id === 'string' ? { id: Id } : {}) };
}

/** As seen in public logs of orgs. */
function messageOf({ operation }: WriteStep, { errors: [error] }: WriteResult): string {
  return `This error occurred when the flow tried to ${VERBS[operation]} records: ${error?.statusCode ?? ''}: ${error?.message ?? ''}. You can look up ExceptionCode values in the SOAP API Developer Guide.`;
}

/** All interviews reach the action as one call with a list. */
function call(step: ActionStep, positions: readonly Position[], outcome: Outcome): void {
  const [first] = positions;
  if (first === undefined) return;
  try {
    const outputs = first.interview.host.callApex(
      step.className,
      positions.map(({ interview }) => step.inputs(interview)),
    );
    positions.forEach((position, index) => {
      step.store(position.interview, outputs[index] ?? {});
      outcome.done(position);
    });
  } catch (error) {
    if (!(error instanceof FlowFault)) throw error;
    for (const position of positions) outcome.failed(position, error);
  }
}
