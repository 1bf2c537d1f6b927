import type { ApexType, ApexValue, InvocableSymbol } from '../../abi.ts';
import type { EmittedClass, MethodInfo } from '../../emit/class-info.ts';
import { ApexList, IllegalArgumentException, typeOf } from '../../runtime/index.ts';
import { construct, emittedClassOf, instanceFields } from '../class-info.ts';
import type { Engine } from '../engine.ts';

/** Inputs of one interview by lower-cased name. */
export type Invocation = ReadonlyMap<string, ApexValue>;
/** Outputs of one interview by name. */
export type Outputs = readonly (readonly [name: string, value: ApexValue])[];

/** The `@InvocableMethod` of a class. */
export interface ApexAction {
  readonly className: string;
  readonly symbol: InvocableSymbol;
  readonly emitted: EmittedClass;
  readonly method: MethodInfo;
}

/** null for a class that is not there or has no such method */
export function findApexAction({ program }: Engine, className: string): ApexAction | null {
  const unit = program.unit(className);
  const symbol = unit?.symbols.invocable[0];
  if (!unit || symbol === undefined) return null;
  const emitted = program.get(unit.name);
  const method = emitted.$info.methods.find((one) => one.isStatic && one.jsName === symbol.jsName);
  return method === undefined ? null : { className: unit.name, symbol, emitted, method };
}

/**
 * One call of the method for all interviews.
 * @returns the outputs of each, in their order
 * @throws what the method throws; IllegalArgumentException for an input that the method does not have, or when it does
 * not give one result for each interview
 */
export function callApexAction(engine: Engine, action: ApexAction, calls: readonly Invocation[]): Outputs[] {
  const { emitted, method } = action;
  const [parameter] = method.parameters;
  const statics = emitted.$s() as unknown as Record<string, (...args: ApexValue[]) => ApexValue>;
  const args = parameter === undefined ? [] : [inputsOf(engine, action, calls)];
  const answer = statics[method.jsName]?.(...args) ?? null;
  if (!(answer instanceof ApexList)) return calls.map(() => []);
  if (answer.values.length !== calls.length)
    throw new IllegalArgumentException(
      'The number of results does not match the number of interviews that were executed in a single bulk execution request.',
    );
  return answer.values.map(outputsOf);
}

function inputsOf(engine: Engine, { method, symbol }: ApexAction, calls: readonly Invocation[]): ApexList {
  const [parameter] = method.parameters;
  const type = parameter?.type() ?? typeOf('List', [typeOf('Object')]);
  const element = type.args[0] ?? typeOf('Object');
  return new ApexList(
    type,
    calls.map((given) => inputOf(engine, element, given, symbol)),
  );
}

/** A value of the method's own name for it, or an object whose variables are the parameters. */
function inputOf(engine: Engine, type: ApexType, given: Invocation, symbol: InvocableSymbol): ApexValue {
  const names = new Set(symbol.inputs.map(({ name }) => name.toLowerCase()));
  for (const name of given.keys())
    if (!names.has(name)) throw new IllegalArgumentException(`Invalid parameter: ${name}`);
  const emitted = engine.program.find(type.name);
  if (emitted === null || emitted.$info.kind !== 'class') return given.get([...names][0] ?? '') ?? null;
  const input = construct(emitted, 'c_') as Record<string, ApexValue>;
  for (const field of instanceFields(emitted)) {
    const name = field.name.toLowerCase();
    if (given.has(name)) input[field.jsName] = given.get(name) ?? null;
  }
  return input;
}

function outputsOf(output: ApexValue): Outputs {
  const emitted = typeof output === 'object' && output !== null ? emittedClassOf(output) : null;
  if (emitted === null) return [['output', output]];
  return instanceFields(emitted).map((field) => [
    field.name,
    (output as Record<string, ApexValue>)[field.jsName] ?? null,
  ]);
}

/** The Apex type of an input, by lower-cased name. */
export function inputTypes(engine: Engine, { method, symbol }: ApexAction): ReadonlyMap<string, ApexType> {
  const element = method.parameters[0]?.type().args[0];
  if (element === undefined) return new Map();
  const emitted = engine.program.find(element.name);
  if (emitted === null || emitted.$info.kind !== 'class')
    return new Map(symbol.inputs.map(({ name }) => [name.toLowerCase(), element]));
  return new Map(instanceFields(emitted).map((field) => [field.name.toLowerCase(), field.type()]));
}
