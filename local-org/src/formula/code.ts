import { FormulaError } from './errors.ts';
import type { FormulaInput, Frame, Use } from './types.ts';
import { KIND_NAMES } from './values.ts';
import type { Kind, Value } from './values.ts';

/** A compiled expression. */
export interface Code {
  readonly kind: Kind;
  readonly at: number;
  run(frame: Frame): Value;
  /** a field or global variable by itself, with the index of its value */
  readonly reference?: { readonly input: FormulaInput; readonly index: number };
  /** a text constant */
  readonly literal?: string;
}

/** A call of a function or an operator with its compiled arguments. */
export interface Call {
  /** as messages name it: `function 'LEN()'`, `operator '+'` */
  readonly title: string;
  readonly at: number;
  readonly args: readonly Code[];
  readonly use: Use;
  /** a value of the record before the change */
  prior(frame: Frame, index: number): Value;
}

export interface FunctionSpec {
  readonly min: number;
  readonly max: number;
  /** where it may be used; everywhere when left out */
  readonly uses?: readonly Use[];
  compile(call: Call): Code;
}

export function wrongType(call: Call, expected: readonly Kind[], found: Code): FormulaError {
  if (found.reference !== undefined && (found.kind === 'picklist' || found.kind === 'multipicklist'))
    return new FormulaError(picklistMessage(found.reference.input.name, found.kind), found.at);
  const names = expected.map((kind) => KIND_NAMES[kind]).join(', ');
  return new FormulaError(
    `Incorrect parameter type for ${call.title}. Expected ${names}, received ${KIND_NAMES[found.kind]}`,
    found.at,
  );
}

export function picklistMessage(name: string, kind: 'picklist' | 'multipicklist'): string {
  return kind === 'picklist'
    ? `Field ${name} is a picklist field. Picklist fields are only supported in certain functions.`
    : `Field ${name} is a multi-select picklist field. Multi-select picklist fields are only supported in certain functions.`;
}

export function illegalType(call: Call): FormulaError {
  return new FormulaError(`Incorrect argument type for ${call.title}.`, call.at);
}

/** The argument when it is of one of the kinds, or NULL. */
export function argument(call: Call, index: number, ...kinds: Kind[]): Code {
  const found = call.args[index];
  if (found === undefined) throw new Error(`${call.title} has no argument ${index}`);
  if (found.kind !== 'null' && !kinds.includes(found.kind)) throw wrongType(call, kinds, found);
  return found;
}

/** A function of values: every argument is evaluated, those left out are undefined. */
export function simple(
  parameters: readonly Kind[],
  result: Kind,
  apply: (values: readonly Value[], frame: Frame) => Value,
  optional = 0,
): FunctionSpec {
  return {
    min: parameters.length - optional,
    max: parameters.length,
    compile: (call) => {
      const args = call.args.map((_, index) => argument(call, index, parameters[index] ?? 'text'));
      return {
        kind: result,
        at: call.at,
        run: (frame) =>
          apply(
            args.map((arg) => arg.run(frame)),
            frame,
          ),
      };
    },
  };
}

export type Functions = Readonly<Record<string, FunctionSpec>>;
