import type { RawChild, RawField, RawObject } from './base/raw.ts';
import { fieldDef, labelOf } from './field-def.ts';
import { withMembers } from './lazy-object.ts';
import { keyPrefixOf } from './supplement/key-prefixes.ts';
import type { ObjectSupplement } from './supplement/facts.ts';
import type { Api, ChildRelationship, FieldDef, ObjectDef } from './types.ts';

const OWNERS: readonly string[] = ['Group', 'User'];
const DERIVED = /(Share|History|ChangeEvent|Feed)$/;

/** An object of the packages with what the supplement adds. */
export function buildObject(
  api: Api,
  name: string,
  raw: RawObject | undefined,
  supplements: readonly ObjectSupplement[],
  customObjects: readonly string[] = [],
): ObjectDef {
  const facts = supplements.reduce<ObjectSupplement>((merged, next) => ({ ...merged, ...next }), {
    name,
    api: [api],
    source: '',
  });
  const label = facts.label ?? labelOf(name);
  const isReadOnly = DERIVED.test(name) && !name.endsWith('Share');
  return withMembers(
    {
      name: raw?.name ?? facts.name,
      label,
      labelPlural: facts.labelPlural ?? `${label}s`,
      keyPrefix: facts.keyPrefix ?? keyPrefixOf(name),
      kind: name.endsWith('ChangeEvent') ? 'changeEvent' : api === 'tooling' ? 'tooling' : 'standard',
      api,
      queryable: facts.queryable ?? !name.endsWith('ChangeEvent'),
      createable: facts.createable ?? !isReadOnly,
      updateable: facts.updateable ?? !isReadOnly,
      deletable: facts.deletable ?? !isReadOnly,
    },
    {
      fields: () => fieldsOf(api, raw, supplements, customObjects),
      childRelationships: () => children(raw?.children ?? [], supplements),
    },
  );
}

function fieldsOf(
  api: Api,
  raw: RawObject | undefined,
  supplements: readonly ObjectSupplement[],
  customObjects: readonly string[],
): Map<string, FieldDef> {
  const fields = new Map<string, FieldDef>();
  for (const field of raw?.fields ?? []) fields.set(field.name.toLowerCase(), rawField(field, api));
  for (const supplement of supplements) applyFields(fields, supplement);
  for (const [key, field] of fields)
    if (field.open === true) fields.set(key, { ...field, referenceTo: [...field.referenceTo, ...customObjects] });
  return fields;
}

function rawField(raw: RawField, api: Api): FieldDef {
  const isOwner = raw.name === 'OwnerId' && raw.to?.length === 0;
  return fieldDef({
    name: raw.name,
    type: raw.type,
    referenceTo: isOwner ? OWNERS : (raw.to ?? []),
    relationshipName: raw.relationship ?? null,
    source: api === 'tooling' ? 'tooling' : 'stub',
    ...(isOwner ? { defaultedOnCreate: true } : {}),
  });
}

function applyFields(fields: Map<string, FieldDef>, supplement: ObjectSupplement): void {
  for (const [name, facts] of Object.entries(supplement.fields ?? {})) {
    const known = fields.get(name.toLowerCase());
    const type = facts.type ?? known?.type;
    if (type === undefined)
      throw new Error(`Supplement of ${supplement.name}: the packages have no field ${name}, so it needs a type`);
    const changed =
      known === undefined || known.type === type ? (known ?? {}) : { ...known, ...retyped(fieldDef({ name, type })) };
    fields.set(name.toLowerCase(), fieldDef({ ...changed, ...facts, name: known?.name ?? name, type }));
  }
}

/** What follows from the type has to follow when the supplement says it more exactly. */
function retyped({ filterable, sortable, groupable, createable, updateable, length }: FieldDef): Partial<FieldDef> {
  return { filterable, sortable, groupable, createable, updateable, length };
}

function children(raw: readonly RawChild[], supplements: readonly ObjectSupplement[]): ChildRelationship[] {
  const said = supplements.flatMap((supplement) => supplement.children ?? []);
  const saidNames = new Set(said.map((child) => child.name?.toLowerCase()));
  const kept = raw.filter((child) => child.field !== null && !saidNames.has(child.name.toLowerCase()));
  return [
    ...kept.map((child) => ({
      name: child.name,
      childObject: child.child,
      field: child.field ?? '',
      cascadeDelete: false,
    })),
    ...said,
  ];
}
