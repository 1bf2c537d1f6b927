import { Decimal } from '../decimal.ts';
import { FormulaError } from '../errors.ts';
import { argument, wrongType } from '../code.ts';
import type { Call, Code, Functions } from '../code.ts';
import type { Value } from '../values.ts';

/** Functions of picklists and of what changed ("ISCHANGED", "PRIORVALUE" and "ISNEW" exist in rules only). */
export const PICKLISTS: Functions = {
  ISPICKVAL: { min: 2, max: 2, compile: compileIsPickVal },
  INCLUDES: { min: 2, max: 2, compile: compileIncludes },
  PICKLISTCOUNT: {
    min: 1,
    max: 1,
    compile: (call) => {
      const field = argument(call, 0, 'multipicklist');
      return { kind: 'number', at: call.at, run: (frame) => Decimal.of(chosen(field.run(frame)).length) };
    },
  },
  ISCHANGED: { min: 1, max: 1, uses: ['rule'], compile: compileIsChanged },
  PRIORVALUE: { min: 1, max: 1, uses: ['rule'], compile: compilePriorValue },
  ISNEW: {
    min: 0,
    max: 0,
    uses: ['rule'],
    compile: (call) => ({ kind: 'boolean', at: call.at, run: (frame) => frame.prior === null }),
  },
  ISCLONE: { min: 0, max: 0, uses: ['rule'], compile: (call) => ({ kind: 'boolean', at: call.at, run: () => false }) },
};

function compileIsPickVal(call: Call): Code {
  const field = argument(call, 0, 'picklist');
  const text = argument(call, 1, 'text');
  return { kind: 'boolean', at: call.at, run: (frame) => (field.run(frame) ?? '') === (text.run(frame) ?? '') };
}

function compileIncludes(call: Call): Code {
  const field = argument(call, 0, 'multipicklist');
  const text = argument(call, 1, 'text');
  return {
    kind: 'boolean',
    at: call.at,
    run: (frame) => {
      const wanted = text.run(frame);
      return typeof wanted === 'string' && chosen(field.run(frame)).includes(wanted);
    },
  };
}

function chosen(value: Value): string[] {
  return typeof value === 'string' ? value.split(';').map((item) => item.trim()) : [];
}

function reference(call: Call): { readonly code: Code; readonly index: number } {
  const [code] = call.args;
  if (code === undefined) throw new Error(`${call.title} has no argument`);
  if (code.reference === undefined)
    throw new FormulaError(`Incorrect parameter for ${call.title}. Expected field reference.`, code.at);
  if (code.kind === 'location') throw wrongType(call, ['text'], code);
  return { code, index: code.reference.index };
}

/** A new record has not changed. */
function compileIsChanged(call: Call): Code {
  const { code, index } = reference(call);
  return {
    kind: 'boolean',
    at: call.at,
    run: (frame) => frame.prior !== null && !isSame(code.run(frame), call.prior(frame, index)),
  };
}

function isSame(left: Value, right: Value): boolean {
  if (left instanceof Decimal && right instanceof Decimal) return left.compare(right) === 0;
  return left === right;
}

/** A new record has no prior value. */
function compilePriorValue(call: Call): Code {
  const { code, index } = reference(call);
  return { kind: code.kind, at: call.at, run: (frame) => (frame.prior === null ? null : call.prior(frame, index)) };
}
