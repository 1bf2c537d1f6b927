import type { PartnerPlan } from './plan.ts';
import { classMetadata, clientClass, clientTest, statusClass } from './templates/apex.ts';
import { externalCredential, namedCredential } from './templates/credentials.ts';
import { description } from './templates/description.ts';
import { permissionSet } from './templates/permission-set.ts';
import { registerEntry } from './templates/register-entry.ts';
import { runbook } from './templates/runbook.ts';
import { simulator } from './templates/simulator.ts';
import { story } from './templates/story.ts';

/** Every file of a partner by its path from the root. Nothing else in the project names a partner. */
export function partnerFiles(plan: PartnerPlan): ReadonlyMap<string, string> {
  const { names } = plan;
  const main = `force-app/main/partners/${names.folder}`;
  const test = `force-app/test/partners/${names.folder}`;
  const classes = [
    [`${main}/classes/${names.client}.cls`, clientClass(plan)],
    [`${main}/classes/${names.status}.cls`, statusClass(plan)],
    [`${test}/classes/${names.clientTest}.cls`, clientTest(plan)],
  ] as const;
  return new Map([
    [`${main}/namedCredentials/${names.developerName}.namedCredential-meta.xml`, namedCredential(plan)],
    [`${main}/externalCredentials/${names.externalCredential}.externalCredential-meta.xml`, externalCredential(plan)],
    [`${main}/permissionsets/${names.permissionSet}.permissionset-meta.xml`, permissionSet(plan)],
    [`${main}/customMetadata/Hub_Integration.${names.developerName}.md-meta.xml`, registerEntry(plan)],
    ...classes.flatMap(([file, text]): [string, string][] => [
      [file, text],
      [`${file}-meta.xml`, classMetadata()],
    ]),
    [`simulators/src/partners/${names.folder}.ts`, simulator(plan)],
    [`simulators/src/partners/${names.folder}.openapi.yaml`, description(plan)],
    [`e2e/partners/${names.folder}.ts`, story(plan)],
    [`docs/runbooks/partner-${names.folder}.md`, runbook(plan)],
  ]);
}
