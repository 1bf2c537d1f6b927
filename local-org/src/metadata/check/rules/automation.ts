import type { XmlElement } from '../../xml/parse.ts';
import { childrenOf, isTrue, type Rule } from './rule.ts';

/** What would change records in an org and does nothing here; said by name, so that nobody takes silence for success. */
interface Automation {
  readonly type: string;
  /** as people call it */
  readonly what: string;
  readonly code: string;
  readonly isOn: (document: XmlElement) => boolean;
}

const isActive = (document: XmlElement): boolean => isTrue(document, 'active');
const AUTOMATIONS: readonly Automation[] = [
  { type: 'ApprovalProcess', what: 'approval process', code: 'APPROVAL_PROCESS', isOn: isActive },
  { type: 'AssignmentRule', what: 'assignment rule', code: 'ASSIGNMENT_RULE', isOn: isActive },
  { type: 'AutoResponseRule', what: 'auto-response rule', code: 'AUTO_RESPONSE_RULE', isOn: isActive },
  {
    type: 'DuplicateRule',
    what: 'duplicate rule',
    code: 'DUPLICATE_RULE',
    isOn: (document) => isTrue(document, 'isActive'),
  },
  { type: 'EscalationRule', what: 'escalation rule', code: 'ESCALATION_RULE', isOn: isActive },
  { type: 'WorkflowRule', what: 'workflow rule', code: 'WORKFLOW_RULE', isOn: isActive },
];

export const automations: Rule = {
  types: AUTOMATIONS.map(({ type }) => type),
  check(component, document, _scope, report) {
    const found = AUTOMATIONS.find(({ type }) => type === component.type);
    if (found?.isOn(document) === true)
      report.warning(
        component,
        `UNSUPPORTED_${found.code}`,
        `Not run by the local org: the ${found.what} ${component.fullName} is active, and what it does to records in an org does not happen here.`,
      );
  },
};

/** Lookup filters restrict which records a lookup may name. */
export const lookupFilters: Rule = {
  types: ['CustomField'],
  check(component, document, _scope, report) {
    for (const filter of childrenOf(document, 'lookupFilter'))
      if (isTrue(filter, 'active') && !isTrue(filter, 'isOptional'))
        report.warning(
          component,
          'UNSUPPORTED_LOOKUP_FILTER',
          `Not checked by the local org: the lookup filter of ${component.fullName}.`,
          filter,
        );
  },
};
