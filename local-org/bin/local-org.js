#!/usr/bin/env node
// Plain JavaScript that any Node can read: the rest runs on the Node of the npm package `node`.
import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAJOR = 24;
const here = dirname(fileURLToPath(import.meta.url));
const entry = join(here, '..', 'src', 'cli', 'entry.ts');

function packagedNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'));
    return join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  } catch {
    return undefined;
  }
}

function majorOf(node) {
  const { stdout, status } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return status === 0 ? Number(/^v(\d+)/.exec(stdout)?.[1]) : undefined;
}

function suitableNode() {
  if (Number(process.versions.node.split('.')[0]) >= MAJOR) return process.execPath;
  const node = packagedNode();
  if (node === undefined) return fail('the npm package `node` is not installed. Run `npm ci`.');
  const major = majorOf(node);
  if (major === undefined) {
    return fail(
      `${node} is missing or does not run, because install scripts were skipped. ` +
        'Run `npm rebuild node --ignore-scripts=false`, or use Node 24 or later.',
    );
  }
  if (major < MAJOR) return fail(`${node} is Node ${major}. Run \`npm ci\` to install Node ${MAJOR}.`);
  return node;
}

/**
 * Types erased and code compiled once for all starts; worker threads find it too. Node 20 does not know the variable.
 * Without a log file the Salesforce libraries start no thread for it, whose end would be waited for.
 */
function environment() {
  const packages = dirname(dirname(createRequire(import.meta.url).resolve('fflate/package.json')));
  return {
    NODE_COMPILE_CACHE: join(packages, '.cache', 'local-org', 'compiled'),
    SF_DISABLE_LOG_FILE: 'true',
    ...process.env,
  };
}

function fail(reason) {
  process.stderr.write(`local-org needs Node ${MAJOR}; this is Node ${process.versions.node}, and ${reason}\n`);
  process.exit(1);
}

/** V8 keeps twice as much for young objects on a large machine; a compile of much Apex is as fast with this. */
const MEMORY = '--max-semi-space-size=8';

const child = spawn(suitableNode(), [MEMORY, entry, ...process.argv.slice(2)], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'], // the server notices when this process is gone
  env: environment(),
});
// A terminal sends Ctrl-C to both processes; the signal must not end this one before the other has shut down.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('error', (error) => fail(error.message));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
