import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { runOrThrow } from '../../scripts/src/process/run.ts';
import { ROOT } from '../../scripts/src/start/system.ts';
import type { BenchCase } from '../measurement.ts';

const LAUNCHER = path.join(ROOT, 'local-org/bin/local-org.js');
const COLD = 2;
const WARM = 3;

interface Run {
  readonly milliseconds: number;
  readonly peakMemory: string;
}

/** All Apex tests of force-app by one command, from the start of the process to its end. */
export const apexTests: BenchCase = {
  name: 'apex-tests',
  async run({ folder }) {
    const caches = Array.from({ length: COLD }, () => mkdtempSync(path.join(folder, 'compiled-')));
    const cold: Run[] = [];
    for (const cache of caches) cold.push(await testForceApp(cache));
    const warm: Run[] = [];
    for (let index = 0; index < WARM; index += 1) warm.push(await testForceApp(caches[0]));
    return [
      measurement('with an empty compile cache', cold),
      { ...measurement('with what an earlier run kept', warm), beside: { what: 'the first', samples: millis(cold) } },
    ];
  },
};

async function testForceApp(cache: string): Promise<Run> {
  const started = performance.now();
  const { stdout } = await runOrThrow([
    ...[process.execPath, LAUNCHER, 'test', '--source-dir', path.join(ROOT, 'force-app')],
    ...['--shape', 'enterprise', '--code-coverage', '--compile-cache', cache, '--json'],
  ]);
  const milliseconds = performance.now() - started;
  const { summary } = JSON.parse(stdout) as { summary: { peakMemory: string } };
  return { milliseconds, peakMemory: summary.peakMemory };
}

function measurement(how: string, runs: readonly Run[]) {
  const memory = Math.max(...runs.map((run) => Number.parseInt(run.peakMemory, 10)));
  return { what: `Apex tests of force-app, ${how}`, target: null, samples: millis(runs), note: `${memory} MB at most` };
}

function millis(runs: readonly Run[]): number[] {
  return runs.map((run) => run.milliseconds);
}
