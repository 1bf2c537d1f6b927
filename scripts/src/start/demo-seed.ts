import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { demoOrg } from '../../../config/demo-org/demo-org.ts';

/** Writes the demo org's rows as a seed file for `local-org start --seed`. */
export async function writeSeedFile(file: string, now: number): Promise<void> {
  const stream = createWriteStream(file, { mode: 0o600 });
  for (const record of demoOrg(now)) {
    if (!stream.write(`${JSON.stringify(record)}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}
