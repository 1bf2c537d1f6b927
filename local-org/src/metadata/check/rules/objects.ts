import type { ParsedComponent } from '../../components.ts';
import type { XmlElement } from '../../xml/parse.ts';
import type { Report } from '../report.ts';
import type { Scope } from '../scope.ts';
import { childOf, childrenOf, isTrue, requireReference, valueOf, type Rule } from './rule.ts';

const EVENT_FIELDS = ['Checkbox', 'Date', 'DateTime', 'Number', 'Text', 'LongTextArea'];
const SUFFIX = /__(c|e|mdt|x|b|kav)$/;

export const customObjects: Rule = {
  types: ['CustomObject'],
  check(component, document, scope, report) {
    const { fullName } = component;
    if (!fullName.includes('__')) {
      if (scope.hasObject(fullName) === false)
        report.error(component, 'MISSING_REFERENCE', `Cannot find a standard object named ${fullName}`);
      return;
    }
    if (!SUFFIX.test(fullName))
      report.error(component, 'INVALID_NAME', `The name ${fullName} must end with __c, __e, __mdt, __x or __b`);
    const isSetting = childOf(document, 'customSettingsType') !== undefined;
    for (const name of isSetting ? ['label'] : ['label', 'pluralLabel'])
      if (!valueOf(document, name)) report.error(component, 'REQUIRED_MISSING', `Required field is missing: ${name}`);
    const needs = fullName.endsWith('__c')
      ? valueOf(document, 'customSettingsType')
        ? []
        : ['deploymentStatus', 'sharingModel', 'nameField']
      : fullName.endsWith('__e')
        ? ['deploymentStatus', 'eventType']
        : [];
    for (const name of needs)
      if (!childOf(document, name)) report.error(component, 'REQUIRED_MISSING', `Required field is missing: ${name}`);
    const eventType = childOf(document, 'eventType');
    if (eventType?.text.trim() === 'StandardVolume')
      report.error(
        component,
        'INVALID_EVENT',
        'Standard-volume platform events can no longer be created: use HighVolume',
        eventType,
      );
    requireReference(component, document, 'externalDataSource', 'ExternalDataSource', scope, report);
  },
};

export const customFields: Rule = {
  types: ['CustomField'],
  check(component, document, scope, report) {
    const [object = '', field = ''] = component.fullName.split('.');
    const own = valueOf(document, 'fullName');
    if (own !== undefined && own !== field)
      report.error(
        component,
        'NAME_MISMATCH',
        `The element fullName is ${own}, but the file is named ${field}`,
        childOf(document, 'fullName'),
      );
    if (scope.hasObject(object) === false)
      report.error(component, 'MISSING_REFERENCE', `In field: object - no CustomObject named ${object} found`);
    if (!field.endsWith('__c')) return;
    const type = valueOf(document, 'type');
    if (!type) report.error(component, 'REQUIRED_MISSING', 'Required field is missing: type');
    if (!valueOf(document, 'label')) report.error(component, 'REQUIRED_MISSING', 'Required field is missing: label');
    checkType(component, document, object, type ?? '', scope, report);
  },
};

const NEEDS: Readonly<Record<string, readonly string[]>> = {
  Text: ['length'],
  LongTextArea: ['length', 'visibleLines'],
  Html: ['length', 'visibleLines'],
  EncryptedText: ['length', 'maskChar', 'maskType'],
  Number: ['precision', 'scale'],
  Currency: ['precision', 'scale'],
  Percent: ['precision', 'scale'],
  Lookup: ['referenceTo'],
  MasterDetail: ['referenceTo', 'relationshipName'],
  MetadataRelationship: ['referenceTo'],
  AutoNumber: ['displayFormat'],
  Checkbox: ['defaultValue'],
  MultiselectPicklist: ['visibleLines'],
};

function checkType(
  component: ParsedComponent,
  document: XmlElement,
  object: string,
  type: string,
  scope: Scope,
  report: Report,
): void {
  const isFormula = childOf(document, 'formula') !== undefined;
  const needs = (NEEDS[type] ?? []).filter((name) => !isFormula || (name !== 'length' && name !== 'defaultValue'));
  for (const name of needs)
    if (!childOf(document, name))
      report.error(component, 'REQUIRED_MISSING', `Required field is missing: ${name}`, childOf(document, 'type'));
  const target = childOf(document, 'referenceTo');
  if (target && scope.hasObject(target.text.trim()) === false)
    report.error(
      component,
      'MISSING_REFERENCE',
      `In field: referenceTo - no CustomObject named ${target.text.trim()} found`,
      target,
    );
  if (object.endsWith('__e') && type !== '' && !EVENT_FIELDS.includes(type))
    report.error(
      component,
      'INVALID_FIELD_TYPE',
      `A platform event cannot have a field of type ${type}: ${EVENT_FIELDS.join(', ')}`,
      childOf(document, 'type'),
    );
  const length = Number(valueOf(document, 'length'));
  if (type === 'Text' && length > 255)
    report.error(
      component,
      'INVALID_LENGTH',
      `Text fields hold at most 255 characters, not ${length}`,
      childOf(document, 'length'),
    );
  checkPicklist(component, document, type, report);
}

function checkPicklist(component: ParsedComponent, document: XmlElement, type: string, report: Report): void {
  if (type !== 'Picklist' && type !== 'MultiselectPicklist') return;
  const set = childOf(document, 'valueSet');
  if (!set)
    return report.error(
      component,
      'REQUIRED_MISSING',
      'Required field is missing: valueSet',
      childOf(document, 'type'),
    );
  const definition = childOf(set, 'valueSetDefinition');
  const seen = new Set<string>();
  for (const value of definition ? childrenOf(definition, 'value') : []) {
    const name = valueOf(value, 'fullName') ?? '';
    if (seen.has(name.toLowerCase()))
      report.error(component, 'DUPLICATE_VALUE', `Duplicate label or name in the picklist: ${name}`, value);
    seen.add(name.toLowerCase());
  }
}

export const labels: Rule = {
  types: ['CustomLabel'],
  check(component, document, scope, report) {
    const same = scope.components.filter(
      (other) => other.type === 'CustomLabel' && other.fullName.toLowerCase() === component.fullName.toLowerCase(),
    );
    if (same.length > 1 && same[0] !== component)
      report.error(
        component,
        'DUPLICATE_LABEL',
        `Duplicate value found: the custom label ${component.fullName} is defined twice`,
      );
    if (!/^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(component.fullName))
      report.error(
        component,
        'INVALID_NAME',
        `The name ${component.fullName} can only contain alphanumeric characters and single underscores`,
      );
    if ((valueOf(document, 'value') ?? '').length > 1000)
      report.error(
        component,
        'INVALID_LENGTH',
        'A custom label holds at most 1000 characters',
        childOf(document, 'value'),
      );
  },
};

export const webLinks: Rule = {
  types: ['WebLink'],
  check(component, document, _scope, report) {
    if (valueOf(document, 'linkType') === 'url' && !valueOf(document, 'url'))
      report.error(component, 'REQUIRED_MISSING', 'Required field is missing: url');
    if (isTrue(document, 'requireRowSelection') && valueOf(document, 'displayType') !== 'massActionButton')
      report.error(
        component,
        'INVALID_LINK',
        'requireRowSelection needs the display type massActionButton',
        childOf(document, 'requireRowSelection'),
      );
  },
};
