import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CalloutRequest, CalloutResult } from '../../org/types.ts';
import { openSourceOrg, type SourceOrg } from './source-org.ts';
import type { WorkerOptions } from './workers.ts';

const CLASS_META =
  '<?xml version="1.0" encoding="UTF-8"?><ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion><status>Active</status></ApexClass>';
const TRIGGER_META = CLASS_META.replaceAll('ApexClass', 'ApexTrigger');

/** A source folder for tests of this room: classes and triggers by name, other files by path. */
export async function writeProject(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'apex-run-'));
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  await write('sfdx-project.json', '{"packageDirectories":[{"path":"src","default":true}],"sourceApiVersion":"67.0"}');
  for (const [name, text] of Object.entries(files)) {
    const isTrigger = name.endsWith('.trigger');
    const path = /\.(cls|trigger)$/.test(name) ? `src/${isTrigger ? 'triggers' : 'classes'}/${name}` : `src/${name}`;
    await write(path, text);
    if (/\.(cls|trigger)$/.test(name)) await write(`${path}-meta.xml`, isTrigger ? TRIGGER_META : CLASS_META);
  }
  return folder;
}

export interface TestOrg extends SourceOrg {
  readonly callouts: CalloutRequest[];
}

/** An org with this source; callouts are answered by `answer`. */
export async function openProject(
  files: Readonly<Record<string, string>>,
  answer: (request: CalloutRequest) => CalloutResult = () => ({ ok: false, message: 'Read timed out' }),
  options: Partial<WorkerOptions> = {},
): Promise<TestOrg> {
  const folder = await writeProject(files);
  const callouts: CalloutRequest[] = [];
  const callout = (request: CalloutRequest): Promise<CalloutResult> => {
    callouts.push(request);
    return Promise.resolve(answer(request));
  };
  const org = await openSourceOrg([join(folder, 'src')], 'developer', { callout, ...options });
  const close = async (): Promise<void> => {
    await org.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...org, callouts, close };
}
