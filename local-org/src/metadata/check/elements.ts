import type { ParsedComponent } from '../components.ts';
import { HIGHEST_VERSION, type FieldLists } from '../fields/field-lists.ts';
import type { ElementDef } from '../fields/types.ts';
import { valueOf, type XmlElement } from '../xml/parse.ts';
import type { Report } from './report.ts';
import { didYouMean } from './suggest.ts';
import { metadataRegistry } from '../registry.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
/** Descriptions that were made by the Tooling API carry its namespace, and deploy. */
const TOOLING_NAMESPACE = 'urn:metadata.tooling.soap.sforce.com';
const OPAQUE = new Set(['LightningComponentBundle.targetConfigs', 'CustomMetadataValue.value']);

interface Walk {
  readonly component: ParsedComponent;
  readonly fields: FieldLists;
  readonly report: Report;
  readonly version: number | null;
}

/** One document against the field list. The wording is that of the platform's deserializer where it is known. */
export function checkDocument(
  component: ParsedComponent,
  fields: FieldLists,
  report: Report,
  deployVersion: string | null,
): void {
  const root = component.document;
  if (!root) return;
  const type = documentType(component, root, fields, report);
  if (type === null) return;
  checkNamespace(component, root, report);
  const version = fileVersion(component, root, deployVersion, report);
  checkElement(root, type, { component, fields, report, version });
}

function documentType(component: ParsedComponent, root: XmlElement, fields: FieldLists, report: Report): string | null {
  const isSettings = component.type === 'Settings';
  const expected = isSettings ? `${component.fullName}Settings` : component.type;
  if (root.name !== expected) {
    const known = isSettings ? fields.typeNames().filter((name) => name.endsWith('Settings')) : [expected];
    const hint = isSettings ? didYouMean(root.name, known) : '';
    report.error(component, 'WRONG_ROOT', `The root element must be ${expected}, not ${root.name}.${hint}`);
    return null;
  }
  if (fields.type(expected)) return expected;
  report.error(
    component,
    'UNKNOWN_TYPE',
    `Unknown type name '${expected}' specified in package.xml.${didYouMean(expected, fields.typeNames())}`,
  );
  return null;
}

/** The CLI writes the settings and objects of a scratch definition without a namespace, and labels are parts of a file. */
const WITHOUT_NAMESPACE = ['Settings', 'CustomObject', 'CustomLabel'];

function checkNamespace(component: ParsedComponent, root: XmlElement, report: Report): void {
  const parent = metadataRegistry().parentOf(component.type)?.parent;
  const isChild = parent?.suffix != null && component.documentPath.endsWith(`.${parent.suffix}`);
  const namespace = root.attributes['xmlns'];
  if (
    namespace === NAMESPACE ||
    namespace === TOOLING_NAMESPACE ||
    (namespace === undefined && (isChild || WITHOUT_NAMESPACE.includes(component.type)))
  )
    return;
  const message =
    namespace === undefined
      ? `The root element needs xmlns="${NAMESPACE}"`
      : `Wrong namespace '${namespace}': it must be ${NAMESPACE}`;
  report.error(component, 'WRONG_NAMESPACE', message, root);
}

/** The version of the file's own `apiVersion`, else that of the deploy. */
function fileVersion(
  component: ParsedComponent,
  root: XmlElement,
  deployVersion: string | null,
  report: Report,
): number | null {
  const own = valueOf(root, 'apiVersion');
  if (own === undefined) return deployVersion === null ? null : Number(deployVersion);
  if (/^\d+(\.0)?$/.test(own) && Number(own) > HIGHEST_VERSION) {
    const at = root.children.find((child) => child.name === 'apiVersion');
    report.error(
      component,
      'VERSION_TOO_HIGH',
      `Invalid api version specified: ${own}. The highest version of this org is ${HIGHEST_VERSION}.0`,
      at,
    );
  }
  return deployVersion === null ? Number(own) : Number(deployVersion);
}

