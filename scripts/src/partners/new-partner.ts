import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { writeManifests } from '../manifests/write.ts';
import { writeRunbookList } from '../runbooks/write.ts';
import { refuseCollisions } from './collisions.ts';
import { partnerFiles } from './files.ts';
import { planPartner, type PartnerPlan, type PartnerRequest } from './plan.ts';

export interface NewPartner {
  readonly plan: PartnerPlan;
  /** from the root, as written */
  readonly files: readonly string[];
}

/** Writes the folder of a partner into the project at `root`: everything, or nothing and PartnerRefusedError. What is made from the folders is made anew. */
export async function newPartner(root: string, request: PartnerRequest): Promise<NewPartner> {
  const plan = planPartner(request);
  const raw = partnerFiles(plan);
  await refuseCollisions(root, plan, raw.keys());
  const files = new Map<string, string>();
  for (const [file, text] of raw) files.set(file, await formatted(path.join(root, file), text));
  for (const [file, text] of files) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text, { flag: 'wx' });
  }
  await writeManifests(root);
  await writeRunbookList(root);
  return { plan, files: [...files.keys()] };
}

/** Metadata is canonical as it is made; everything else in the project's own format. */
async function formatted(file: string, text: string): Promise<string> {
  return file.endsWith('-meta.xml') ? text : format(text, { ...(await resolveConfig(file)), filepath: file });
}
