import { EvaluationError } from '../../formula/index.ts';
import type { CompiledFormula, World } from '../../formula/index.ts';
import type { OrgDatabase } from '../store/database.ts';
import type { UserAccess } from '../types.ts';
import { createWorld } from './world.ts';

/** The formulas that SQL of one connection calls by number, `formula(3, t0."Amount__c")`, and in whose name. */
export class SqlFormulas {
  readonly #database: OrgDatabase;
  readonly #formulas: CompiledFormula[] = [];
  readonly #numbers = new Map<CompiledFormula, number>();
  #moment: { readonly user: UserAccess; readonly now: number } | null = null;
  #world: World | null = null;

  constructor(database: OrgDatabase) {
    this.#database = database;
    database.sqlite.function('formula', { varargs: true }, (number, ...values) =>
      this.#evaluate(Number(number), values as SqlValue[]),
    );
  }

  /** From now on formulas are computed for this user at this moment. */
  enter(user: UserAccess, now: number): void {
    this.#moment = { user, now };
    this.#world = null;
  }

  /** After a deploy: the SQL that knew the numbers is gone. */
  forget(): void {
    this.#formulas.length = 0;
    this.#numbers.clear();
  }

  /** SQL of a formula over the SQL of its inputs. */
  sql(formula: CompiledFormula, inputs: readonly string[]): string {
    const number = this.#numbers.get(formula) ?? this.#formulas.push(formula) - 1;
    this.#numbers.set(formula, number);
    return `formula(${[number, ...inputs].join(', ')})`;
  }

  /** What a field would show as an error is null in SOQL. */
  #evaluate(number: number, values: readonly SqlValue[]): SqlValue {
    const formula = this.#formulas[number];
    if (formula === undefined || this.#moment === null) return null;
    this.#world ??= createWorld(this.#database, this.#moment.user, this.#moment.now);
    const scalars = formula.inputs.map(({ type }, index) =>
      type === 'boolean' ? values[index] === 1 : (values[index] ?? null),
    );
    try {
      const result = formula.evaluate({ values: scalars, prior: null, world: this.#world });
      return typeof result === 'boolean' ? (result ? 1 : 0) : result;
    } catch (error) {
      if (error instanceof EvaluationError) return null;
      throw error;
    }
  }
}

type SqlValue = string | number | null;
