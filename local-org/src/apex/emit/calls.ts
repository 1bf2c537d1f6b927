import type { Bound, BoundOf } from '../check/bound.ts';
import type { Type } from '../types/model.ts';
import { isExceptionSymbol } from '../types/user.ts';
import type { ExpressionEmitter } from './expressions.ts';
import { isSafeChain } from './expressions.ts';
import { className, fieldKey, methodName } from './names.ts';

type UserCall = BoundOf<'callStatic'> | BoundOf<'callPlatformStatic'> | BoundOf<'callMethod'>;

export function emitCall(node: UserCall, emitter: ExpressionEmitter, receiver = ''): string {
  const args = emitter.all(node.args);
  if (node.kind === 'callMethod') return `${receiver}${methodName(node.method)}(${args})`;
  if (node.kind === 'callStatic') return `${emitter.unit.ready(node.method.owner)}.${methodName(node.method)}(${args})`;
  const name = asObject(node) ? 'valueofobject' : node.name.toLowerCase();
  if (node.owner.origin === 'user') return `${emitter.unit.reference(node.owner)}.${name}(${args})`;
  if (node.owner.origin === 'sobject') return customSetting(node, emitter);
  return `${emitter.unit.statics(node.owner)}.${name}(${args})`;
}

/** `String.valueOf(Object)` and `Integer.valueOf(Object)` are chosen by the static type: a Date is written with its midnight. */
function asObject(node: BoundOf<'callPlatformStatic'>): boolean {
  const [value] = node.args;
  if (node.name.toLowerCase() !== 'valueof' || !value) return false;
  if (node.owner.key === 'integer') return value.type.key !== 'string' && value.type.kind !== 'null';
  return node.owner.key === 'string' && value.type.key === 'object';
}

/** `Setting__c.getInstance()`: the library answers for the type. */
function customSetting(node: BoundOf<'callPlatformStatic'>, emitter: ExpressionEmitter): string {
  const token = emitter.unit.pooled(`$.sObjectType(${JSON.stringify(node.owner.name)})`);
  return `${token}.${node.name.toLowerCase()}(${emitter.all(node.args)})`;
}

/** Values that are JavaScript primitives: their methods stand in `PlatformClass.instance`. */
const PRIMITIVES: ReadonlySet<string> = new Set(['string', 'id', 'integer', 'long', 'boolean']);

export function emitPlatformCall(node: BoundOf<'callPlatform'>, emitter: ExpressionEmitter): string {
  const { target } = node;
  const name = node.name.toLowerCase();
  if (node.isSuper) return superCall(node, name, emitter);
  if (name === 'clone' && target.type.symbol?.origin === 'user')
    return withReceiver(node, emitter, (self) => `$copy(${self})`);
  if (isObjectMember(target.type, name))
    return withReceiver(node, emitter, (self) => objectMember(name, self, node.args, emitter));
  if (PRIMITIVES.has(target.type.key)) return primitiveCall(node, name, emitter);
  if (node.safe || isSafeChain(target))
    return withReceiver(node, emitter, (self) => `${self}.${name}(${emitter.all(node.args)})`);
  return `${emitter.receiver(target)}.${name}(${emitter.all(node.args)})`;
}

/** What every value has, also one that is a JavaScript primitive behind an Object. */
function isObjectMember(type: Type, name: string): boolean {
  if (!['equals', 'hashcode', 'tostring'].includes(name)) return false;
  return type.key === 'object' || type.symbol?.origin === 'user' || type.symbol?.kind === 'interface';
}

function objectMember(name: string, self: string, args: readonly Bound[], emitter: ExpressionEmitter): string {
  if (name === 'tostring') return `$.str($.nn(${self}))`;
  if (name === 'equals') return `$eq(${self},${emitter.all(args)})`;
  return `$.platform("System.System").statics.hashcode($.nn(${self}))`;
}

function superCall(node: BoundOf<'callPlatform'>, name: string, emitter: ExpressionEmitter): string {
  if (isExceptionSymbol(node.target.type.symbol)) return `super.${name}(${emitter.all(node.args)})`;
  if (name === 'equals') return `(this===${emitter.all(node.args)})`;
  return `$.unsupported(${JSON.stringify(`super.${node.name}`)})`;
}

/** The receiver may be null where the chain is a safe one; then the call is null too. */
function withReceiver(
  node: BoundOf<'callPlatform'>,
  emitter: ExpressionEmitter,
  call: (self: string) => string,
): string {
  if (!node.safe && !isSafeChain(node.target)) return call(emitter.value(node.target));
  const self = emitter.temporary();
  return `((${self})=>${self}===null?null:${call(self)})(${emitter.value(node.target)})`;
}

function primitiveCall(node: BoundOf<'callPlatform'>, name: string, emitter: ExpressionEmitter): string {
  const symbol = node.target.type.symbol;
  if (!symbol) return `$.unsupported(${JSON.stringify(node.name)})`;
  const rest = node.args.length > 0 ? `,${emitter.all(node.args)}` : '';
  if (node.safe || isSafeChain(node.target))
    return withReceiver(node, emitter, (self) => `${emitter.unit.instance(symbol)}.${name}(${self}${rest})`);
  if (name === 'length' && symbol.key === 'string') return `${emitter.needed(node.target)}.length`;
  return `${emitter.unit.instance(symbol)}.${name}(${emitter.needed(node.target)}${rest})`;
}

/** `this(…)` and `super(…)` name their constructor exactly: an heir may have one of the same shape. */
export function emitConstructorCall(node: BoundOf<'constructorCall'>, emitter: ExpressionEmitter): string {
  const { method } = node;
  if (!method) return node.isSuper && emitter.unit.owner.superType ? 'super.c_?.()' : 'this';
  const args = emitter.all(node.args);
  const name = methodName(method);
  if (node.isSuper) return `super.${name}(${args})`;
  return `${className(emitter.unit.owner)}.prototype.${name}.call(this${args === '' ? '' : `,${args}`})`;
}

type Creation = BoundOf<'new'> | BoundOf<'newPlatform'> | BoundOf<'newSized'> | BoundOf<'newRecord'>;

export function emitNew(node: Creation, emitter: ExpressionEmitter): string {
  const { symbol } = node.type;
  if (!symbol) return '$.unsupported("new")';
  switch (node.kind) {
    case 'new':
      return `new (${emitter.unit.ready(symbol)})().${methodName(node.method)}(${emitter.all(node.args)})`;
    case 'newRecord': {
      const fields = node.fields.map(([name, value]) => `[${fieldKey(name)},${emitter.value(value)}]`);
      return `$.newSObject(${JSON.stringify(symbol.name)}${fields.length > 0 ? `,[${fields.join(',')}]` : ''})`;
    }
    case 'newSized':
      return construct(node.type, emitter.value(node.size), emitter);
    case 'newPlatform':
      return construct(node.type, emitter.all(node.args), emitter);
  }
}

function construct(type: Type, args: string, emitter: ExpressionEmitter): string {
  if (!type.symbol) return '$.unsupported("new")';
  return `${emitter.unit.platform(type.symbol)}.construct(${emitter.type(type)}${args === '' ? '' : `,${args}`})`;
}
