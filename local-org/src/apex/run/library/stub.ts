import type { ApexValue } from '../../abi.ts';
import type { EmittedClass, MethodInfo } from '../../emit/class-info.ts';
import { ApexList, cast, TypeException, typeOf } from '../../runtime/index.ts';
import { lineage } from '../class-info.ts';
import type { Engine } from '../engine.ts';
import { callMethod, listOf } from './helpers.ts';

const stubs = new WeakSet<object>();

/** The name that the platform gives the class of a stub, as `String.valueOf` shows it. */
export function nameOfInstance(instance: object, className: string): string {
  return stubs.has(instance) ? `${className}__sfdc_ApexStub` : className;
}

/** Test.createStub: an object of the class whose instance methods ask the provider. */
export function createStub(engine: Engine, type: ApexValue, provider: ApexValue): ApexValue {
  const emitted = engine.program.find(String(type));
  if (emitted === null) throw new TypeException(`Stubs are made of classes of the org only: ${String(type)}`);
  refuseUnstubbable(emitted);
  const stub = Object.create(emitted.$s().prototype as object) as object;
  stubs.add(stub);
  for (const level of withInterfaces(engine, emitted)) {
    for (const method of level.$info.methods) {
      if (!method.isStatic && method.access !== 'private' && !Object.hasOwn(stub, method.jsName))
        define(stub, method, provider);
    }
  }
  return stub;
}

/** Apex Developer Guide, Build a Mocking Framework with the Stub API: inner classes and classes without a constructor to call. */
function refuseUnstubbable({ $info }: EmittedClass): void {
  if ($info.kind !== 'class') return;
  if ($info.name.includes('.')) throw new TypeException(`Stubs cannot be made of inner classes: ${$info.name}`);
  if ($info.constructors.length > 0 && $info.constructors.every(({ access }) => access === 'private'))
    throw new TypeException(`Stubs cannot be made of classes with only private constructors: ${$info.name}`);
}

function withInterfaces(engine: Engine, emitted: EmittedClass): EmittedClass[] {
  const names = [...emitted.$info.supertypes];
  return [...lineage(emitted), ...names.flatMap((name) => engine.program.find(name) ?? [])];
}

function define(stub: object, method: MethodInfo, provider: ApexValue): void {
  const value = function (this: object, ...args: ApexValue[]): ApexValue {
    return answer(this, method, args, provider);
  };
  Object.defineProperty(stub, method.jsName, { configurable: true, value });
  if (method.name.toLowerCase() === 'tostring' && method.parameters.length === 0)
    Object.defineProperty(stub, 'tostring', { configurable: true, value });
}

function answer(stub: object, method: MethodInfo, args: ApexValue[], provider: ApexValue): ApexValue {
  const returns = method.returns?.() ?? null;
  const given = callMethod(
    provider,
    'handlemethodcall',
    stub,
    method.name,
    returns ?? typeOf('void'),
    listOf(
      'System.Type',
      method.parameters.map((parameter) => parameter.type()),
    ),
    listOf(
      'String',
      method.parameters.map((parameter) => parameter.name),
    ),
    new ApexList(typeOf('List', [typeOf('Object')]), args),
  );
  return returns === null ? null : cast(given, returns);
}
