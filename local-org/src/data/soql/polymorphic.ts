import type { FieldDef, ObjectDef, Schema } from '../../schema/types.ts';

/** What a reference to any record may point to, besides custom objects. */
const RECORDS = [
  'Account',
  'Asset',
  'Campaign',
  'Case',
  'Contact',
  'Contract',
  'Event',
  'Group',
  'Lead',
  'Opportunity',
].concat(['Order', 'Product2', 'Solution', 'Task', 'User']);
/** SQLite joins 64 tables at most. */
const MAX_TARGETS = 30;

/** The objects that a reference may point to; of many custom objects only those with rows, because each is a join. */
export function referenceTargets(
  schema: Schema,
  reference: FieldDef,
  find: (name: string) => ObjectDef[],
  hasRows: (name: string) => boolean,
): ObjectDef[] {
  const isAny = reference.referenceTo.length === 0;
  const names = isAny ? [...RECORDS, ...schema.objectNames('data').filter(isCustom)] : reference.referenceTo;
  if (names.length < MAX_TARGETS) return names.flatMap(find);
  const custom = names.filter((name) => isCustom(name) && hasRows(name));
  return [...names.filter((name) => !isCustom(name)), ...custom].slice(0, MAX_TARGETS).flatMap(find);
}

const isCustom = (name: string): boolean => name.endsWith('__c');

const NAME_FIELDS = [
  'name',
  'casenumber',
  'contractnumber',
  'ordernumber',
  'solutionname',
  'subject',
  'title',
  'masterlabel',
];

/** The field that stands for a record where only its name is asked for. */
export function nameField(object: ObjectDef): FieldDef | undefined {
  return NAME_FIELDS.flatMap((name) => object.fields.get(name) ?? [])[0];
}