function checkElement(element: XmlElement, type: string, walk: Walk): void {
  const { component, fields, report } = walk;
  const defs = fields.elements(type);
  const stray = element.text.trim();
  if (stray !== '')
    report.error(
      component,
      'STRAY_TEXT',
      `Unexpected text '${stray.slice(0, 40)}' in element ${element.name}`,
      element,
    );
  const lastSeen = new Map<string, number>();
  element.children.forEach((child, index) => {
    const def = defs.get(child.name);
    if (!def) return reportUnknown(child, type, walk);
    const last = lastSeen.get(child.name);
    if (last !== undefined && (!def.repeatable || last !== index - 1))
      report.error(
        component,
        'DUPLICATE_ELEMENT',
        `Element ${child.name} is duplicated at this location in type ${type}`,
        child,
      );
    lastSeen.set(child.name, index);
    checkVersion(child, def, type, walk);
    checkValue(child, def, type, walk);
  });
  for (const def of defs.values()) if (def.required && !lastSeen.has(def.name)) reportMissing(element, def, walk);
}

function reportUnknown(child: XmlElement, type: string, { component, fields, report }: Walk): void {
  const defs = fields.elements(type);
  const home = fields.typeNames().find((name) => isRelated(name, type) && fields.elements(name).has(child.name));
  const place = home === undefined ? '' : ` It belongs into ${home}.`;
  const hint = didYouMean(child.name, defs.keys());
  const code = hint === '' && home !== undefined ? 'MISPLACED_ELEMENT' : 'UNKNOWN_ELEMENT';
  report.error(
    component,
    code,
    `Element {${NAMESPACE}}${child.name} invalid at this location in type ${type}.${hint}${place}`,
    child,
  );
}

function isRelated(name: string, type: string): boolean {
  return name !== type && (name.startsWith(type.slice(0, 8)) || type.startsWith(name.slice(0, 8)));
}

/** Required by the reference, and deployed without it by public projects: an org takes its default. */
const DEFAULTED = new Set(['ApexClass.status', 'ApexTrigger.status']);

function reportMissing(element: XmlElement, def: ElementDef, { component, report }: Walk): void {
  if (DEFAULTED.has(`${component.type}.${def.name}`)) return;
  const message = `Required field is missing: ${def.name}`;
  const isDefaulted = def.type === 'boolean' || def.type === 'number';
  const isTopLevel = element === component.document;
  if (isDefaulted && (!isTopLevel || component.type !== 'Certificate'))
    report.warning(component, 'REQUIRED_MISSING', message, element);
  else report.error(component, 'REQUIRED_MISSING', message, element);
}

function checkVersion(child: XmlElement, def: ElementDef, type: string, { component, report, version }: Walk): void {
  if (version === null || Number.isNaN(version) || def.since <= version) return;
  const message = `Property '${child.name}' not valid in version ${version.toFixed(1)}: ${type}.${child.name} needs ${def.since}.0`;
  report.error(component, 'ELEMENT_TOO_NEW', message, child);
}

function checkValue(child: XmlElement, def: ElementDef, type: string, walk: Walk): void {
  const { component, fields, report } = walk;
  if (OPAQUE.has(`${type}.${child.name}`) || def.type === 'any') return;
  if (fields.type(def.type)) return checkElement(child, def.type, walk);
  const nested = child.children[0];
  if (nested) {
    report.error(
      component,
      'MISPLACED_ELEMENT',
      `Unexpected element {${NAMESPACE}}${nested.name} during simple type deserialization`,
      nested,
    );
    return;
  }
  const value = child.text.trim();
  const values = fields.enumValues(def.type);
  if (values && !values.includes(value) && !isUntranslated(component, value))
    report.error(
      component,
      'INVALID_ENUM',
      `'${value}' is not a valid value for the enum '${def.type}'.${didYouMean(value, values)}`,
      child,
    );
  const problem = scalarProblem(def.type, value);
  if (problem) report.error(component, problem.code, problem.message, child);
}

/** A retrieve gives what nobody has translated as an element that holds a comment alone, and an org takes it back. */
function isUntranslated({ type }: ParsedComponent, value: string): boolean {
  return value === '' && type === 'CustomObjectTranslation';
}

function scalarProblem(type: string, value: string): { code: string; message: string } | null {
  if (type === 'boolean' && !/^(true|false|0|1)$/.test(value))
    return { code: 'INVALID_BOOLEAN', message: `'${value}' is not a valid value for the type xsd:boolean` };
  if (type === 'number' && !/^-?\d+(\.\d+)?$/.test(value))
    return { code: 'INVALID_NUMBER', message: `'${value}' is not a valid value for the type xsd:int` };
  return null;
}
