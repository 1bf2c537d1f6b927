import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findSimulators } from 'simulators';
import { PartnerRefusedError } from './errors.ts';
import type { PartnerPlan } from './plan.ts';

/** Refuses a partner that is there already, in whole or in part. Metadata and Apex do not tell capitals from small letters. */
export async function refuseCollisions(root: string, plan: PartnerPlan, files: Iterable<string>): Promise<void> {
  const { names } = plan;
  if (existsSync(path.join(root, 'force-app/main/partners', names.folder)))
    throw new PartnerRefusedError(
      `The partner ${names.folder} exists: force-app/main/partners/${names.folder}.`,
      'Take another name, or change its files.',
    );
  const taken = new Map(
    globSync('{force-app,org-bound}/**/*.{cls,*-meta.xml}', { cwd: root }).map((file) => [component(file), file]),
  );
  for (const file of files) {
    const other = existsSync(path.join(root, file)) ? file : taken.get(component(file));
    if (other !== undefined)
      throw new PartnerRefusedError(`${other} is there already, and nothing is overwritten.`, 'Take another name.');
  }
  await refuseSimulatedHosts(root, plan);
}

/** `HubAcmeClient.cls` names a class wherever it is, `Hub_Acme.externalCredential-meta.xml` a credential. */
function component(file: string): string {
  return path.basename(file).toLowerCase();
}

async function refuseSimulatedHosts(root: string, { hosts, names }: PartnerPlan): Promise<void> {
  const folder = path.join(root, 'simulators/src/partners');
  for (const { simulator } of await findSimulators(pathToFileURL(`${folder}/`))) {
    if (simulator.name === names.folder)
      throw new PartnerRefusedError(`A simulator is called ${simulator.name} already.`, 'Take another name.');
    const host = hosts.find((wanted) => simulator.hosts.includes(wanted));
    if (host !== undefined)
      throw new PartnerRefusedError(
        `The simulator ${simulator.name} stands for ${host} already.`,
        'Call the partner that has this host, or name another host.',
      );
  }
}
