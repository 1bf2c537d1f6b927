import type { QueryResult, RecordInput, WriteResult } from '../data/types.ts';
import type { Scalar, World } from '../formula/index.ts';
import type { FieldDef } from '../schema/types.ts';

/** A record in an interview; `fields` by API name. */
export interface FlowRecord {
  readonly type: string;
  readonly fields: Record<string, Scalar>;
}
export type FlowValue = Scalar | FlowRecord | readonly FlowValue[];

/** What a resource or a value is, as the compiler knows it. */
export interface DataType {
  readonly kind: 'text' | 'number' | 'boolean' | 'date' | 'datetime' | 'time' | 'record' | 'any';
  readonly isCollection: boolean;
  /** of a record, when it is known */
  readonly object?: string;
  /** the field that a text, number, … comes from */
  readonly field?: FieldDef;
}

/** What an interview needs of the org that it runs in. */
export interface FlowHost {
  /** counts as one query for all interviews that ask at the same element when `isFirst` */
  query(soql: string, binds: Readonly<Record<string, Scalar>>, isFirst: boolean): QueryResult;
  /** one result for each record; a failure is a result */
  write(operation: 'insert' | 'update' | 'delete', records: readonly RecordInput[]): readonly WriteResult[];
  /** One call for all interviews. @throws FlowFault with what the action threw */
  callApex(
    className: string,
    inputs: readonly Readonly<Record<string, FlowValue>>[],
  ): readonly Readonly<Record<string, FlowValue>>[];
  /** throws when the transaction has used up its time */
  checkCpu(): void;
  world(): World;
}

/** A failure that a fault connector can handle; the message is what `$Flow.FaultMessage` says. */
export class FlowFault extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FlowFault';
  }
}

/** One run of a flow for one record or one set of inputs. */
export interface Interview {
  readonly host: FlowHost;
  /** variables, outputs of elements and the items of loops, by lower-cased name */
  readonly values: Map<string, FlowValue>;
  /** `$Record` */
  readonly record: FlowRecord | null;
  /** `$Record__Prior`: null for a new record */
  readonly prior: FlowRecord | null;
  /** `$Flow.FaultMessage` */
  fault: string | null;
  /** what Custom Error elements said of the record */
  readonly errors: { readonly message: string; readonly field: string | null }[];
}

export type Evaluate = (interview: Interview) => FlowValue;

/** A name that a flow refers to. */
export interface Reference {
  readonly name: string;
  readonly type: DataType;
  readonly get: Evaluate;
  /** what it was before the change; left out where nothing changes */
  readonly prior?: Evaluate;
  /** left out for what cannot be assigned */
  readonly set?: (interview: Interview, value: FlowValue) => void;
}

export type Test = (interview: Interview) => boolean;

interface Step {
  readonly name: string;
  /** as people call it */
  readonly label: string;
  readonly next: string | null;
  readonly fault: string | null;
}
export interface AssignmentStep extends Step {
  readonly kind: 'assignment';
  readonly run: (interview: Interview) => void;
}
export interface DecisionStep extends Step {
  readonly kind: 'decision';
  readonly outcomes: readonly { readonly when: Test; readonly next: string | null }[];
}
export interface LoopStep extends Step {
  readonly kind: 'loop';
  readonly collection: Evaluate;
  readonly isDescending: boolean;
  readonly item: (interview: Interview, value: FlowValue) => void;
  readonly each: string | null;
}
export interface LookupStep extends Step {
  readonly kind: 'lookup';
  /** binds are named `b0`, `b1`, … */
  readonly query: (interview: Interview) => { readonly soql: string; readonly binds: Readonly<Record<string, Scalar>> };
  readonly object: string;
  readonly isFirstOnly: boolean;
  readonly store: (interview: Interview, found: readonly FlowRecord[]) => void;
}
export interface WriteStep extends Step {
  readonly kind: 'write';
  readonly operation: 'insert' | 'update' | 'delete';
  /** a lookup of what is to be changed, for updates and deletes by filters */
  readonly find: Pick<LookupStep, 'query' | 'object'> | null;
  readonly records: (interview: Interview, found: readonly FlowRecord[]) => readonly FlowRecord[];
  readonly stored: (interview: Interview, records: readonly FlowRecord[], ids: readonly (string | null)[]) => void;
}
export interface ActionStep extends Step {
  readonly kind: 'action';
  readonly className: string;
  readonly inputs: (interview: Interview) => Readonly<Record<string, FlowValue>>;
  readonly store: (interview: Interview, outputs: Readonly<Record<string, FlowValue>>) => void;
}
export interface ErrorStep extends Step {
  readonly kind: 'error';
  readonly run: (interview: Interview) => void;
}
export type FlowStep = AssignmentStep | DecisionStep | LoopStep | LookupStep | WriteStep | ActionStep | ErrorStep;

/** When a record starts a flow. */
export interface RecordTrigger {
  readonly object: string;
  readonly moment: 'before' | 'after';
  readonly onCreate: boolean;
  readonly onUpdate: boolean;
  /** entry conditions; null when every record starts it */
  readonly when: Test | null;
  /** only when the record did not meet the conditions before */
  readonly onlyWhenChanged: boolean;
  readonly order: number;
}

export interface FlowVariable {
  readonly name: string;
  readonly type: DataType;
  readonly isInput: boolean;
  readonly isOutput: boolean;
  readonly initial: Evaluate | null;
}

/** A flow that can run. */
export interface Flow {
  readonly name: string;
  readonly label: string;
  readonly description: string | null;
  readonly isActive: boolean;
  readonly runsIn: 'system' | 'system with sharing' | 'default';
  readonly trigger: RecordTrigger | null;
  readonly variables: readonly FlowVariable[];
  readonly first: string | null;
  readonly steps: ReadonlyMap<string, FlowStep>;
}

/** An invocable action of Apex as a flow's inputs and outputs are checked against it. */
export interface ActionShape {
  readonly inputs: readonly ActionParameter[];
  readonly outputs: readonly ActionParameter[];
}
export interface ActionParameter {
  readonly name: string;
  readonly required: boolean;
  readonly isCollection: boolean;
  readonly type: string;
  readonly kind: 'primitive' | 'record' | 'object';
}
