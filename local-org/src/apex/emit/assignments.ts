import type { Bound, BoundOf } from '../check/bound.ts';
import type { ExpressionEmitter } from './expressions.ts';
import { fieldKey } from './names.ts';

export function emitAssign(node: BoundOf<'assign'>, emitter: ExpressionEmitter): string {
  const { target } = node;
  const value = emitter.value(node.value);
  if (target.kind === 'recordField')
    return `$.setField(${emitter.value(target.target)},${fieldKey(target.name)},${value})`;
  if (target.kind === 'index')
    return `$.setIndex(${emitter.value(target.target)},${emitter.value(target.index)},${value})`;
  return `(${emitter.value(target)}=${value})`;
}

/** `i++` as a statement needs no old value. */
export function emitDiscarded(node: Bound, emitter: ExpressionEmitter): string {
  return node.kind === 'update' ? emitUpdate({ ...node, returnsOld: false }, emitter) : emitter.value(node);
}

/** `x++`, `x += y`: the place is evaluated once. */
export function emitUpdate(node: BoundOf<'update'>, emitter: ExpressionEmitter): string {
  const { target } = node;
  if (target.kind === 'recordField') {
    const [record, name] = [emitter.temporary(), fieldKey(target.name)];
    const code = stored(
      node,
      emitter,
      `$.getField(${record},${name})`,
      (value) => `$.setField(${record},${name},${value})`,
    );
    return `((${record})=>${code})(${emitter.value(target.target)})`;
  }
  if (target.kind === 'index') {
    const [list, index] = [emitter.temporary(), emitter.temporary()];
    const code = stored(node, emitter, `$.index(${list},${index})`, (value) => `$.setIndex(${list},${index},${value})`);
    return `((${list},${index})=>${code})(${emitter.value(target.target)},${emitter.value(target.index)})`;
  }
  if (
    (target.kind === 'instanceField' || target.kind === 'platformField') &&
    target.target.kind !== 'this' &&
    target.target.kind !== 'local'
  ) {
    const owner = emitter.temporary();
    const property = target.kind === 'instanceField' ? emitter.fieldProperty(target.field) : target.name.toLowerCase();
    const place = `${owner}.${property}`;
    return `((${owner})=>${stored(node, emitter, place, (value) => `(${place}=${value})`)})(${emitter.value(target.target)})`;
  }
  const place = emitter.value(target);
  const known = target.kind === 'local' && emitter.safe.has(target.variable);
  return stored(node, emitter, place, (value) => `(${place}=${value})`, known);
}

function stored(
  node: BoundOf<'update'>,
  emitter: ExpressionEmitter,
  old: string,
  store: (value: string) => string,
  known = false,
): string {
  if (!node.returnsOld) return store(computed(node, emitter, read(node, old, known)));
  const kept = emitter.temporary();
  return `((${kept})=>(${store(computed(node, emitter, kept))},${kept}))(${read(node, old, known)})`;
}

/** Text may be null before `+=`; numbers may not. */
function read(node: BoundOf<'update'>, old: string, known: boolean): string {
  return known || node.compute.kind === 'concat' ? old : `(${old}??$n())`;
}

function computed(node: BoundOf<'update'>, emitter: ExpressionEmitter, previous: string): string {
  const outer = emitter.previous;
  emitter.previous = previous;
  const code = emitter.value(node.compute);
  emitter.previous = outer;
  return code;
}
