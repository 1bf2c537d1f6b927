import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run } from '../process/run.ts';
import { sf } from '../salesforce-cli/sf.ts';

/** `npm run reset`: ends a running demo, forgets its state, and signs the Salesforce CLI out of it. */
const root = path.resolve(import.meta.dirname, '../../..');
const state = path.join(root, '.local-org');
if (existsSync(state)) {
  await run([process.execPath, path.join(root, 'local-org/bin/local-org.js'), 'stop', '--state', state], { cwd: root });
}
for (const folder of [state, path.join(root, '.cache/start')]) rmSync(folder, { recursive: true, force: true });
try {
  await sf(['org', 'logout', '--target-org', 'hub-local', '--no-prompt'], { cwd: root });
} catch {
  console.log('The Salesforce CLI was not signed in as hub-local.');
}
console.log('The local org is gone. npm start makes a new one.');
