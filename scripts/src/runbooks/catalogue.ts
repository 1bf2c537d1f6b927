import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';

const SEVERITIES = ['critical', 'high', 'medium', 'low'];
const parser = new XMLParser({ parseTagValue: false });

/** One `Hub_Check__mdt` record with what its class says about severities. */
export interface CheckEntry {
  readonly id: string;
  /** what is so when the check passes */
  readonly label: string;
  /** of the Security Benchmark for Salesforce; null when it serves none */
  readonly control: string | null;
  readonly severities: readonly string[];
}
/** One register entry that names a runbook. */
export interface PartnerEntry {
  readonly label: string;
  /** below docs/runbooks */
  readonly file: string;
}

interface CustomMetadata {
  readonly label: string;
  readonly values: readonly { readonly field: string; readonly value?: string }[];
}

/** All checks of force-app in the order of their ids. */
export function readChecks(root: string): CheckEntry[] {
  return records(root, 'Hub_Check')
    .map(({ label, fields }) => ({
      id: fields.get('Check_Id__c') ?? '',
      label,
      control: fields.get('Control__c') || null,
      severities: severitiesOf(root, fields.get('Class_Name__c') ?? ''),
    }))
    .toSorted((a, b) => a.id.localeCompare(b.id));
}

/** All partners of the register in the order of their runbooks. */
export function readPartners(root: string): PartnerEntry[] {
  return records(root, 'Hub_Integration')
    .map(({ label, fields }) => ({ label, file: path.basename(fields.get('Runbook__c') ?? '') }))
    .filter(({ file }) => file !== '')
    .toSorted((a, b) => a.file.localeCompare(b.file));
}

function records(root: string, type: string): { label: string; fields: Map<string, string> }[] {
  return globSync(`force-app/main/**/customMetadata/${type}.*.md-meta.xml`, { cwd: root }).map((file) => {
    const { CustomMetadata: record } = parser.parse(readFileSync(path.join(root, file), 'utf8')) as {
      CustomMetadata: CustomMetadata;
    };
    return { label: record.label, fields: new Map(record.values.map(({ field, value }) => [field, value ?? ''])) };
  });
}

function severitiesOf(root: string, className: string): string[] {
  const [file] = globSync(`force-app/main/**/classes/${className}.cls`, { cwd: root });
  if (file === undefined)
    throw new Error(`A Hub_Check__mdt record names ${className}, which is no class of force-app.`);
  const code = readFileSync(path.join(root, file), 'utf8');
  return SEVERITIES.filter((severity) => code.includes(`HubFinding.${severity.toUpperCase()}`));
}
