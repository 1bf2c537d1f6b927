import {
  compileFormula,
  EvaluationError,
  FormulaError,
  parseTemplate,
  sobjectScope,
  UnsupportedFormula,
} from '../../../formula/index.ts';
import type { CompiledFormula, FormulaOptions, FormulaScope } from '../../../formula/index.ts';
import { createWorld } from '../../../data/index.ts';
import type { Scalar } from '../../../data/index.ts';
import { toId18 } from '../../../schema/index.ts';
import type { FieldType } from '../../../schema/types.ts';
import type { ApexType, ApexValue, PlatformClass } from '../../abi.ts';
import { enumClass } from '../../library/define.ts';
import {
  ApexEnum,
  ApexSet,
  FormulaEvaluationException,
  FormulaValidationException,
  nullPointer,
  T_STRING,
  typeOf,
  unsupported,
} from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { toApex } from '../sobjects/convert.ts';
import { classScope, emittedOf, readInput } from './formula-scope.ts';
import { SObjectTypeToken } from './schema-tokens.ts';

const GLOBALS = [
  'CUSTOMMETADATA',
  'LABEL',
  'ORGANIZATION',
  'PERMISSION',
  'PROFILE',
  'SETUP',
  'SYSTEM',
  'USER',
  'USERROLE',
];
const RETURN_TYPES: Readonly<
  Record<string, { readonly kind: NonNullable<FormulaOptions['returns']>['kind']; readonly type: FieldType }>
> = {
  BOOLEAN: { kind: 'boolean', type: 'boolean' },
  DATE: { kind: 'date', type: 'date' },
  DATETIME: { kind: 'datetime', type: 'datetime' },
  DECIMAL: { kind: 'number', type: 'double' },
  DOUBLE: { kind: 'number', type: 'double' },
  ID: { kind: 'text', type: 'id' },
  INTEGER: { kind: 'number', type: 'int' },
  LONG: { kind: 'number', type: 'long' },
  STRING: { kind: 'text', type: 'string' },
  TIME: { kind: 'time', type: 'time' },
};

/** FormulaEval.FormulaBuilder: `build()` checks the formula. */
export class FormulaBuilder {
  #text: string | null = null;
  #returns: string | null = null;
  #type: ApexType | SObjectTypeToken | null = null;
  #globals: readonly string[] = [];
  #blanksAsZero = false;
  #isTemplate = false;

  withformula(text: string | null): this {
    this.#text = text;
    return this;
  }
  withreturntype(type: ApexEnum | null): this {
    this.#returns = type?.constant ?? null;
    return this;
  }
  withtype(type: ApexType | SObjectTypeToken | null): this {
    this.#type = type;
    return this;
  }
  withglobalvariables(globals: { walk(): Iterable<ApexEnum> } | null): this {
    this.#globals = globals === null ? [] : [...globals.walk()].map(({ constant }) => `$${constant.toLowerCase()}`);
    return this;
  }
  treatnumericnullaszero(isZero: boolean | null): this {
    this.#blanksAsZero = isZero === true;
    return this;
  }
  parseastemplate(isTemplate: boolean | null): this {
    this.#isTemplate = isTemplate === true;
    return this;
  }

  build(): FormulaInstance {
    if (this.#text === null) throw new FormulaValidationException('A formula is required: call withFormula.');
    if (this.#returns === null) throw new FormulaValidationException('A return type is required: call withReturnType.');
    if (this.#type === null) throw new FormulaValidationException('A context type is required: call withType.');
    const returns = RETURN_TYPES[this.#returns];
    if (returns === undefined) return unsupported(`FormulaReturnType_${this.#returns}`);
    const text = this.#isTemplate ? parseTemplate(this.#text) : this.#text;
    const options: FormulaOptions = {
      scope: this.#limited(scopeOf(this.#type)),
      use: 'apex',
      blanksAsZero: this.#blanksAsZero,
      returns: { kind: returns.kind },
    };
    return new FormulaInstance(compile(text, options), returns.type);
  }

  /** Global variables have to be asked for. */
  #limited(scope: FormulaScope): FormulaScope {
    const allowed = new Set(this.#globals);
    return {
      resolve: (name, at) => {
        const variable = name.split('.')[0]?.toLowerCase() ?? '';
        return variable.startsWith('$') && !allowed.has(variable) ? undefined : scope.resolve(name, at);
      },
    };
  }
}

function compile(text: string, options: FormulaOptions): CompiledFormula {
  try {
    return compileFormula(text, options);
  } catch (error) {
    if (error instanceof UnsupportedFormula) return unsupported(error.feature);
    if (error instanceof FormulaError) throw new FormulaValidationException(error.message);
    throw error;
  }
}

function scopeOf(type: ApexType | SObjectTypeToken): FormulaScope {
  const { schema } = engine().db;
  if (type instanceof SObjectTypeToken) return sobjectScope(schema, type.def, 'apex');
  const emitted = emittedOf(type);
  if (emitted !== null) {
    if (emitted.$info.access !== 'global')
      throw new FormulaValidationException(`The context type ${emitted.$info.name} must be a global class.`);
    return classScope(schema, emitted);
  }
  const object = schema.object((type as ApexType & { name: string }).name);
  if (object === undefined)
    throw new FormulaValidationException('The context type must be a global class or an sObject.');
  return sobjectScope(schema, object, 'apex');
}

/** FormulaEval.FormulaInstance */
export class FormulaInstance {
  readonly #formula: CompiledFormula;
  readonly #type: FieldType;
  constructor(formula: CompiledFormula, type: FieldType) {
    this.#formula = formula;
    this.#type = type;
  }

  evaluate(context: ApexValue): ApexValue {
    if (context === null) return nullPointer();
    const { db, hooks, transaction } = engine();
    const world = createWorld(db, transaction.user, hooks.now());
    const values = this.#formula.inputs.map((input) => (input.global === null ? readInput(context, input) : null));
    try {
      return this.#result(this.#formula.evaluate({ values, prior: null, world }));
    } catch (error) {
      if (error instanceof EvaluationError) throw new FormulaEvaluationException(error.message);
      throw error;
    }
  }

  getreferencedfields(): ApexSet {
    const names = this.#formula.inputs.filter(({ global }) => global === null).map(({ name }) => name);
    return new ApexSet(typeOf('Set', [T_STRING]), names);
  }

  #result(value: Scalar): ApexValue {
    if (this.#type === 'id' && typeof value === 'string') return toId18(value) ?? value;
    return toApex(this.#type, this.#type === 'int' && value !== null ? Math.trunc(Number(value)) : value);
  }
}

export const FORMULA_EVAL_CLASSES: readonly PlatformClass[] = [
  { name: 'FormulaEval.FormulaBuilder', jsClass: FormulaBuilder },
  { name: 'FormulaEval.FormulaInstance', jsClass: FormulaInstance },
  enumClass('FormulaEval.FormulaGlobal', GLOBALS),
  enumClass('FormulaEval.FormulaReturnType', Object.keys(RETURN_TYPES)),
];
