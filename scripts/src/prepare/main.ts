import path from 'node:path';
import { runOrThrow } from '../process/run.ts';
import { compileBundles } from '../lwc/compile.ts';

/** After `npm ci`: what would otherwise make the first start slow. Each part is cached by content and skipped when it is there. */
const root = path.resolve(import.meta.dirname, '../../..');
compileBundles(root);
await runOrThrow([process.execPath, path.join(root, 'local-org/bin/local-org.js'), 'prepare'], {
  cwd: root,
  onOutput: (text) => process.stdout.write(text),
});
