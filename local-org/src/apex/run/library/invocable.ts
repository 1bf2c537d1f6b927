import type { ApexType, ApexValue, PlatformClass } from '../../abi.ts';
import {
  ApexList,
  ApexMap,
  asApexException,
  IllegalArgumentException,
  typeOf,
  unsupported,
} from '../../runtime/index.ts';
import { construct, emittedClassOf, instanceFields } from '../class-info.ts';
import type { EmittedClass, MethodInfo } from '../../emit/class-info.ts';
import { engine } from '../engine.ts';
import { listOf } from './helpers.ts';
import { platformValue } from './platform-value.ts';

type Invocation = Map<string, ApexValue>;

/** Invocable.Action of type `apex`: calls the @InvocableMethod of a class as a flow would. */
class Action {
  readonly #type: string;
  readonly #namespace: string | null;
  readonly #name: string;
  #done: Invocation[] = [];
  #current: Invocation = new Map();

  constructor(type: string, namespace: string | null, name: string) {
    this.#type = type;
    this.#namespace = namespace;
    this.#name = name;
  }
  gettype(): string {
    return this.#type;
  }
  getname(): string {
    return this.#name;
  }
  getnamespace(): string | null {
    return this.#namespace;
  }
  isstandard(): boolean {
    return false;
  }
  setinvocationparameter(name: string, value: ApexValue): this {
    this.#current.set(name.toLowerCase(), value);
    return this;
  }
  addinvocation(): this {
    this.#done.push(this.#current);
    this.#current = new Map();
    return this;
  }
  setinvocations(invocations: ApexList): this {
    this.#done = invocations.values.map(
      (given) => new Map([...(given as ApexMap).pairs()].map(([name, value]) => [String(name).toLowerCase(), value])),
    );
    this.#current = new Map();
    return this;
  }
  clearinvocations(): this {
    this.#done = [];
    this.#current = new Map();
    return this;
  }
  invoke(): ApexValue {
    const calls = this.#current.size > 0 || this.#done.length === 0 ? [...this.#done, this.#current] : this.#done;
    return listOf('Invocable.Action.Result', this.#results(calls));
  }

  #results(calls: readonly Invocation[]): ApexValue[] {
    const { emitted, method } = this.#method();
    try {
      const answer = call(emitted, method, calls);
      const outputs = answer instanceof ApexList ? answer.values : [];
      return calls.map((_, index) => this.#result(outputsOf(outputs[index] ?? null), null));
    } catch (error) {
      const exception = asApexException(error);
      if (exception === null) throw error;
      return calls.map(() => this.#result([], exception.getmessage() ?? ''));
    }
  }

  #result(outputs: readonly (readonly [string, ApexValue])[], failure: string | null): ApexValue {
    const errors =
      failure === null
        ? []
        : [platformValue('Invocable.Action.Error', { code: 'INVALID_APEX_ACTION', message: failure })];
    return platformValue('Invocable.Action.Result', {
      action: this,
      success: failure === null,
      errors: listOf('Invocable.Action.Error', errors),
      outputParameters: new ApexMap(typeOf('Map', [typeOf('String'), typeOf('Object')]), outputs),
    });
  }

  #method(): { emitted: EmittedClass; method: MethodInfo } {
    const { program } = engine();
    const unit = program.program.units.find(({ name }) => name.toLowerCase() === this.#name.toLowerCase());
    const name = unit?.symbols.invocable[0]?.method;
    if (unit === undefined || name === undefined)
      throw new IllegalArgumentException(`Invalid action: ${this.#type} ${this.#name}`);
    const emitted = program.get(unit.name);
    const method = emitted.$info.methods.find((one) => one.isStatic && one.name.toLowerCase() === name.toLowerCase());
    if (method === undefined) throw new IllegalArgumentException(`Invalid action: ${this.#type} ${this.#name}`);
    return { emitted, method };
  }
}

function call(emitted: EmittedClass, method: MethodInfo, calls: readonly Invocation[]): ApexValue {
  const [parameter] = method.parameters;
  const statics = emitted.$s() as unknown as Record<string, (...args: ApexValue[]) => ApexValue>;
  if (parameter === undefined) return statics[method.jsName]?.() ?? null;
  const type = parameter.type();
  const element = type.args[0] ?? typeOf('Object');
  const inputs = calls.map((given) => inputOf(element, given, parameter.name));
  return statics[method.jsName]?.(new ApexList(type, inputs)) ?? null;
}

/** A value of the method's own name for it, or an object whose variables are the parameters. */
function inputOf(type: ApexType, given: Invocation, parameter: string): ApexValue {
  const emitted = engine().program.find(type.name);
  if (emitted === null || emitted.$info.kind !== 'class') return given.get(parameter.toLowerCase()) ?? null;
  const input = construct(emitted, 'c_') as Record<string, ApexValue>;
  const fields = new Map(instanceFields(emitted).map((field) => [field.name.toLowerCase(), field]));
  for (const [name, value] of given) {
    const field = fields.get(name);
    if (field === undefined) throw new IllegalArgumentException(`Invalid parameter: ${name}`);
    input[field.jsName] = value;
  }
  return input;
}

function outputsOf(output: ApexValue): [string, ApexValue][] {
  const emitted = typeof output === 'object' && output !== null ? emittedClassOf(output) : null;
  if (emitted === null) return [['output', output]];
  return instanceFields(emitted).map((field) => [
    field.name,
    (output as Record<string, ApexValue>)[field.jsName] ?? null,
  ]);
}

/** createCustomAction(type, name), (type, namespace, name), (type, namespace, name, version) */
function createCustomAction(type: string, ...names: (string | null)[]): Action {
  if (type.toLowerCase() !== 'apex') return unsupported(`Invocable.Action_${type}`);
  const [first = null, second] = names;
  return second === undefined ? new Action(type, null, first ?? '') : new Action(type, first, second ?? '');
}

export const INVOCABLE_CLASSES: readonly PlatformClass[] = [
  {
    name: 'Invocable.Action',
    jsClass: Action,
    statics: {
      createcustomaction: createCustomAction,
      createstandardaction: (type: string) => unsupported(`Invocable.Action_${type}`),
    },
  },
];
