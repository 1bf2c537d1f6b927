import path from 'node:path';
import { runOrThrow } from '../../scripts/src/process/run.ts';
import { minimum, type BenchCase } from '../measurement.ts';
import type { SpeedOfProgram } from '../support/tree-walker/main.ts';

const PROGRAM = path.join(import.meta.dirname, '../support/tree-walker/main.ts');
/** How many times as fast as the walker compiled Apex has to be, where that was promised. */
const TIMES = 9;
const PROMISED: ReadonlySet<string> = new Set(['loops', 'strings', 'maps', 'recursion']);

/** Apex that computes, beside a naive walker of the same checked tree on the same values, in one process and in turns. */
export const apexSpeed: BenchCase = {
  name: 'apex-speed',
  async run() {
    const { stdout } = await runOrThrow([process.execPath, PROGRAM]);
    return (JSON.parse(stdout) as SpeedOfProgram[]).map(({ name, compiled, walked }) => ({
      what: `compiled Apex: ${name}`,
      target: PROMISED.has(name) ? minimum(walked) / TIMES : null,
      samples: compiled,
      beside: { what: 'a tree walker', samples: walked },
      note: `the walker takes ${(minimum(walked) / minimum(compiled)).toPrecision(2)} times as long`,
    }));
  },
};
