import { EvaluationError } from '../../formula/index.ts';
import type { CompiledFormula, FormulaInput, World } from '../../formula/index.ts';
import type { FieldDef, ObjectDef } from '../../schema/types.ts';
import { readRows } from '../dml/rows.ts';
import type { OrgDatabase } from '../store/database.ts';
import { DataError } from '../types.ts';
import type { Access, Scalar } from '../types.ts';
import { fieldFormula } from './compiled.ts';
import { createWorld } from './world.ts';

type Fields = Readonly<Record<string, Scalar>>;

/** Formula fields that refer to each other deeper than this refer to themselves. */
const MAX_DEPTH = 50;

const formulaFields = new WeakMap<ObjectDef, readonly FieldDef[]>();

/** The formula fields of an object; most have none. */
export function formulasOf(object: ObjectDef): readonly FieldDef[] {
  let found = formulaFields.get(object);
  if (found === undefined)
    formulaFields.set(object, (found = [...object.fields.values()].filter((field) => field.formula !== null)));
  return found;
}

/** Computes formulas over records in memory; parents are read from the file, each once. */
export class RecordFormulas {
  readonly #database: OrgDatabase;
  readonly #access: Access;
  readonly #now: number;
  readonly #parents = new Map<string, Fields | null>();
  #world: World | undefined;

  constructor(database: OrgDatabase, access: Access, now: number) {
    this.#database = database;
    this.#access = access;
    this.#now = now;
  }

  /** The values of all formula fields of a record; what cannot be computed is null. */
  all(object: ObjectDef, fields: Fields): Record<string, Scalar> {
    return Object.fromEntries(formulasOf(object).map((field) => [field.name, this.#shown(object, fields, field)]));
  }

  /** Throws EvaluationError for what a field would show as an error. */
  evaluate(object: ObjectDef, formula: CompiledFormula, fields: Fields, prior: Fields | null = null): Scalar {
    const read = (from: Fields): Scalar[] => formula.inputs.map((input) => this.#read(object, from, input, 0));
    return formula.evaluate({ values: read(fields), prior: prior && read(prior), world: this.#of() });
  }

  #of(): World {
    return (this.#world ??= createWorld(this.#database, this.#access.user, this.#now));
  }

  #shown(object: ObjectDef, fields: Fields, field: FieldDef): Scalar {
    try {
      return this.#field(object, fields, field, 0);
    } catch (error) {
      if (error instanceof EvaluationError || error instanceof DataError) return null;
      throw error;
    }
  }

  #field(object: ObjectDef, fields: Fields, field: FieldDef, depth: number): Scalar {
    if (field.formula === null)
      return field.type === 'location' ? locationOf(fields, field) : (fields[field.name] ?? null);
    if (depth > MAX_DEPTH) throw new EvaluationError(`${object.name}.${field.name} refers to itself`);
    const formula = fieldFormula(this.#database.schema, object, field);
    const values = formula.inputs.map((input) => this.#read(object, fields, input, depth + 1));
    return formula.evaluate({ values, prior: null, world: this.#of() });
  }

  #read(object: ObjectDef, fields: Fields, input: FormulaInput, depth: number): Scalar {
    if (input.field === null || input.global !== null) return null;
    let here: { object: ObjectDef; fields: Fields } | null = { object, fields };
    for (const { field, object: target } of input.steps) {
      here = this.#parent(target, here.fields[field.name] ?? null);
      if (here === null) return null;
    }
    return this.#field(here.object, here.fields, input.field, depth);
  }

  #parent(name: string, id: Scalar): { object: ObjectDef; fields: Fields } | null {
    const object = this.#database.schema.object(name);
    if (object === undefined || typeof id !== 'string') return null;
    const key = `${name} ${id}`;
    let fields = this.#parents.get(key);
    if (fields === undefined) this.#parents.set(key, (fields = readRows(this.#database, object, [id]).get(id) ?? null));
    return fields === null ? null : { object, fields };
  }
}

/** A location is stored as its coordinates. */
function locationOf(fields: Fields, field: FieldDef): Scalar {
  const [latitude, longitude] = coordinates(field).map((name) => fields[name] ?? null);
  return latitude == null || longitude == null ? null : `${String(latitude)},${String(longitude)}`;
}

/** The fields that hold a location's latitude and longitude. */
export function coordinates(field: FieldDef): [string, string] {
  const stem = field.name.replace(/__c$/, '__');
  return field.name.endsWith('__c')
    ? [`${stem}Latitude__s`, `${stem}Longitude__s`]
    : [field.name.replace(/Address$/, 'Latitude'), field.name.replace(/Address$/, 'Longitude')];
}
