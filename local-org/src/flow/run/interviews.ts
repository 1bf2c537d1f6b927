import {
  FlowFault,
  type Flow,
  type FlowHost,
  type FlowRecord,
  type FlowStep,
  type FlowValue,
  type Interview,
} from '../types.ts';
import { isList } from '../read/data-types.ts';
import { performTogether } from './bulk.ts';

/** What became of an interview: null when it came to its end. */
export interface Ending {
  readonly interview: Interview;
  readonly failure: FlowFault | null;
}

/** Where an interview stands. */
export interface Position {
  readonly interview: Interview;
  step: FlowStep | null;
  failure: FlowFault | null;
  /** items that are left, of the loops that are open */
  readonly loops: Map<string, FlowValue[]>;
}

export function newInterview(
  flow: Flow,
  host: FlowHost,
  record: FlowRecord | null,
  prior: FlowRecord | null,
  inputs: ReadonlyMap<string, FlowValue> = new Map(),
): Interview {
  const interview: Interview = { host, values: new Map(), record, prior, fault: null, errors: [] };
  for (const { name, type, initial, isInput } of flow.variables) {
    const key = name.toLowerCase();
    const given = isInput ? inputs.get(key) : undefined;
    const value = given ?? initial?.(interview) ?? (type.isCollection ? [] : null);
    interview.values.set(key, value);
  }
  return interview;
}

/**
 * Runs the interviews of one flow side by side: each goes on by itself up to an element that reads, writes or calls, and
 * those that wait at the same element do it as one ("Flow Bulkification in Transactions").
 */
export function runInterviews(flow: Flow, interviews: readonly Interview[]): Ending[] {
  const positions = interviews.map((interview): Position => ({
    interview,
    step: stepNamed(flow, flow.first),
    failure: null,
    loops: new Map(),
  }));
  for (let waiting = advanceAll(flow, positions); waiting.length > 0; waiting = advanceAll(flow, positions)) {
    const step = waiting[0]?.step;
    const together = waiting.filter((position) => position.step === step);
    performTogether(together, (name) => stepNamed(flow, name));
  }
  return positions.map(({ interview, failure }) => ({ interview, failure }));
}

function stepNamed({ steps }: Flow, name: string | null): FlowStep | null {
  return name === null ? null : (steps.get(name) ?? null);
}

/** Those that wait at an element that is done together. */
function advanceAll(flow: Flow, positions: readonly Position[]): Position[] {
  return positions.filter((position) => {
    try {
      advance(flow, position);
    } catch (error) {
      if (!(error instanceof FlowFault)) throw error;
      fail(position, error);
    }
    return position.step !== null;
  });
}

function advance(flow: Flow, position: Position): void {
  const { interview } = position;
  for (let { step } = position; step !== null; { step } = position) {
    interview.host.checkCpu();
    switch (step.kind) {
      case 'assignment':
      case 'error':
        step.run(interview);
        position.step = stepNamed(flow, step.next);
        break;
      case 'decision': {
        const outcome = step.outcomes.find(({ when }) => when(interview));
        position.step = stepNamed(flow, outcome === undefined ? step.next : outcome.next);
        break;
      }
      case 'loop':
        position.step = stepNamed(flow, nextOfLoop(step, position));
        break;
      default:
        return;
    }
  }
}

function nextOfLoop(step: Extract<FlowStep, { kind: 'loop' }>, { interview, loops }: Position): string | null {
  let left = loops.get(step.name);
  if (left === undefined) {
    const collection = step.collection(interview);
    left = isList(collection) ? [...collection] : [];
    if (step.isDescending) left.reverse();
    loops.set(step.name, left);
  }
  if (left.length === 0) {
    loops.delete(step.name);
    return step.next;
  }
  step.item(interview, left.shift() ?? null);
  return step.each;
}

export function fail(position: Position, failure: FlowFault): void {
  position.failure = failure;
  position.step = null;
}
