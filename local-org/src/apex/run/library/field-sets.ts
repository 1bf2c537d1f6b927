import { childOf, childrenOf, type XmlElement } from '../../../metadata/xml/parse.ts';
import { makeElement, type PlainElement } from '../../../metadata/xml/plain.ts';
import type { FieldDef, ObjectDef } from '../../../schema/types.ts';
import type { ApexValue } from '../../abi.ts';
import { ApexMap, T_STRING, typeOf } from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { CaseInsensitiveMap } from './describe-map.ts';
import { listOf } from './helpers.ts';
import { fieldToken, typeToken } from './schema-tokens.ts';

/** `describe.fieldSets`: getMap() by lower-cased name. */
export class FieldSetMap {
  readonly #def: ObjectDef;
  constructor(def: ObjectDef) {
    this.#def = def;
  }
  getmap(): ApexMap {
    const entries = fieldSetsOf(this.#def).map((set): [string, ApexValue] => [set.getname().toLowerCase(), set]);
    return new CaseInsensitiveMap(typeOf('Map', [T_STRING, typeOf('Schema.FieldSet')]), entries);
  }
}

/** Schema.FieldSet, from its metadata. */
export class FieldSet {
  readonly #def: ObjectDef;
  readonly #document: XmlElement;
  constructor(def: ObjectDef, document: XmlElement) {
    this.#def = def;
    this.#document = document;
  }
  getname(): string {
    return textOf(this.#document, 'fullName');
  }
  getlabel(): string {
    return textOf(this.#document, 'label');
  }
  getdescription(): string {
    return textOf(this.#document, 'description');
  }
  getnamespace(): string {
    return '';
  }
  getsobjecttype(): ApexValue {
    return typeToken(this.#def);
  }
  getfields(): ApexValue {
    const shown = childrenOf(this.#document, 'displayedFields');
    return listOf(
      'Schema.FieldSetMember',
      shown.map((item) => new FieldSetMember(this.#def, item)),
    );
  }
}

/** Schema.FieldSetMember: a field of the object or of a parent, e.g. `Account.Name`. */
export class FieldSetMember {
  readonly #def: ObjectDef;
  readonly #item: XmlElement;
  constructor(def: ObjectDef, item: XmlElement) {
    this.#def = def;
    this.#item = item;
  }
  getfieldpath(): string {
    return textOf(this.#item, 'field');
  }
  getlabel(): string {
    return this.#field()?.field.label ?? '';
  }
  getrequired(): boolean {
    return textOf(this.#item, 'isRequired') === 'true';
  }
  getdbrequired(): boolean {
    const field = this.#field()?.field;
    return field !== undefined && !field.nillable && !field.defaultedOnCreate;
  }
  gettype(): ApexValue {
    const found = this.#field();
    return found === null ? null : fieldToken(found.object, found.field).getdescribe().gettype();
  }
  getsobjectfield(): ApexValue {
    const found = this.#field();
    return found === null ? null : fieldToken(found.object, found.field);
  }
  #field(): { object: ObjectDef; field: FieldDef } | null {
    const path = this.getfieldpath().split('.');
    let object = this.#def;
    for (const step of path.slice(0, -1)) {
      const parent = parentOf(object, step);
      if (parent === null) return null;
      object = parent;
    }
    const field = object.fields.get(path.at(-1)?.toLowerCase() ?? '');
    return field === undefined ? null : { object, field };
  }
}

function parentOf(object: ObjectDef, relationship: string): ObjectDef | null {
  for (const field of object.fields.values()) {
    if (field.relationshipName?.toLowerCase() !== relationship.toLowerCase()) continue;
    return engine().db.schema.object(field.referenceTo[0] ?? '') ?? null;
  }
  return null;
}

/** Field sets are components of their own or stand in their object's file. */
function fieldSetsOf(def: ObjectDef): FieldSet[] {
  const { db } = engine();
  if (!db.tables.exists('_component')) return [];
  const rows = db
    .prepare(
      "SELECT type, full_name AS name, document FROM _component WHERE document IS NOT NULL AND ((type = 'FieldSet' AND full_name LIKE ? COLLATE NOCASE) OR (type = 'CustomObject' AND full_name = ? COLLATE NOCASE))",
    )
    .all(`${def.name}.%`, def.name) as { type: string; name: string; document: string }[];
  return rows.flatMap(({ type, document }) => {
    const root = makeElement(JSON.parse(document) as PlainElement);
    const sets = type === 'FieldSet' ? [root] : childrenOf(root, 'fieldSets');
    return sets.map((set) => new FieldSet(def, set));
  });
}

function textOf(element: XmlElement, name: string): string {
  return childOf(element, name)?.text ?? '';
}
