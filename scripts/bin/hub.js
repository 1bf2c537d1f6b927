#!/usr/bin/env node
// `hub <command>`: plain JavaScript that any Node can read; the commands run on Node 24.
process.argv.splice(2, 0, 'scripts/src/hub.ts');
await import('./run.js');
