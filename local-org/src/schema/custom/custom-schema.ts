import { createHash } from 'node:crypto';
import { withMembers } from '../lazy-object.ts';
import type { ChildRelationship, FieldDef, ObjectDef, SummaryField, ValidationRuleDef } from '../types.ts';

/** What deployed metadata adds to the schema. */
export interface CustomSchema {
  readonly objects: readonly ObjectDef[];
  /** fields on objects, standard or of `objects` */
  readonly fields: readonly CustomFieldAddition[];
  /** child relationships of objects that are not in `objects`, e.g. of Account */
  readonly children?: readonly { readonly parent: string; readonly relationship: ChildRelationship }[];
  /** active validation rules of objects, standard or of `objects` */
  readonly rules?: readonly { readonly object: string; readonly rule: ValidationRuleDef }[];
}

export interface CustomFieldAddition {
  readonly object: string;
  readonly field: FieldDef;
  /** as in metadata, without `__r`; null when children cannot be queried from the parent */
  readonly childRelationshipName?: string | null;
}

export const NO_CUSTOM: CustomSchema = { objects: [], fields: [] };

interface Additions {
  readonly fields: FieldDef[];
  readonly children: ChildRelationship[];
  readonly rules: ValidationRuleDef[];
}

/** The additions by lower-cased object name. */
export function indexAdditions(custom: CustomSchema): ReadonlyMap<string, Additions> {
  const index = new Map<string, Additions>();
  const of = (object: string): Additions => {
    const key = object.toLowerCase();
    const found = index.get(key) ?? { fields: [], children: [], rules: [] };
    index.set(key, found);
    return found;
  };
  for (const { object, field, childRelationshipName } of custom.fields) {
    of(object).fields.push(field);
    for (const parent of field.referenceTo)
      of(parent).children.push({
        name: childRelationshipName == null ? null : `${childRelationshipName}__r`,
        childObject: object,
        field: field.name,
        ...onDelete(field),
      });
  }
  for (const { parent, relationship } of custom.children ?? []) of(parent).children.push(relationship);
  for (const { object, rule } of custom.rules ?? []) of(object).rules.push(rule);
  return index;
}

/** What becomes of children when their parent is deleted. */
export function onDelete(field: FieldDef): Pick<ChildRelationship, 'cascadeDelete' | 'restrictedDelete'> {
  return {
    cascadeDelete: field.cascadeDelete || field.deleteConstraint === 'Cascade',
    ...(field.deleteConstraint === 'Restrict' ? { restrictedDelete: true } : {}),
  };
}

export function extend(object: ObjectDef, additions: Additions | undefined): ObjectDef {
  if (additions === undefined) return object;
  const added = additions.fields.map((field) => [field.name.toLowerCase(), field] as const);
  const extended = withMembers(object, {
    fields: () => new Map([...object.fields, ...added]),
    childRelationships: () => [...object.childRelationships, ...additions.children],
  });
  const { rules } = additions;
  return rules.length === 0
    ? extended
    : Object.defineProperty(extended, 'validationRules', { value: rules, enumerable: true });
}

/** The roll-up summary fields by lower-cased name of the object that they sum up. */
export function indexSummaries(custom: CustomSchema): ReadonlyMap<string, readonly SummaryField[]> {
  const own = custom.objects.flatMap((object) =>
    [...object.fields.values()].map((field) => ({ object: object.name, field })),
  );
  const found = [...own, ...custom.fields].filter(({ field }) => field.summary !== undefined);
  return Map.groupBy(found, ({ field }) => field.summary?.childObject.toLowerCase() ?? '');
}

/** The same for the same objects and fields, in whatever order they came and whatever prefixes an org gave them. */
export function customHash(custom: CustomSchema): string {
  const parts = [...custom.objects, ...custom.fields, ...(custom.children ?? []), ...(custom.rules ?? [])].map((part) =>
    JSON.stringify(part, (key, value: unknown) => {
      if (key === 'keyPrefix') return undefined;
      return value instanceof Map ? [...value] : value;
    }),
  );
  return createHash('sha256').update(parts.sort().join('\n')).digest('hex');
}
