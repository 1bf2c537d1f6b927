import path from 'node:path';
import { runOrThrow } from '../../scripts/src/process/run.ts';
import type { BenchCase } from '../measurement.ts';

const PROCESSES = 3;
const PROGRAM = path.join(import.meta.dirname, '../support/compile-force-app.ts');

interface Timings {
  readonly cold: number;
  readonly changed: readonly number[];
  readonly kept: number;
}

/** The Apex of force-app in a new process, and again with one class changed. */
export const apexCompile: BenchCase = {
  name: 'apex-compile',
  async run() {
    const runs: Timings[] = [];
    for (let index = 0; index < PROCESSES; index += 1) {
      const { stdout } = await runOrThrow([process.execPath, PROGRAM]);
      runs.push(JSON.parse(stdout) as Timings);
    }
    const cold = runs.map((run) => run.cold);
    return [
      { what: 'all Apex of force-app compiled, nothing kept', target: null, samples: cold },
      {
        what: 'the same with one class changed, in the same process',
        target: null,
        samples: runs.flatMap((run) => run.changed),
        beside: { what: 'the first', samples: cold },
      },
      {
        what: 'the same unchanged, kept on disk',
        target: null,
        samples: runs.map((run) => run.kept),
        beside: { what: 'the first', samples: cold },
      },
    ];
  },
};
