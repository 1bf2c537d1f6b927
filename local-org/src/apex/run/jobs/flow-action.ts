import { newInterview, runInterviews, type Flow } from '../../../flow/index.ts';
import type { ActionResult, Job } from '../../../org/types.ts';
import type { Engine } from '../engine.ts';
import { automation } from '../flows/flow-runner.ts';
import { EngineFlowHost } from '../flows/engine-host.ts';
import { accessOf, inputOf, outputOf } from '../flows/called-flow.ts';
import { describeFailure } from '../tests/run-class.ts';

type ActionError = NonNullable<ActionResult['errors']>[number];

/** What a flow needs to go back to before its inputs failed: nothing of the transaction is kept. */
class Halted extends Error {
  readonly results: readonly ActionResult[];
  constructor(results: readonly ActionResult[]) {
    super('an interview failed');
    this.results = results;
  }
}

/** An autolaunched flow over REST: one interview for each input, all in one transaction (Actions Developer Guide, "Flow Actions"). */
export function runFlowAction(engine: Engine, job: Job & { kind: 'action' }): readonly ActionResult[] {
  try {
    return engine.run({ userId: job.userId, quiddity: 'INVOCABLE_ACTION', depth: job.depth }, () => {
      const flow = engine.flows.find(({ name }) => name.toLowerCase() === job.name.toLowerCase());
      if (flow === undefined || flow.trigger !== null) throw new Error(`The org has no flow ${job.name} to be called.`);
      const results = run(engine, flow, job.inputs);
      if (results.some(({ isSuccess }) => !isSuccess)) throw new Halted(results);
      return results;
    });
  } catch (error) {
    if (error instanceof Halted) return error.results;
    const message = engine.describing(() => describeFailure(error).message);
    return job.inputs.map(() => failed(job.name, { statusCode: 'UNKNOWN_EXCEPTION', message, fields: [] }));
  }
}

function run(engine: Engine, flow: Flow, inputs: readonly Readonly<Record<string, unknown>>[]): ActionResult[] {
  const host = new EngineFlowHost(engine, accessOf(engine, flow), (recorder) => automation(engine, recorder));
  const read = inputs.map((input) => inputOf(flow, input));
  const wrong = read.flatMap(({ problem }) => problem ?? []);
  if (wrong.length > 0)
    return read.map(({ problem }) =>
      failed(flow.name, { statusCode: 'INVALID_ARGUMENT_TYPE', message: problem ?? wrong[0] ?? '', fields: [] }),
    );
  const endings = runInterviews(
    flow,
    read.map(({ values }) => newInterview(flow, host, null, null, values)),
  );
  return endings.map(({ interview, failure }): ActionResult =>
    failure === null
      ? { actionName: flow.name, errors: null, isSuccess: true, outputValues: outputOf(flow, interview) }
      : failed(flow.name, { statusCode: 'UNKNOWN_EXCEPTION', message: failure.message, fields: [] }),
  );
}

function failed(actionName: string, error: ActionError): ActionResult {
  return { actionName, errors: [error], isSuccess: false, outputValues: null };
}
