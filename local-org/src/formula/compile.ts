import type { Expression } from './ast.ts';
import { picklistMessage } from './code.ts';
import type { Call, Code } from './code.ts';
import { fromScalar, kindOf, toScalar } from './convert.ts';
import { ZERO } from './decimal.ts';
import { FormulaError, UnsupportedFormula } from './errors.ts';
import { FUNCTIONS, UNSUPPORTED } from './functions/index.ts';
import { parseFormula } from './parser.ts';
import type { CompiledFormula, FormulaInput, FormulaScope, Frame, Scalar, Use } from './types.ts';
import { commonKind, KIND_NAMES } from './values.ts';
import type { Kind, Value } from './values.ts';

export interface FormulaOptions {
  readonly scope: FormulaScope;
  readonly use: Use;
  /** "Treat blank fields as zeroes" */
  readonly blanksAsZero: boolean;
  /** what the result has to be; without it anything */
  readonly returns?: { readonly kind: Kind; readonly scale?: number | null; readonly percent?: boolean };
}

/** Characters that a formula may have. */
const MAX_LENGTH = 3900;

/** Parses and checks a formula; throws FormulaError in the platform's words, UnsupportedFormula for what is not built. */
export function compileFormula(source: string, options: FormulaOptions): CompiledFormula {
  if (source.length > MAX_LENGTH)
    throw new FormulaError(
      `Formula is too long (${source.length} characters).  Maximum length is ${MAX_LENGTH} characters`,
      0,
    );
  const compiler = new Compiler(options);
  const code = compiler.compile(parseFormula(source));
  const kind = resultKind(code, options.returns?.kind);
  const { scale = null, percent = false } = options.returns ?? {};
  return {
    kind,
    inputs: compiler.inputs,
    evaluate: (frame) => toScalar(kind, code.run(frame), scale, percent),
  };
}

function resultKind(code: Code, expected: Kind | undefined): Kind {
  if (code.kind === 'picklist' || code.kind === 'multipicklist')
    throw new FormulaError(picklistMessage(code.reference?.input.name ?? '', code.kind), code.at);
  if (expected === undefined) return code.kind;
  if (commonKind(expected, code.kind) === undefined)
    throw new FormulaError(
      `Formula result is data type (${KIND_NAMES[code.kind]}), incompatible with expected data type (${KIND_NAMES[expected]}).`,
      code.at,
    );
  return expected;
}

class Compiler {
  readonly inputs: FormulaInput[] = [];
  readonly #options: FormulaOptions;
  readonly #indexes = new Map<string, number>();

  constructor(options: FormulaOptions) {
    this.#options = options;
  }

  compile(expression: Expression): Code {
    const { at } = expression;
    switch (expression.kind) {
      case 'number':
      case 'boolean':
        return constant(expression.kind, expression.value, at);
      case 'text':
        return {
          ...constant('text', expression.value === '' ? null : expression.value, at),
          literal: expression.value,
        };
      case 'null':
        return constant('null', null, at);
      case 'reference':
        return this.#reference(expression.name, at);
      case 'call':
        return this.#call(expression);
    }
  }

  #call({ name, args, operator, at }: Extract<Expression, { kind: 'call' }>): Code {
    const title = operator ? `operator '${name.replace('unary ', '')}'` : `function '${name}()'`;
    const spec = FUNCTIONS.get(name);
    if (UNSUPPORTED.has(name))
      throw new UnsupportedFormula(`FORMULA_${name}`, `The local org cannot compute ${name}() in a formula.`, at);
    if (spec === undefined) throw new FormulaError(`Unknown function ${name}. Check spelling.`, at);
    const { use } = this.#options;
    if (spec.uses !== undefined && !spec.uses.includes(use))
      throw new FormulaError(`Function ${name} may not be used in this type of formula`, at);
    if (args.length < spec.min || args.length > spec.max)
      throw new FormulaError(
        `Incorrect number of parameters for ${title}. Expected ${args.length < spec.min ? spec.min : spec.max}, received ${args.length}`,
        at,
      );
    const call: Call = {
      title,
      at,
      use,
      args: args.map((arg) => this.compile(arg)),
      prior: (frame, index) => this.#read(index, frame.prior ?? frame.values),
    };
    return spec.compile(call);
  }

  #reference(name: string, at: number): Code {
    const input = this.#options.scope.resolve(name, at);
    if (input === undefined) throw new FormulaError(`Field ${name} does not exist. Check spelling.`, at);
    const kind = kindOf(input.type);
    if (kind === undefined)
      throw new FormulaError(
        `You referenced an unsupported field type called "${input.type}" using the following field: ${name}`,
        at,
      );
    const index = this.#index(input);
    return { kind, at, reference: { input, index }, run: (frame) => this.#read(index, frame.values, frame) };
  }

  #index(input: FormulaInput): number {
    const key = input.name.toLowerCase();
    const index = this.#indexes.get(key) ?? this.inputs.push(input) - 1;
    this.#indexes.set(key, index);
    return index;
  }

  /** A number that is blank counts as zero where the formula says so. */
  #read(index: number, values: readonly Scalar[], frame?: Frame): Value {
    const input = this.inputs[index];
    if (input === undefined) return null;
    const stored = input.global !== null && frame !== undefined ? frame.world.global(input) : (values[index] ?? null);
    const value = fromScalar(input.type, stored);
    return value === null && this.#options.blanksAsZero && kindOf(input.type) === 'number' ? ZERO : value;
  }
}

function constant(kind: Kind, value: Value, at: number): Code {
  return { kind, at, run: () => value };
}
