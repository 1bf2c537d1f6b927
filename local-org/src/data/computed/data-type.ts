import type { FieldDef } from '../../schema/types.ts';

const PLAIN: Readonly<Record<string, string>> = {
  id: 'Lookup()',
  boolean: 'Checkbox',
  date: 'Date',
  datetime: 'Date/Time',
  time: 'Time',
  email: 'Email',
  phone: 'Phone',
  url: 'URL',
  picklist: 'Picklist',
  multipicklist: 'Picklist (Multi-Select)',
  combobox: 'Picklist',
  address: 'Address',
  location: 'Geolocation',
  base64: 'Base64',
  anyType: 'AnyType',
  complexvalue: 'ComplexValueType',
};
const NUMBERS: Readonly<Record<string, string>> = { currency: 'Currency', percent: 'Percent', double: 'Number' };

/** FieldDefinition.DataType: the type as Setup shows it, e.g. `Lookup(Account)`, `Text(80)`, `Formula (Text)`. */
export function dataTypeOf(field: FieldDef): string {
  if (field.autoNumber !== null) return 'Auto Number';
  const plain = typeOf(field);
  return field.formula === null ? plain : `Formula (${plain.replace(/\(.*/, '')})`;
}

function typeOf(field: FieldDef): string {
  const { type } = field;
  if (type === 'reference')
    return `${field.cascadeDelete && field.custom ? 'Master-Detail' : 'Lookup'}(${field.referenceTo.join(',')})`;
  const number = NUMBERS[type];
  if (number !== undefined) return `${number}(${(field.precision ?? 18) - (field.scale ?? 0)}, ${field.scale ?? 0})`;
  if (type === 'int' || type === 'long') return `Number(${field.precision ?? 9}, 0)`;
  if (type === 'textarea')
    return `${(field.length ?? 32_000) > 255 ? 'Long Text Area' : 'Text Area'}(${field.length ?? 32_000})`;
  return PLAIN[type] ?? `Text(${field.length ?? 255})`;
}
