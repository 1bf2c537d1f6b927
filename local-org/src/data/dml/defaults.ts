import { EvaluationError } from '../../formula/index.ts';
import type { FieldDef, ObjectDef } from '../../schema/types.ts';
import { defaultRecordType } from '../access/record-types.ts';
import { defaultFormula } from '../formulas/compiled.ts';
import { RecordFormulas } from '../formulas/records.ts';
import { organizationId } from '../formulas/world.ts';
import type { OrgDatabase } from '../store/database.ts';
import type { Access, Scalar, UserAccess } from '../types.ts';

/** What the fields of a new record hold when nobody set them, as an insert and `newSObject(recordTypeId, true)` fill them. */
export class DefaultValues {
  readonly #database: OrgDatabase;
  readonly #object: ObjectDef;
  readonly #fields: readonly FieldDef[];
  readonly #formulas: RecordFormulas;
  readonly #user: UserAccess;
  #recordType: { readonly id: string | null } | null = null;

  constructor(database: OrgDatabase, object: ObjectDef, access: Access, now: number) {
    this.#database = database;
    this.#object = object;
    this.#user = access.user;
    this.#fields = fieldsWithDefault(object);
    this.#formulas = new RecordFormulas(database, access, now);
  }

  /** Sets those that are not there; a field that was set to null keeps it. */
  fill(fields: Record<string, Scalar>): void {
    for (const field of this.#fields) if (!(field.name in fields)) fields[field.name] = this.#valueOf(field);
    if (this.#object.fields.has('recordtypeid') && !('RecordTypeId' in fields)) {
      this.#recordType ??= { id: defaultRecordType(this.#database, this.#object.name, this.#user) };
      if (this.#recordType.id !== null) fields['RecordTypeId'] = this.#recordType.id;
    }
  }

  /** Settings without an owner are those of the org. */
  get organizationId(): Scalar {
    return organizationId(this.#database);
  }

  #valueOf(field: FieldDef): Scalar {
    if (field.defaultFormula === undefined) return constant(field);
    try {
      return this.#formulas.evaluate(this.#object, defaultFormula(this.#database.schema, this.#object, field), {});
    } catch (error) {
      if (error instanceof EvaluationError) return null;
      throw error;
    }
  }
}

/** A roll-up of no rows counts and sums up to zero. */
function constant(field: FieldDef): Scalar {
  if (field.summary !== undefined) return 0;
  return field.defaultValue ?? (field.type === 'boolean' ? false : null);
}

const known = new WeakMap<ObjectDef, readonly FieldDef[]>();

function fieldsWithDefault(object: ObjectDef): readonly FieldDef[] {
  let found = known.get(object);
  if (found === undefined) known.set(object, (found = [...object.fields.values()].filter(hasDefault)));
  return found;
}

function hasDefault(field: FieldDef): boolean {
  if (field.formula !== null) return false;
  if (field.summary !== undefined) return field.summary.operation === 'count' || field.summary.operation === 'sum';
  return field.defaultValue !== null || field.defaultFormula !== undefined || field.type === 'boolean';
}
