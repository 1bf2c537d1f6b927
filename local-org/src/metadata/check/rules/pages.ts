import type { ParsedComponent } from '../../components.ts';
import type { XmlElement } from '../../xml/parse.ts';
import type { Report } from '../report.ts';
import type { Scope } from '../scope.ts';
import { childOf, childrenOf, isTrue, requireReference, valueOf, type Rule } from './rule.ts';

const TAB_KINDS = ['customObject', 'flexiPage', 'lwcComponent', 'auraComponent', 'page', 'url', 'scontrol'];
/** The target that a component needs on a page of this type. */
const TARGETS: Readonly<Record<string, string>> = {
  AppPage: 'lightning__AppPage',
  HomePage: 'lightning__HomePage',
  RecordPage: 'lightning__RecordPage',
  UtilityBar: 'lightning__UtilityBar',
};

export const customTabs: Rule = {
  types: ['CustomTab'],
  check(component, document, scope, report) {
    const kinds = TAB_KINDS.filter((kind) => childOf(document, kind));
    if (kinds.length !== 1)
      report.error(
        component,
        'INVALID_TAB',
        `A tab needs exactly one of ${TAB_KINDS.join(', ')}, not ${kinds.length === 0 ? 'none' : kinds.join(' and ')}`,
      );
    requireReference(component, document, 'flexiPage', 'FlexiPage', scope, report);
    requireReference(component, document, 'page', 'ApexPage', scope, report);
    requireReference(component, document, 'auraComponent', 'AuraDefinitionBundle', scope, report);
    const lwc = childOf(document, 'lwcComponent');
    if (lwc) checkExposed(component, lwc.text.trim(), 'lightning__Tab', lwc, scope, report);
    if (isTrue(document, 'customObject') && scope.hasObject(component.fullName) === false)
      report.error(
        component,
        'MISSING_REFERENCE',
        `In field: customObject - no CustomObject named ${component.fullName} found`,
        childOf(document, 'customObject'),
      );
    if (!childOf(document, 'customObject') && !valueOf(document, 'label'))
      report.error(component, 'REQUIRED_MISSING', 'Required field is missing: label');
  },
};

export const flexiPages: Rule = {
  types: ['FlexiPage'],
  check(component, document, scope, report) {
    const target = TARGETS[valueOf(document, 'type') ?? ''];
    const identifiers = new Map<string, XmlElement>();
    const facets = new Set<string>();
    for (const region of childrenOf(document, 'flexiPageRegions')) {
      const mode = childOf(region, 'mode');
      if (mode && !valueOf(document, 'parentFlexiPage'))
        report.error(component, 'INVALID_PAGE', 'The element mode needs a parentFlexiPage', mode);
      for (const item of childrenOf(region, 'itemInstances'))
        checkItem(component, item, target, identifiers, scope, report);
      if (valueOf(region, 'type') === 'Facet') facets.add(valueOf(region, 'name') ?? '');
    }
    const used = new Set(document.children.flatMap((region) => valuesBelow(region)));
    for (const facet of facets)
      if (!used.has(facet)) report.error(component, 'INVALID_PAGE', `The facet ${facet} is not used by any component`);
  },
};

function checkItem(
  component: ParsedComponent,
  item: XmlElement,
  target: string | undefined,
  identifiers: Map<string, XmlElement>,
  scope: Scope,
  report: Report,
): void {
  const instances = [...childrenOf(item, 'componentInstance'), ...childrenOf(item, 'fieldInstance')];
  if (instances.length !== 1)
    report.error(component, 'INVALID_PAGE', 'itemInstances holds exactly one componentInstance or fieldInstance', item);
  for (const instance of instances) {
    const identifier = childOf(instance, 'identifier');
    const name = identifier?.text.trim() ?? '';
    if (identifier && identifiers.has(name))
      report.error(component, 'INVALID_PAGE', `The identifier ${name} is used twice on this page`, identifier);
    if (identifier) identifiers.set(name, identifier);
    const at = childOf(instance, 'componentName');
    const full = at?.text.trim() ?? '';
    const own = full.startsWith('c:') ? full.slice(2) : full;
    if (at && !own.includes(':')) checkExposed(component, own, target, at, scope, report);
  }
}

function valuesBelow(element: XmlElement): string[] {
  return element.children.flatMap((child) => (child.name === 'value' ? [child.text.trim()] : valuesBelow(child)));
}

/** A component on a page or tab is there, is exposed, and names the place as a target. */
function checkExposed(
  component: ParsedComponent,
  name: string,
  target: string | undefined,
  at: XmlElement,
  scope: Scope,
  report: Report,
): void {
  if (scope.has('AuraDefinitionBundle', name)) return;
  const bundle = scope.document('LightningComponentBundle', name);
  if (!bundle) {
    report.error(
      component,
      'MISSING_REFERENCE',
      `We couldn't retrieve the design time component information for component ${name}: no LightningComponentBundle named ${name} found`,
      at,
    );
    return;
  }
  const targets = childrenOf(bundle, 'targets').flatMap((list) => childrenOf(list, 'target').map((t) => t.text.trim()));
  if (!isTrue(bundle, 'isExposed'))
    report.error(component, 'NOT_EXPOSED', `The component ${name} is not exposed: set isExposed to true`, at);
  else if (target !== undefined && !targets.includes(target))
    report.error(
      component,
      'NOT_EXPOSED',
      `The component ${name} cannot be used here: it lacks the target ${target}`,
      at,
    );
}

export const applications: Rule = {
  types: ['CustomApplication'],
  check(component, document, scope, report) {
    for (const tab of childrenOf(document, 'tabs')) {
      const name = tab.text.trim();
      if (name.startsWith('standard-') || scope.has('CustomTab', name)) continue;
      report.error(component, 'MISSING_REFERENCE', `In field: tab - no CustomTab named ${name} found`, tab);
    }
    requireReference(component, document, 'utilityBar', 'FlexiPage', scope, report);
    if (!valueOf(document, 'label')) report.error(component, 'REQUIRED_MISSING', 'Required field is missing: label');
  },
};
