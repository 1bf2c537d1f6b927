// Prints as JSON how many milliseconds the programs of Programs.cls take, compiled as the org runs them and walked, in turns.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ApexRuntime } from '../../../local-org/src/apex/abi.ts';
import { bindClass } from '../../../local-org/src/apex/check/index.ts';
import { declare, newChecker } from '../../../local-org/src/apex/emit/checker.ts';
import { parseSource } from '../../../local-org/src/apex/emit/outlines.ts';
import { compile } from '../../../local-org/src/apex/index.ts';
import { LoadedProgram } from '../../../local-org/src/apex/run/program.ts';
import { createValueRuntime } from '../../../local-org/src/apex/runtime/index.ts';
import { openSchema } from '../../../local-org/src/schema/index.ts';
import { TreeWalker } from './walker.ts';

const TURNS = 3;
const PROGRAMS: Readonly<Record<string, number>> = {
  loops: 3_000_000,
  strings: 3_000_000,
  maps: 1_000_000,
  recursion: 26,
  lists: 1_000_000,
  decimals: 500_000,
  longs: 3_000_000,
};
const WARM_UP: Readonly<Record<string, number>> = { recursion: 18 };
const WARM_UP_TIMES = 20_000;

export interface SpeedOfProgram {
  readonly name: string;
  readonly compiled: readonly number[];
  readonly walked: readonly number[];
}
type Run = (name: string, times: number) => unknown;

const runtime = { ...createValueRuntime(), touch: () => undefined, coverage: null } as unknown as ApexRuntime;
const schema = openSchema({ shape: 'developer' });
const file = path.join(import.meta.dirname, 'Programs.cls');
const source = { path: file, text: readFileSync(file, 'utf8'), apiVersion: 67 };

function compiled(): Run {
  const { problems, program } = compile({ files: [source], schema, cache: null });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  // The look at the clock is the engine's own; here no limit ends the program.
  const loaded = new LoadedProgram(program, { ...runtime, checkCpu: () => undefined });
  const programs = loaded.get('Programs').$s() as unknown as Record<string, (times: number) => unknown>;
  return (name, times) => programs[`m_${name}$integer`](times);
}

function walked(): Run {
  const checker = newChecker({ schema });
  const tree = parseSource(source);
  const symbol = tree && declare(tree, source, checker);
  if (!symbol) throw new Error(`${file} cannot be read`);
  const walker = new TreeWalker(bindClass(symbol, 'inherited', checker), runtime);
  return (name, times) => walker.run(name, [times]);
}

function millis(run: Run, name: string): number {
  const started = performance.now();
  run(name, PROGRAMS[name]);
  return performance.now() - started;
}

function measure(name: string, ours: Run, theirs: Run): SpeedOfProgram {
  const times = WARM_UP[name] ?? WARM_UP_TIMES;
  const [one, other] = [ours(name, times), theirs(name, times)].map(String);
  if (one !== other) throw new Error(`${name} gives ${one} compiled and ${other} walked`);
  const turns = Array.from({ length: TURNS }, () => [millis(ours, name), millis(theirs, name)] as const);
  return { name, compiled: turns.map(([own]) => own), walked: turns.map(([, walk]) => walk) };
}

const [ours, theirs] = [compiled(), walked()];
process.stdout.write(JSON.stringify(Object.keys(PROGRAMS).map((name) => measure(name, ours, theirs))));
