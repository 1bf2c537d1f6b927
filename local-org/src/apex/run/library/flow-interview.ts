import { newInterview, runInterviews, type Flow, type FlowValue, type Interview } from '../../../flow/index.ts';
import type { ApexType, ApexValue, PlatformClass } from '../../abi.ts';
import {
  ApexMap,
  definePlatformException,
  IllegalArgumentException,
  TypeException,
  typeOf,
  unsupported,
} from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { EngineFlowHost } from '../flows/engine-host.ts';
import { automation } from '../flows/flow-runner.ts';
import { apexValueOf, flowValueOf } from '../flows/flow-values.ts';

const FlowException = definePlatformException('System.FlowException');

const TYPES: Readonly<Record<Flow['variables'][number]['type']['kind'], string>> = {
  any: 'Object',
  boolean: 'Boolean',
  date: 'Date',
  datetime: 'Datetime',
  number: 'Decimal',
  record: 'SObject',
  text: 'String',
  time: 'Time',
};

/** Flow.Interview: an autolaunched flow that Apex starts; it reads and writes as the Apex that starts it does. */
class FlowInterview {
  readonly #flow: Flow;
  readonly #inputs: ReadonlyMap<string, FlowValue>;
  #interview: Interview | null = null;

  constructor(flow: Flow, inputs: ReadonlyMap<string, FlowValue>) {
    this.#flow = flow;
    this.#inputs = inputs;
  }

  start(): null {
    const running = engine();
    const host = new EngineFlowHost(running, running.access(), (recorder) => automation(running, recorder));
    const interview = newInterview(this.#flow, host, null, null, this.#inputs);
    this.#interview = interview;
    const [ending] = runInterviews(this.#flow, [interview]);
    if (ending?.failure) throw new FlowException(ending.failure.message);
    return null;
  }

  getvariablevalue(name: string): ApexValue {
    const variable = this.#flow.variables.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (variable === undefined)
      throw new IllegalArgumentException(`The flow ${this.#flow.name} has no variable ${name}.`);
    const value = this.#interview?.values.get(variable.name.toLowerCase()) ?? null;
    return apexValueOf(engine(), value, apexType(variable.type));
  }
}

function apexType({ kind, isCollection, object }: Flow['variables'][number]['type']): ApexType {
  const one = typeOf(object ?? TYPES[kind]);
  return isCollection ? typeOf('List', [one]) : one;
}

/** createInterview(flow, inputs), createInterview(namespace, flow, inputs) */
function createInterview(...given: readonly ApexValue[]): FlowInterview {
  const [inputs, flowName] = [...given].reverse();
  const name = typeof flowName === 'string' ? flowName : '';
  const flow = engine().flows.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (flow === undefined || flow.trigger !== null) throw new TypeException(`Invalid flow: ${name}`);
  const pairs = inputs instanceof ApexMap ? [...inputs.pairs()] : [];
  return new FlowInterview(flow, new Map(pairs.map(([key, value]) => [String(key).toLowerCase(), flowValueOf(value)])));
}

export const FLOW_CLASSES: readonly PlatformClass[] = [
  {
    name: 'Flow.Interview',
    jsClass: FlowInterview,
    statics: { createinterview: createInterview },
    construct: () => unsupported('Flow_Interview_of_a_name'),
  },
];
