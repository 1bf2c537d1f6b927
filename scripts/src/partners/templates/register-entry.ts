import type { PartnerPlan } from '../plan.ts';
import { element, escaped, metadataFile } from './xml.ts';

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';
type Value = string | number | null;

/** The partner's entry in the register of integrations. No retry is assumed safe, and nothing is known of keys. */
export function registerEntry({ names, label, facts, healthPath }: PartnerPlan): string {
  const fields: readonly (readonly [string, Value])[] = [
    ['Breaker_Failures', 5],
    ['Breaker_Seconds', 60],
    ['Callouts_Reserved', 0],
    ['Credential', names.developerName],
    ['Criticality', 'Medium'],
    ['Data_Class', 'Internal'],
    ['Direction', 'Outbound'],
    ['Expected_Parameters', facts.parameters.join(',')],
    ['Health_Method', 'GET'],
    ['Health_Path', healthPath],
    ['Idempotency_Header', null],
    ['Inline_Retries', 1],
    ['Keep_Days', 7],
    ['Outbox_Attempts', 8],
    ['Primary_Owner', 'Salesforce platform lead'],
    ['Runbook', `docs/runbooks/partner-${names.folder}.md`],
    ['Secondary_Owner', 'Security lead'],
    ['Timeout_Ms', 10_000],
  ];
  return metadataFile(
    'CustomMetadata',
    [element('label', label), element('protected', 'false'), ...fields.map(([name, value]) => field(name, value))].join(
      '\n',
    ),
    ` ${XSI}`,
  );
}

function field(name: string, value: Value): string {
  return `    <values>\n        <field>${name}__c</field>\n        ${typed(value)}\n    </values>`;
}

function typed(value: Value): string {
  if (value === null) return '<value xsi:nil="true"/>';
  if (typeof value === 'number') return `<value xsi:type="xsd:double">${value.toFixed(1)}</value>`;
  return `<value xsi:type="xsd:string">${escaped(value)}</value>`;
}
