import { plainText } from '../plain-text.ts';
import type { WriteError } from '../../../data/types.ts';
import type { FieldDef, ObjectDef, Schema } from '../../../schema/types.ts';
import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexMap, nullPointer, runtimeType, SObjectException, T_STRING, typeOf } from '../../runtime/index.ts';
import type { ApexEnum } from '../../runtime/index.ts';
import type { Entry } from '../../runtime/table.ts';
import { engine } from '../engine.ts';
import { provideSObjectServices } from '../sobjects/services.ts';
import { objectDef } from '../sobjects/records.ts';
import type { SObjectValue } from '../sobjects/sobject-value.ts';
import { DatabaseError } from './database-results.ts';
import { listOf, textsIn } from './helpers.ts';
import { CaseInsensitiveMap } from './describe-map.ts';
import { DESCRIBE_CLASSES } from './schema-describe.ts';
import { recalculate } from './recalculate.ts';
import { SObjectFieldToken, SObjectTypeToken, typeToken } from './schema-tokens.ts';

provideSObjectServices({
  fieldName: (field) =>
    field === null ? nullPointer() : field instanceof SObjectFieldToken ? field.def.name : plainText(field),
  typeToken,
  recalculate: (record) => recalculate(record as SObjectValue),
  errorList: (errors: readonly WriteError[]) =>
    listOf(
      'Database.Error',
      errors.map((error) => new DatabaseError(error)),
    ),
  checkAssignable,
});

const KINDS: Readonly<Record<string, readonly string[]>> = {
  boolean: ['boolean'],
  int: ['integer', 'long', 'decimal', 'double'],
  long: ['integer', 'long'],
  double: ['integer', 'long', 'decimal', 'double'],
  currency: ['integer', 'long', 'decimal', 'double'],
  percent: ['integer', 'long', 'decimal', 'double'],
  date: ['date', 'datetime'],
  datetime: ['date', 'datetime'],
  time: ['time'],
  base64: ['blob'],
};

/** SObject.put refuses values of another type: "Illegal assignment from Integer to String". */
function checkAssignable(_object: ObjectDef, field: FieldDef, value: ApexValue): void {
  if (value === null) return;
  const given = runtimeType(value).key;
  const wanted = KINDS[field.type] ?? ['string', 'id'];
  if (!wanted.includes(given))
    throw new SObjectException(`Illegal assignment from ${runtimeType(value).name} to ${apexTypeName(field)}`);
}

function apexTypeName(field: FieldDef): string {
  const name =
    (KINDS[field.type] ?? ['string'])[
      field.type === 'double' || field.type === 'currency' || field.type === 'percent' ? 2 : 0
    ] ?? 'string';
  return field.type === 'id' || field.type === 'reference' ? 'Id' : name.charAt(0).toUpperCase() + name.slice(1);
}

/** An object of the org that is read when its token is asked for: an org has more than a thousand. */
class NamedObject implements Entry {
  readonly key: string;
  readonly #schema: Schema;
  #value: ApexValue = undefined;
  constructor(key: string, schema: Schema) {
    this.key = key;
    this.#schema = schema;
  }
  get value(): ApexValue {
    if (this.#value !== undefined) return this.#value;
    const def = this.#schema.object(this.key);
    return (this.#value = def === undefined ? null : typeToken(def));
  }
  set value(value: ApexValue) {
    this.#value = value;
  }
}

/** Every object of the org by lower-cased name. */
function globalDescribe(): ApexMap {
  const { schema } = engine().db;
  const map = new CaseInsensitiveMap(typeOf('Map', [T_STRING, typeOf('Schema.SObjectType')]));
  for (const key of keysOf(schema)) map.table.entries.set(key, new NamedObject(key, schema));
  return map;
}

const keys = new WeakMap<Schema, readonly string[]>();

function keysOf(schema: Schema): readonly string[] {
  const known = keys.get(schema) ?? schema.objectNames('data').map((name) => name.toLowerCase());
  keys.set(schema, known);
  return known;
}

export const SCHEMA_CLASSES: readonly PlatformClass[] = [
  ...DESCRIBE_CLASSES,
  { name: 'Schema.SObjectType', jsClass: SObjectTypeToken },
  { name: 'Schema.SObjectField', jsClass: SObjectFieldToken },
  {
    name: 'System.Schema',
    statics: {
      getglobaldescribe: globalDescribe,
      describesobjects: (names: ApexValue, option: ApexEnum | null = null) =>
        listOf(
          'Schema.DescribeSObjectResult',
          textsIn(names).map((name) => typeToken(objectDef(engine(), name)).getdescribe(option)),
        ),
    },
  },
];
