import type { ActionResult, Job } from '../../../org/types.ts';
import type { ApexType, ApexValue } from '../../abi.ts';
import { asApexException } from '../../runtime/index.ts';
import { callApexAction, findApexAction, inputTypes, type ApexAction, type Outputs } from '../actions/apex-action.ts';
import type { Engine } from '../engine.ts';
import { fromJson } from '../json/from-json.ts';
import { toJson } from '../json/to-json.ts';
import { describeFailure } from '../tests/run-class.ts';

type ActionJob = Job & { kind: 'action' };
type ActionError = NonNullable<ActionResult['errors']>[number];

interface ReadInput {
  readonly values: ReadonlyMap<string, ApexValue>;
  readonly errors: readonly ActionError[];
}

/**
 * One call of an `@InvocableMethod` over REST: all inputs in one transaction and one call of the method, as a flow's
 * interviews reach it. An exception fails all of them (Actions Developer Guide, "Invoking Actions").
 */
export function runAction(engine: Engine, job: ActionJob): readonly ActionResult[] {
  let name = job.name;
  const failed = (errors: readonly ActionError[]): ActionResult => result(name, null, errors);
  try {
    return engine.run({ userId: job.userId, quiddity: 'INVOCABLE_ACTION', depth: job.depth }, () => {
      const action = findApexAction(engine, job.name);
      if (action === null) throw new Error(`The org has no invocable action ${job.name}.`);
      name = action.symbol.method;
      const inputs = job.inputs.map((input) => readInput(engine, action, input));
      if (inputs.some(({ errors }) => errors.length > 0))
        return inputs.map(({ errors }) => failed(errors.length > 0 ? errors : [NOT_RUN]));
      const outputs = callApexAction(
        engine,
        action,
        inputs.map(({ values }) => values),
      );
      return outputs.map((one) => result(name, jsonOf(one), null));
    });
  } catch (error) {
    const message = engine.describing(() => messageOf(error));
    return job.inputs.map(() => failed([{ statusCode: 'UNKNOWN_EXCEPTION', message, fields: [] }]));
  }
}

const NOT_RUN: ActionError = {
  statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  message: 'Not run, because not all inputs of the request were valid',
  fields: [],
};

function messageOf(error: unknown): string {
  const { message } = describeFailure(error);
  return asApexException(error) === null ? message : `An Apex error occurred: ${message}`;
}

function readInput(engine: Engine, action: ApexAction, json: Readonly<Record<string, unknown>>): ReadInput {
  const types = inputTypes(engine, action);
  const values = new Map<string, ApexValue>();
  const errors: ActionError[] = [];
  for (const [name, value] of Object.entries(json)) {
    const key = name.toLowerCase();
    const type = types.get(key);
    if (type === undefined || !action.symbol.inputs.some((input) => input.name.toLowerCase() === key))
      errors.push(invalid(`The action ${action.className} has no input ${name}`, name));
    else read(engine, value, type, name, values, errors);
  }
  for (const { name, required } of action.symbol.inputs) {
    const given = values.get(name.toLowerCase()) ?? null;
    const isReported = errors.some(({ fields }) => fields.some((field) => field.toLowerCase() === name.toLowerCase()));
    if (required && given === null && !isReported)
      errors.push({
        statusCode: 'MISSING_ARGUMENT',
        message: `Missing required input parameter: ${name}`,
        fields: [name],
      });
  }
  return { values, errors };
}

function read(
  engine: Engine,
  json: unknown,
  type: ApexType,
  name: string,
  values: Map<string, ApexValue>,
  errors: ActionError[],
): void {
  const { runtime, program } = engine;
  try {
    values.set(
      name.toLowerCase(),
      fromJson({ runtime, program, sObjectName: (object) => engine.sObjectName(object) }, json, type),
    );
  } catch (error) {
    const exception = asApexException(error);
    if (exception === null) throw error;
    errors.push(invalid(`Invalid value for input ${name}: ${exception.getmessage() ?? ''}`, name));
  }
}

const invalid = (message: string, name: string): ActionError => ({
  statusCode: 'INVALID_ARGUMENT_TYPE',
  message,
  fields: [name],
});

function jsonOf(outputs: Outputs): Record<string, unknown> | null {
  if (outputs.length === 0) return null;
  return Object.fromEntries(outputs.map(([name, value]) => [name, toJson(value, 'rest')]));
}

function result(
  actionName: string,
  outputValues: Readonly<Record<string, unknown>> | null,
  errors: readonly ActionError[] | null,
): ActionResult {
  return { actionName, errors, isSuccess: errors === null, outputValues };
}
