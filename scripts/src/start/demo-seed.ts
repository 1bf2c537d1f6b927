import { createWriteStream, renameSync } from 'node:fs';
import { once } from 'node:events';
import { demoOrg } from '../../../config/demo-org/demo-org.ts';

/** Writes the demo org's rows as a seed file for `local-org start --seed`; the file is there as a whole or not at all. */
export async function writeSeedFile(file: string, now: number): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`;
  const stream = createWriteStream(draft, { mode: 0o600 });
  for (const record of demoOrg(now)) {
    if (!stream.write(`${JSON.stringify(record)}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
  renameSync(draft, file);
}
