#!/usr/bin/env node
// Runs a TypeScript program of this repository on the Node of the npm package `node`: node scripts/bin/run.js FILE [args…]
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..');
const executable = process.platform === 'win32' ? 'node.exe' : 'node';
const node = path.join(root, 'node_modules/node/bin', executable);
const isNewEnough = Number(process.versions.node.split('.')[0]) >= 24;

if (!isNewEnough && !existsSync(node)) {
  console.error(
    `Node 24 is not installed. This is Node ${process.versions.node}, and the npm package "node" has not put its Node into node_modules/node/bin,\n` +
      'which its install script does. Allow install scripts (npm config set ignore-scripts false) and run "npm ci" again.',
  );
  process.exit(1);
}
const [file, ...args] = process.argv.slice(2);
const child = spawn(isNewEnough ? process.execPath : node, ['--no-warnings', path.resolve(root, file), ...args], {
  stdio: 'inherit',
  // Types erased and code compiled once for all runs; an older Node does not know the variable.
  env: { NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/scripts'), ...process.env },
});
// The child gets Ctrl-C from the terminal itself; the launcher only waits for it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
