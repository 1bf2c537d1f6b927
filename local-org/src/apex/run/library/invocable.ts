import type { ApexValue, PlatformClass } from '../../abi.ts';
import {
  ApexList,
  ApexMap,
  asApexException,
  IllegalArgumentException,
  typeOf,
  unsupported,
} from '../../runtime/index.ts';
import { callApexAction, findApexAction, type Invocation, type Outputs } from '../actions/apex-action.ts';
import { engine } from '../engine.ts';
import { listOf } from './helpers.ts';
import { platformValue } from './platform-value.ts';

/** Invocable.Action of type `apex`: calls the @InvocableMethod of a class as a flow would. */
class Action {
  readonly #type: string;
  readonly #namespace: string | null;
  readonly #name: string;
  #done: Invocation[] = [];
  #current = new Map<string, ApexValue>();

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
    const action = findApexAction(engine(), this.#name);
    if (action === null) throw new IllegalArgumentException(`Invalid action: ${this.#type} ${this.#name}`);
    try {
      return callApexAction(engine(), action, calls).map((outputs) => this.#result(outputs, null));
    } catch (error) {
      const exception = asApexException(error);
      if (exception === null) throw error;
      return calls.map(() => this.#result([], exception.getmessage() ?? ''));
    }
  }

  #result(outputs: Outputs, failure: string | null): ApexValue {
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
