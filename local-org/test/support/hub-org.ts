import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ComponentSet, MetadataConverter } from '@salesforce/source-deploy-retrieve';
import { startSimulators, type RunningSimulators } from 'simulators';
import { compileBundles } from '../../../scripts/src/lwc/compile.ts';
import { deployZip } from '../../../scripts/src/org/deploy-files.ts';
import { assignHubPermissionSets } from '../../../scripts/src/org/permission-sets.ts';
import type { RestSession } from '../../../scripts/src/org/rest.ts';
import { connectOwnOrg } from '../../../scripts/src/own-org/connect.ts';
import { connectDemoPartners } from '../../../scripts/src/start/demo-connections.ts';
import { startServer, type Server } from './server.ts';
import { ROOT, type Workplace } from './workplace.ts';

/** A local org that has force-app, with its demo partners and itself connected. */
export interface HubOrg {
  readonly server: Server;
  readonly session: RestSession;
  readonly simulators: RunningSimulators;
}

export async function startHubOrg(place: Workplace): Promise<HubOrg> {
  const simulators = await startSimulators();
  place.onRemove(() => simulators.close());
  const hosts = join(place.folder, 'hosts.json');
  writeFileSync(hosts, JSON.stringify(simulators.hosts));
  const server = await startServer(place, '--hosts', hosts, '--shape', 'enterprise');
  const session: RestSession = { url: server.url, accessToken: server.accessToken, apiVersion: '67.0' };
  compileBundles(ROOT);
  await deployZip(session, 'force-app', await packageOf(join(ROOT, 'force-app/main')));
  await connectDemoPartners(session, simulators);
  await assignHubPermissionSets(session, server.username);
  await connectOwnOrg(session, { username: server.username, timeoutMinutes: 1, onStep: () => undefined });
  return { server, session, simulators };
}

async function packageOf(folder: string): Promise<Uint8Array> {
  const set = ComponentSet.fromSource(folder);
  const { zipBuffer } = await new MetadataConverter().convert(set, 'metadata', { type: 'zip' });
  if (zipBuffer === undefined) throw new Error(`${folder} gave no package`);
  return zipBuffer;
}
