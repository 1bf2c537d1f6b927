import type { ParsedComponent } from '../../components.ts';
import type { XmlElement } from '../../xml/parse.ts';
import type { Report } from '../report.ts';
import type { Scope } from '../scope.ts';
import { childOf, childrenOf, valueOf, type Rule } from './rule.ts';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const XSD = 'http://www.w3.org/2001/XMLSchema';
const XSI_TYPES = ['string', 'boolean', 'double', 'date', 'dateTime', 'picklist', 'int'];

export const customMetadata: Rule = {
  types: ['CustomMetadata'],
  check(component, document, scope, report) {
    const [type = '', record = ''] = component.fullName.split('.');
    if (record === '')
      return report.error(
        component,
        'INVALID_NAME',
        'The file of a custom metadata record is named <Type>.<Record>.md',
      );
    const object = `${type.replace(/__mdt$/, '')}__mdt`;
    if (scope.hasObject(object) !== true)
      return report.error(component, 'MISSING_REFERENCE', `No CustomObject named ${object} found`);
    if (!valueOf(document, 'label')) report.error(component, 'REQUIRED_MISSING', 'Required field is missing: label');
    for (const value of childrenOf(document, 'values'))
      checkMetadataValue(component, document, value, object, scope, report);
  },
};

function checkMetadataValue(
  component: ParsedComponent,
  root: XmlElement,
  entry: XmlElement,
  object: string,
  scope: Scope,
  report: Report,
): void {
  const field = valueOf(entry, 'field') ?? '';
  const value = childOf(entry, 'value');
  if (scope.hasField(object, field) !== true)
    report.error(
      component,
      'MISSING_REFERENCE',
      `Invalid custom field (${field}) in the custom metadata record: ${object} has no such field`,
      childOf(entry, 'field') ?? entry,
    );
  if (!value || value.attributes['xsi:nil'] === 'true') return;
  const type = value.attributes['xsi:type'];
  if (type === undefined)
    return report.error(component, 'XSI_TYPE_MISSING', 'The element value needs an xsi:type, or xsi:nil="true"', value);
  if (root.attributes['xmlns:xsi'] !== XSI || root.attributes['xmlns:xsd'] !== XSD)
    report.error(
      component,
      'WRONG_NAMESPACE',
      `The root element needs xmlns:xsi="${XSI}" and xmlns:xsd="${XSD}"`,
      root,
    );
  const local = type.replace(/^xsd:/, '');
  if (!XSI_TYPES.includes(local))
    report.error(
      component,
      'XSI_TYPE_INVALID',
      `'${type}' is not a type of a custom metadata value: ${XSI_TYPES.map((t) => `xsd:${t}`).join(', ')}`,
      value,
    );
  const text = value.text.trim();
  if (
    (local === 'boolean' && !/^(true|false)$/.test(text)) ||
    ((local === 'double' || local === 'int') && !/^-?\d+(\.\d+)?(E-?\d+)?$/i.test(text))
  )
    report.error(component, 'INVALID_VALUE', `'${text}' is not a valid value for the type xsd:${local}`, value);
  checkRelationship(component, object, field, value, scope, report);
}

/** A metadata relationship names a record of custom metadata, by its developer name. */
function checkRelationship(
  component: ParsedComponent,
  object: string,
  field: string,
  value: XmlElement,
  scope: Scope,
  report: Report,
): void {
  const document = scope.document('CustomField', `${object}.${field}`);
  const target =
    document && valueOf(document, 'type') === 'MetadataRelationship' ? valueOf(document, 'referenceTo') : undefined;
  const name = value.text.trim();
  if (!target?.endsWith('__mdt') || name === '') return;
  if (!scope.has('CustomMetadata', `${target.replace(/__mdt$/, '')}.${name}`))
    report.error(
      component,
      'MISSING_REFERENCE',
      `In field: ${field} - no CustomMetadata named ${target.replace(/__mdt$/, '')}.${name} found`,
      value,
    );
}
